import { HTTP_LOG_FIELDS, type LogFields, REST_LOG_FIELDS } from "../src";
import { type ApiKind, LOG_VARIABLES } from "../src/log-fields";
import { httpApi, restApi } from "./apis";

/** What the module has to say about fields that the compiler did not see. */
const problemsOf = (kind: ApiKind, fields: Readonly<Record<string, string>>): string[] => {
  try {
    if (kind === "HTTP") httpApi({ accessLog: { fields: fields as LogFields<"HTTP"> } });
    else restApi({ accessLog: { fields: fields as LogFields<"REST"> } });
    return [];
  } catch (error) {
    return (error as Error).message
      .split("\n")
      .slice(1)
      .map((line) => line.replace("  - ", ""));
  }
};

test.each(["HTTP", "REST"] as const)("a %s API knows each of its variables, and names none twice", (kind) => {
  // Two halves, because a line is short.
  const known = LOG_VARIABLES[kind].map((name) => [name, `$context.${name}`] as const);
  for (const half of [known.slice(0, 40), known.slice(40)]) {
    expect(problemsOf(kind, { id: "$context.requestId", ...Object.fromEntries(half) })).toEqual([]);
  }
  expect(new Set(LOG_VARIABLES[kind]).size).toBe(LOG_VARIABLES[kind].length);
});

test.each([
  ["HTTP", HTTP_LOG_FIELDS],
  ["REST", REST_LOG_FIELDS],
] as const)("the fields of %s APIs are right as they are", (kind, fields) => {
  expect(problemsOf(kind, fields)).toEqual([]);
});

test.each([
  ["HTTP", "$context.resourcePath", ", which only REST APIs know"],
  ["HTTP", "$context.wafResponseCode", ", which only REST APIs know"],
  ["REST", "$context.routeKey", ", which only HTTP APIs know"],
  ["REST", "$context.integrationErrorMessage", ", which only HTTP APIs know"],
] as const)("a %s API does not know %s", (kind, variable, hint) => {
  expect(problemsOf(kind, { id: "$context.requestId", field: variable })).toEqual([
    `accessLog.fields.field must be a variable of ${kind} APIs such as "$context.requestId", got "${variable}"${hint}`,
  ]);
});

test.each(["requestId", "$context.requestld", "$context.identity.apiKey", "$context.authorizer.claims", "$input.body"])(
  "%s is no field of any log",
  (variable) => {
    expect(problemsOf("REST", { id: "$context.requestId", field: variable })).toEqual([
      `accessLog.fields.field must be a variable of REST APIs such as "$context.requestId", got "${variable}"`,
    ]);
  },
);

test.each([
  "$context.authorizer.tenant",
  "$context.authorizer.claims.sub",
  "$context.authorizer.claims.cognito-groups",
])("%s is what an authorizer said", (variable) => {
  expect(problemsOf("HTTP", { id: "$context.requestId", field: variable })).toEqual([]);
  expect(problemsOf("REST", { id: "$context.requestId", field: variable })).toEqual([]);
});

test("a line names its request, and is as short as AWS wants it", () => {
  expect(problemsOf("HTTP", { status: "$context.status" })).toEqual([
    "accessLog.fields must have $context.requestId, without which AWS refuses the format",
  ]);
  expect(problemsOf("REST", { status: "$context.status" })).toEqual([
    "accessLog.fields must have $context.requestId or $context.extendedRequestId, without which AWS refuses the format",
  ]);
  expect(problemsOf("REST", { id: "$context.extendedRequestId" })).toEqual([]);
  const long = { id: "$context.requestId", ["x".repeat(3072)]: "$context.status" };
  expect(problemsOf("HTTP", long)).toEqual(["accessLog.fields must be at most 3072 bytes as JSON, got 3120"]);
});

test("the compiler knows the variables of each kind", () => {
  const http: LogFields<"HTTP"> = { route: "$context.routeKey", tenant: "$context.authorizer.tenant" };
  // @ts-expect-error only REST APIs know it
  const wrong: LogFields<"HTTP"> = { waf: "$context.wafResponseCode" };
  // @ts-expect-error only HTTP APIs know it
  const wrongToo: LogFields<"REST"> = { route: "$context.routeKey" };
  expect([http, wrong, wrongToo]).toHaveLength(3);
});

test("a log says what it is told to say", () => {
  const fields = { id: "$context.requestId", tenant: "$context.authorizer.claims.tenant" } as const;
  const http = httpApi({ accessLog: { fields } }).the("aws_apigatewayv2_stage");
  const rest = restApi({ accessLog: { fields } }).the("aws_api_gateway_stage");
  for (const { access_log_settings } of [http, rest]) expect(JSON.parse(access_log_settings.format)).toEqual(fields);
});

test("a cheaper class of log is another group, and a log can outlive its API", () => {
  const group = httpApi({ accessLog: { logGroupClass: "INFREQUENT_ACCESS", skipDestroy: true } });
  expect(group.the("aws_cloudwatch_log_group")).toMatchObject({
    name: "/aws/vendedlogs/apigateway/test-api-infrequent",
    log_group_class: "INFREQUENT_ACCESS",
    skip_destroy: true,
    lifecycle: { create_before_destroy: true },
  });
});

test("a REST API sends its log to Firehose instead", () => {
  const arn = "arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-shop";
  const made = restApi({ accessLog: { deliveryStreamArn: arn } });
  expect(made.the("aws_api_gateway_stage").access_log_settings.destination_arn).toBe(arn);
  expect(Object.keys(made.all("aws_cloudwatch_log_group"))).toEqual([expect.stringContaining("ExecutionLog")]);
});
