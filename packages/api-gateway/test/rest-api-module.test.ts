import { answer, KEY, NETWORK_BALANCER, POOL, restApi, WEB_ACL } from "./apis";

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const made = restApi({ environment });

  test("callers must sign their requests, and the web ACL sees them first", () => {
    expect(made.the("aws_api_gateway_method")).toMatchObject({ http_method: "GET", authorization: "AWS_IAM" });
    expect(made.the("aws_wafv2_web_acl_association")).toEqual({
      resource_arn: expect.stringMatching(/aws_api_gateway_stage.Api_Stage_\w+.arn/),
      web_acl_arn: WEB_ACL,
    });
  });

  test("requests are validated, and go to the backend over TLS through the link", () => {
    expect(made.the("aws_api_gateway_request_validator")).toMatchObject({
      validate_request_body: true,
      validate_request_parameters: true,
    });
    expect(made.the("aws_api_gateway_method").request_validator_id).toMatch(/Api_RequestValidator_\w+.id/);
    expect(made.the("aws_api_gateway_vpc_link").target_arns).toEqual([NETWORK_BALANCER]);
    expect(made.the("aws_api_gateway_integration")).toMatchObject({
      type: "HTTP_PROXY",
      uri: "https://shop.example.com/orders/{id}",
      connection_type: "VPC_LINK",
      connection_id: expect.stringMatching(/Api_VpcLink_\w+.id/),
      request_parameters: { "integration.request.path.id": "method.request.path.id" },
    });
  });

  test("errors are logged without data, in a group with retention", () => {
    expect(made.the("aws_api_gateway_method_settings")).toMatchObject({
      method_path: "*/*",
      settings: {
        logging_level: "ERROR",
        data_trace_enabled: false,
        metrics_enabled: true,
        cache_data_encrypted: true,
      },
    });
    const retention_in_days = environment === "dev" ? 30 : 365;
    const groups = Object.values(made.all("aws_cloudwatch_log_group"));
    expect(groups).toHaveLength(2);
    for (const group of groups) expect(group).toMatchObject({ retention_in_days });
  });

  test("every request is logged as JSON", () => {
    const { destination_arn, format } = made.the("aws_api_gateway_stage").access_log_settings;
    expect(destination_arn).toMatch(/aws_cloudwatch_log_group.Api_AccessLog/);
    expect(JSON.parse(format)).toMatchObject({
      requestId: "$context.requestId",
      wafResponse: "$context.wafResponseCode",
    });
  });

  test("traces and the certificate for backends come with prod", () => {
    expect(made.the("aws_api_gateway_stage")).toMatchObject({ xray_tracing_enabled: environment === "prod" });
    expect(Object.keys(made.all("aws_api_gateway_client_certificate"))).toHaveLength(environment === "prod" ? 1 : 0);
  });
});

test("requests are throttled, ten times looser in prod", () => {
  const limits = (["dev", "prod"] as const).map(
    (environment) => restApi({ environment }).the("aws_api_gateway_method_settings").settings,
  );
  expect(limits).toMatchObject([
    { throttling_rate_limit: 100, throttling_burst_limit: 200 },
    { throttling_rate_limit: 1000, throttling_burst_limit: 2000 },
  ]);
  expect(restApi({ rateLimit: 5, burstLimit: 7 }).the("aws_api_gateway_method_settings").settings).toMatchObject({
    throttling_rate_limit: 5,
    throttling_burst_limit: 7,
  });
});

test("a key encrypts both logs and learns of it", () => {
  const uses: string[] = [];
  const made = restApi({ encryptionKey: { arn: KEY, admit: (use) => uses.push(use) } });
  const keys = Object.values(made.all("aws_cloudwatch_log_group")).map((group) => group.kms_key_id);
  expect([keys, uses]).toEqual([
    [KEY, KEY],
    ["logs", "logs"],
  ]);
});

test("data may be traced in dev, to look for a mistake", () => {
  const executionLog = { level: "INFO", dataTrace: true } as const;
  expect(restApi({ executionLog }).the("aws_api_gateway_method_settings").settings).toMatchObject({
    logging_level: "INFO",
    data_trace_enabled: true,
  });
});

test("a private API answers only through its endpoints", () => {
  const made = restApi({ vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"] });
  expect(made.the("aws_api_gateway_rest_api").endpoint_configuration).toEqual({
    types: ["PRIVATE"],
    vpc_endpoint_ids: ["vpce-0a1b2c3d4e5f60718"],
  });
  expect(JSON.parse(made.the("aws_api_gateway_rest_api_policy").policy).Statement).toEqual([
    {
      Effect: "Allow",
      Principal: "*",
      Action: ["execute-api:Invoke"],
      Resource: ["${aws_api_gateway_rest_api.Api.execution_arn}/*"],
      Condition: { StringEquals: { "aws:SourceVpce": ["vpce-0a1b2c3d4e5f60718"] } },
    },
  ]);
});

test("a policy is about routes of this API, and a change of it is deployed", () => {
  const made = restApi({
    policy: [{ effect: "Deny", routes: ["GET/orders/*"], principals: { AWS: ["123456789012"] } }],
  });
  expect(JSON.parse(made.the("aws_api_gateway_rest_api_policy").policy).Statement).toEqual([
    {
      Effect: "Deny",
      Principal: { AWS: ["123456789012"] },
      Action: ["execute-api:Invoke"],
      Resource: ["${aws_api_gateway_rest_api.Api.execution_arn}/*/GET/orders/*"],
    },
  ]);
  expect(made.the("aws_api_gateway_deployment").triggers["api.policy"]).toMatch(
    /^\$\{sha1\(jsonencode\(\[aws_api_gateway_rest_api_policy.Api_Policy_\w+.policy\]\)\)\}$/,
  );
  expect(restApi().all("aws_api_gateway_rest_api_policy")).toEqual({});
});

test("an API of functions needs no backend, and may do without a web ACL", () => {
  const made = restApi({ backend: undefined, webAcl: "none" }, (api) =>
    api.addRoute("Everything", { method: "ANY", path: "/{proxy+}", integration: { function: answer } }),
  );
  expect([made.all("aws_api_gateway_vpc_link"), made.all("aws_wafv2_web_acl_association")]).toEqual([{}, {}]);
});

test("signals name the API and its stage", () => {
  restApi({ stageName: "v1" }, (api) => {
    api.addRoute("Orders", { method: "GET", path: "/orders" });
    const metrics = Object.entries(api.signals).map(([key, { metric }]) => [key, metric.name]);
    expect(metrics).toEqual([
      ["requests", "Count"],
      ["serverErrors", "5XXError"],
      ["clientErrors", "4XXError"],
      ["latency", "Latency"],
      ["integrationLatency", "IntegrationLatency"],
    ]);
    expect(api.signals.latency.metric.dimensions).toEqual({ ApiName: "test-api", Stage: "v1" });
  });
});

test("callers with keys are counted by a plan; the value of a key is nowhere in code", () => {
  const made = restApi({}, (api) => {
    api.addRoute("Orders", { method: "GET", path: "/orders", apiKeyRequired: true });
    const plan = api.addUsagePlan("Partners", {
      throttle: { rateLimit: 10 },
      quota: { requests: 1000, period: "DAY" },
    });
    plan.addKey("Acme");
    expect(() => plan.addKey("Acme")).toThrow('key must be new, got "Acme"');
  });
  expect(made.the("aws_api_gateway_method").api_key_required).toBe(true);
  expect(made.the("aws_api_gateway_usage_plan")).toMatchObject({
    throttle_settings: { rate_limit: 10, burst_limit: 20 },
    quota_settings: { limit: 1000, period: "DAY" },
    api_stages: [{ api_id: expect.stringContaining("rest_api_id"), stage: expect.stringContaining("stage_name") }],
  });
  expect(made.the("aws_api_gateway_api_key")).toEqual({
    name: "test-api-usageplan-partners-acme",
    tags: { Name: "test-api-usageplan-partners-acme" },
  });
  expect(made.the("aws_api_gateway_usage_plan_key").key_type).toBe("API_KEY");
  const wrong = () =>
    restApi({}, (api) => api.addUsagePlan("1", { throttle: { rateLimit: -1 }, quota: { requests: 0, period: "DAY" } }));
  expect(wrong).toThrow(
    [
      'test/Api.addUsagePlan("1") (RestApiModule) is misconfigured:',
      '  - key must be a word such as Orders, got "1"',
      "  - throttle.rateLimit must be 0 or more, got -1",
      "  - quota.requests must be 1 to 2147483647, got 0",
    ].join("\n"),
  );
});

test("all problems are reported in one error", () => {
  const wrong = () =>
    restApi({
      environment: "prod",
      backend: { balancer: { arn: POOL }, serverName: "*" },
      webAcl: { arn: POOL },
      vpcEndpointIds: ["endpoint"],
      policy: [{ routes: ["orders"] }],
      stageName: "v 1",
      rateLimit: -1,
      accessLog: { fields: {}, deliveryStreamArn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/shop" },
      logRetentionDays: 42,
    });
  expect(wrong).toThrow(
    [
      "test/Api (RestApiModule) is misconfigured:",
      "  - rateLimit must be 0 or more, got -1",
      "  - logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 42",
      `  - webAcl.arn must be a regional web ACL, got "${POOL}"`,
      `  - backend.balancer.arn must be the ARN of a network balancer, got "${POOL}"`,
      '  - backend.serverName must be a host name such as "www.example.com", got "*"',
      '  - vpcEndpointIds[0] must be the id of an interface endpoint, got "endpoint"',
      '  - policy[0].routes[0] must be a method and a path such as "GET/orders/*", got "orders"',
      '  - stageName must be 1 to 128 letters, digits, hyphens and underscores, got "v 1"',
      '  - accessLog.deliveryStreamArn must be a delivery stream whose name begins with amazon-apigateway-, got "arn:aws:firehose:us-east-1:123456789012:deliverystream/shop"',
      "  - accessLog.fields must have $context.requestId or $context.extendedRequestId, without which AWS refuses the format",
    ].join("\n"),
  );
});

test("an API without a route cannot be deployed", () => {
  expect(() => restApi({}, () => {})).toThrow("test/Api needs a route: addRoute(…)");
});

test("every address is the one of the snapshot", () => {
  const made = restApi({ environment: "prod", policy: [{}] }, (api) => {
    const authorizer = api.addCognitoAuthorizer("Customers", { userPoolArns: [POOL] });
    api.addRoute("Orders", {
      method: "GET",
      path: "/orders/{id}",
      authorization: authorizer,
      throttle: { rateLimit: 5 },
    });
    api.addRoute("Answer", { method: "POST", path: "/", integration: { function: answer } });
    api.addUsagePlan("Partners", { throttle: { rateLimit: 5 } }).addKey("Acme");
    api.addDomain("api.example.com", {
      certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f",
      zoneId: "Z0123456789ABCDEFGHIJ",
    });
  });
  expect(made.addresses).toMatchInlineSnapshot(`
[
  "aws_api_gateway_account.Account",
  "aws_api_gateway_api_key.Api_UsagePlan-Partners_Acme_C1CAE0D8",
  "aws_api_gateway_authorizer.Api_Authorizer-Customers_0C74559B",
  "aws_api_gateway_client_certificate.Api_ClientCertificate_16699EDA",
  "aws_api_gateway_deployment.Api_Deployment_BA294793",
  "aws_api_gateway_integration.Api_Integration-Answer_A2BC9F76",
  "aws_api_gateway_integration.Api_Integration-Orders_0F08A396",
  "aws_api_gateway_method.Api_Method-Answer_4EDE25CC",
  "aws_api_gateway_method.Api_Method-Orders_F1E50DD7",
  "aws_api_gateway_method_settings.Api_Settings-Orders_B36421D4",
  "aws_api_gateway_method_settings.Api_Settings_90C1BB3B",
  "aws_api_gateway_request_validator.Api_RequestValidator_3B45302A",
  "aws_api_gateway_resource.Api_Path-orders_C3111368",
  "aws_api_gateway_resource.Api_Path-orders_Path-id_6FC21F4C",
  "aws_api_gateway_rest_api.Api",
  "aws_api_gateway_rest_api_policy.Api_Policy_D8C9C2B0",
  "aws_api_gateway_stage.Api_Stage_B35FBB6B",
  "aws_api_gateway_usage_plan.Api_UsagePlan-Partners_36CAC7F1",
  "aws_api_gateway_usage_plan_key.Api_UsagePlan-Partners_Acme-Plan_9CDA48B5",
  "aws_api_gateway_vpc_link.Api_VpcLink_623DC6E4",
  "aws_apigatewayv2_api_mapping.Api_Mapping-apiexamplecom_51687357",
  "aws_apigatewayv2_domain_name.Api_Domain-apiexamplecom_E27D71A2",
  "aws_cloudwatch_log_group.Api_AccessLog_CB65B6C9",
  "aws_cloudwatch_log_group.Api_ExecutionLog_5C6AECBD",
  "aws_iam_role.Account_Role_6603B2A3",
  "aws_iam_role_policy_attachment.Account_Permission_7DBEF069",
  "aws_lambda_permission.Api_Permission-Answer_75E29CC1",
  "aws_route53_record.Api_Alias-apiexamplecom_2FAD20DF",
  "aws_wafv2_web_acl_association.Api_WebAclAssociation_8D930937",
]
`);
});
