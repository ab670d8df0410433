import { must, type Problem } from "@plinth/core";

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
 * What a line can say, by kind of API. AWS docs, "Customize HTTP API access logs" and "Variables for access logging for
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

/** One JSON object a request. */
export function formatOf(fields: Readonly<Record<string, string>>): string {
  return JSON.stringify(fields);
}

export function logFieldsProblems(kind: ApiKind, fields: Readonly<Record<string, string>> | undefined): Problem[] {
  if (fields === undefined) return [];
  const variables = Object.values(fields);
  const required = { HTTP: ["$context.requestId"], REST: ["$context.requestId", "$context.extendedRequestId"] }[kind];
  const bytes = Buffer.byteLength(formatOf(fields));
  return [
    ...Object.entries(fields).map(([name, variable]) => variableProblem(kind, `accessLog.fields.${name}`, variable)),
    must(
      required.some((variable) => variables.includes(variable)),
      `accessLog.fields must have ${required.join(" or ")}, without which AWS refuses the format`,
    ),
    must(bytes <= LONGEST_FORMAT, `accessLog.fields must be at most ${LONGEST_FORMAT} bytes as JSON, got ${bytes}`),
  ];
}

function variableProblem(kind: ApiKind, prop: string, variable: string): Problem {
  if (knows(kind, variable)) return;
  const other = kind === "HTTP" ? "REST" : "HTTP";
  return knows(other, variable)
    ? `${prop} must be a variable of ${kind} APIs, got "${variable}", which only ${other} APIs know`
    : `${prop} must be a variable of access logs such as "$context.requestId", got "${variable}"`;
}

function knows(kind: ApiKind, variable: string): boolean {
  const name = variable.replace(/^\$context\./, "");
  if (name === variable) return false;
  const known: readonly string[] = LOG_VARIABLES[kind];
  return known.includes(name) || /^authorizer\.(claims\.)?[\w-]+$/.test(name.replace(/^authorizer\.claims$/, ""));
}
