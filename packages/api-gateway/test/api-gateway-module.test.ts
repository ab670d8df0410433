import { httpApi as api, KEY, LISTENER, subnets } from "./apis";

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const made = api({ environment });

  test("callers must sign their requests", () => {
    expect(made.the("aws_apigatewayv2_route")).toMatchObject({ route_key: "$default", authorization_type: "AWS_IAM" });
  });

  test("the link verifies the certificate of the balancer", () => {
    expect(made.the("aws_apigatewayv2_integration")).toMatchObject({
      integration_type: "HTTP_PROXY",
      connection_type: "VPC_LINK",
      integration_uri: LISTENER,
      tls_config: { server_name_to_verify: "www.example.com" },
    });
  });

  test("the link reaches the balancer on 443 and nothing else", () => {
    expect(made.the("aws_vpc_security_group_egress_rule")).toMatchObject({ from_port: 443, to_port: 443 });
    expect(made.the("aws_vpc_security_group_ingress_rule").security_group_id).toContain("Balancer_Group");
  });

  test("every request is logged as JSON, for a time", () => {
    const { destination_arn, format } = made.the("aws_apigatewayv2_stage").access_log_settings;
    expect(destination_arn).toMatch(/aws_cloudwatch_log_group.Api_AccessLog/);
    expect(JSON.parse(format)).toMatchObject({ status: "$context.status", sourceIp: "$context.identity.sourceIp" });
    expect(made.the("aws_cloudwatch_log_group")).toMatchObject({
      name: "/aws/vendedlogs/apigateway/test-api",
      retention_in_days: environment === "dev" ? 30 : 365,
    });
  });
});

test("requests are throttled, ten times looser in prod", () => {
  const limits = (["dev", "prod"] as const).map((environment) => {
    const settings = api({ environment }).the("aws_apigatewayv2_stage").default_route_settings;
    return [settings.throttling_rate_limit, settings.throttling_burst_limit];
  });
  expect(limits).toEqual([
    [100, 200],
    [1000, 2000],
  ]);
  const own = api({ rateLimit: 5, burstLimit: 7 }).the("aws_apigatewayv2_stage").default_route_settings;
  expect([own.throttling_rate_limit, own.throttling_burst_limit]).toEqual([5, 7]);
});

test("bearers of a token are let in by its issuer and audience", () => {
  const made = api({ authorization: { issuer: "https://login.example.com", audience: ["shop"] } });
  expect(made.the("aws_apigatewayv2_authorizer").jwt_configuration).toEqual({
    issuer: "https://login.example.com",
    audience: ["shop"],
  });
  expect(made.the("aws_apigatewayv2_route")).toMatchObject({
    authorization_type: "JWT",
    authorizer_id: expect.stringContaining("aws_apigatewayv2_authorizer.Api_Authorizer"),
  });
});

test("web pages of named origins may call", () => {
  const cors = api({ corsOrigins: ["https://www.example.com"] }).the("aws_apigatewayv2_api").cors_configuration;
  expect(cors.allow_origins).toEqual(["https://www.example.com"]);
  expect(api().the("aws_apigatewayv2_api").cors_configuration).toBeUndefined();
});

test("a key encrypts the access log and learns of it", () => {
  const uses: string[] = [];
  const made = api({ encryptionKey: { arn: KEY, admit: (use) => uses.push(use) } });
  expect([made.the("aws_cloudwatch_log_group").kms_key_id, uses]).toEqual([KEY, ["logs"]]);
});

test("signals name the API", () => {
  api({}, ({ signals }) => {
    expect(Object.keys(signals)).toEqual(["requests", "serverErrors", "clientErrors", "latency", "integrationLatency"]);
    expect(Object.values(signals).map(({ metric }) => metric.name)).toEqual([
      "Count",
      "5xx",
      "4xx",
      "Latency",
      "IntegrationLatency",
    ]);
  });
});

test("all problems are reported in one error", () => {
  const wrong = () =>
    api({
      subnets: { ...subnets, subnetIds: [] },
      serverName: "*",
      authorization: { issuer: "login", audience: [] },
      corsOrigins: ["www.example.com"],
      rateLimit: -1,
      burstLimit: 0.5,
      logRetentionDays: 0,
    });
  expect(wrong).toThrow(
    [
      "test/Api (ApiGatewayModule) is misconfigured:",
      "  - rateLimit must be 0 or more, got -1",
      "  - burstLimit must be 0 to 2147483647, got 0.5",
      "  - logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 0",
      "  - subnets.subnetIds must have at least 1 members, got 0",
      '  - serverName must be a host name such as "www.example.com", got "*"',
      '  - authorization.issuer must begin with "https://", got "login"',
      "  - authorization.audience must have at least 1 members, got 0",
      '  - corsOrigins[0] must be an origin such as "https://www.example.com", or "*" for all, got "www.example.com"',
    ].join("\n"),
  );
});

test("every address is the one of the snapshot", () => {
  expect(api().addresses.filter((address) => !address.includes("Balancer_"))).toMatchInlineSnapshot(`
[
  "aws_apigatewayv2_api.Api",
  "aws_apigatewayv2_integration.Api_Integration_39BC88FC",
  "aws_apigatewayv2_route.Api_DefaultRoute_F266FA2A",
  "aws_apigatewayv2_stage.Api_Stage_B35FBB6B",
  "aws_apigatewayv2_vpc_link.Api_VpcLink_623DC6E4",
  "aws_cloudwatch_log_group.Api_AccessLog_CB65B6C9",
  "aws_security_group.Api_SecurityGroup_BE88D96F",
  "aws_vpc_security_group_egress_rule.Api_To-Balancer-443_2CEF4D6D",
]
`);
});
