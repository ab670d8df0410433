import { type Parser, record, scalar, text } from "@plinth/core";

const COMMON = [
  "accountId",
  "apiId",
  "authorizer.error",
  "authorizer.principalId",
  "awsEndpointRequestId",
  "customDomain.basePathMatched",
  "domainName",
  "domainPrefix",
  "error.message",
  "error.messageString",
  "error.responseType",
  "extendedRequestId",
  "httpMethod",
  "identity.accountId",
  "identity.caller",
  "identity.clientCert.clientCertPem",
  "identity.clientCert.issuerDN",
  "identity.clientCert.serialNumber",
  "identity.clientCert.subjectDN",
  "identity.clientCert.validity.notAfter",
  "identity.clientCert.validity.notBefore",
  "identity.cognitoAuthenticationProvider",
  "identity.cognitoAuthenticationType",
  "identity.cognitoIdentityId",
  "identity.cognitoIdentityPoolId",
  "identity.principalOrgId",
  "identity.sourceIp",
  "identity.user",
  "identity.userAgent",
  "identity.userArn",
  "integration.error",
  "integration.integrationStatus",
  "integration.latency",
  "integration.requestId",
  "integration.status",
  "integrationLatency",
  "integrationStatus",
  "path",
  "protocol",
  "requestId",
  "requestTime",
  "requestTimeEpoch",
  "responseLatency",
  "responseLength",
  "stage",
  "status",
] as const;

/**
 * Variables of a line, by kind of API. AWS docs, "Customize HTTP API access logs" and "Variables for access logging for
 * API Gateway". `identity.apiKey` is left out: it would write the key itself into the log.
 */
export const LOG_VARIABLES = {
  HTTP: [...COMMON, "awsEndpointRequestId2", "dataProcessed", "integrationErrorMessage", "routeKey"],
  REST: [
    ...COMMON,
    "authenticate.error",
    "authenticate.latency",
    "authenticate.status",
    "authorize.error",
    "authorize.latency",
    "authorize.status",
    "authorizer.integrationLatency",
    "authorizer.integrationStatus",
    "authorizer.latency",
    "authorizer.requestId",
    "authorizer.status",
    "cipherSuite",
    "deploymentId",
    "error.validationErrorString",
    "identity.apiKeyId",
    "identity.vpcId",
    "identity.vpceId",
    "isCanaryRequest",
    "resourceId",
    "resourcePath",
    "tlsVersion",
    "waf.error",
    "waf.latency",
    "waf.status",
    "wafResponseCode",
    "webaclArn",
    "xrayTraceId",
  ],
} as const;

export type ApiKind = keyof typeof LOG_VARIABLES;

/** A variable of that kind of API; what follows `authorizer.` is the authorizer's own, such as `claims.sub`. */
export type LogVariable<K extends ApiKind> =
  | `$context.${(typeof LOG_VARIABLES)[K][number]}`
  | `$context.authorizer.${string}`;

/** Fields of a line, by name. */
export type LogFields<K extends ApiKind> = Readonly<Record<string, LogVariable<K>>>;

/** Bytes. AWS docs, "Amazon API Gateway quotas": size of an access log template. */
const LONGEST_FORMAT = 3072;

const REQUIRED = { HTTP: ["$context.requestId"], REST: ["$context.requestId", "$context.extendedRequestId"] };

/** One JSON object a request. */
export function formatOf(fields: Readonly<Record<string, string>>): string {
  return JSON.stringify(fields);
}

/** They are compared with what the kind of API knows, so they are literal. */
export function logFields<K extends ApiKind>(kind: K): Parser<LogFields<K>> {
  const other = kind === "HTTP" ? "REST" : "HTTP";
  const variable = scalar<LogVariable<K>>(
    "text",
    `be a variable of ${kind} APIs such as "$context.requestId"`,
    (value) => typeof value === "string",
    (value) => knows(kind, value),
    (value) => (knows(other, value) ? `, which only ${other} APIs know` : ""),
  );
  return record(variable.literal(), text()).literal();
}

type Fields = Readonly<Record<string, string>>;

/** AWS docs, "Set up CloudWatch logging for REST APIs", https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
export function requiredFieldRule(kind: ApiKind) {
  return ({ fields }: { readonly fields: Fields }, path: (prop: string) => string) =>
    !Object.values(fields).some((variable) => REQUIRED[kind].includes(variable)) &&
    `${path("fields")} must have ${REQUIRED[kind].join(" or ")}, without which AWS refuses the format`;
}

export function formatLengthProblem({ fields }: { readonly fields: Fields }, path: (prop: string) => string) {
  const bytes = Buffer.byteLength(formatOf(fields));
  return bytes > LONGEST_FORMAT && `${path("fields")} must be at most ${LONGEST_FORMAT} bytes as JSON, got ${bytes}`;
}

function knows(kind: ApiKind, variable: string): boolean {
  const name = variable.replace(/^\$context\./, "");
  if (name === variable) return false;
  const known: readonly string[] = LOG_VARIABLES[kind];
  return known.includes(name) || /^authorizer\.(claims\.)?[\w-]+$/.test(name.replace(/^authorizer\.claims$/, ""));
}
