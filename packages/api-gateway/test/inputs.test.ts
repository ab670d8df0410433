import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { inputFaults } from "@plinth/testing";
import { type TerraformStack, TerraformVariable } from "cdktf";
import {
  ApiGatewayAccount,
  type ApiGatewayAccountProps,
  ApiGatewayModule,
  type ApiGatewayModuleProps,
  RestApiModule,
  type RestApiModuleProps,
} from "../src";
import { API_GATEWAY_ACCOUNT } from "../src/account";
import { HTTP_API } from "../src/props";
import { REST_API } from "../src/rest-props";
import {
  answer,
  balancerIn,
  CERTIFICATE,
  httpApi,
  KEY,
  LISTENER,
  NETWORK_BALANCER,
  POOL,
  restApi,
  subnets,
  WEB_ACL,
} from "./apis";

const provider = (stack: TerraformStack) => new AwsProvider(stack, "Twin", { alias: "twin", region: "us-east-1" });
const throttle = { rateLimit: 5, burstLimit: 10 };
const common = {
  environment: "prod",
  name: "orders",
  rateLimit: 50,
  burstLimit: 70,
  disableExecuteApiEndpoint: true,
  logRetentionDays: 30,
  encryptionKey: { arn: KEY },
  tags: { Team: "orders" },
};

const http = (stack: TerraformStack) => ({
  ...common,
  balancer: balancerIn(stack, "Balancer", LISTENER),
  subnets,
  serverName: "www.example.com",
  authorization: { issuer: "https://login.example.com", audience: ["shop"] },
  corsOrigins: ["https://www.example.com"],
  cors: {
    methods: ["GET"],
    headers: ["x-tenant"],
    exposeHeaders: ["etag"],
    credentials: true,
    maxAgeSeconds: 60,
  },
  accessLog: {
    fields: { id: "$context.requestId" },
    logGroupClass: "INFREQUENT_ACCESS",
    skipDestroy: true,
  },
  provider: provider(stack),
});

const rest = (stack: TerraformStack) => ({
  ...common,
  account: new ApiGatewayAccount(stack, "Account"),
  authorization: "AWS_IAM",
  webAcl: { arn: WEB_ACL },
  backend: { balancer: { arn: NETWORK_BALANCER }, serverName: "shop.example.com", port: 8443 },
  vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"],
  policy: [
    {
      sid: "Partners",
      effect: "Deny",
      principals: { AWS: ["123456789012"] },
      conditions: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
      routes: ["GET/orders/*"],
    },
  ],
  stageName: "v1",
  tracing: true,
  clientCertificate: true,
  accessLog: { fields: { id: "$context.requestId" }, logGroupClass: "STANDARD", skipDestroy: true },
  executionLog: { level: "INFO", dataTrace: false },
  provider: provider(stack),
});

const route = { method: "GET", path: "/orders/{id}" };

function createRest(stack: TerraformStack, props: RestApiModuleProps): RestApiModule {
  const api = new RestApiModule(stack, "Api", props);
  api.addRoute("Everything", { method: "ANY", path: "/{proxy+}", integration: { url: "https://example.com/{proxy}" } });
  return api;
}

const httpIn = (stack: TerraformStack) =>
  new ApiGatewayModule(stack, "Api", {
    environment: "dev",
    balancer: balancerIn(stack, "Balancer", LISTENER),
    subnets,
    serverName: "www.example.com",
    authorization: "AWS_IAM",
  });
const restIn = (stack: TerraformStack) =>
  createRest(stack, {
    environment: "dev",
    account: "existing",
    authorization: "AWS_IAM",
    webAcl: "none",
    backend: { balancer: { arn: NETWORK_BALANCER }, serverName: "shop.example.com" },
  });

test("every prop of an HTTP API passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: ApiGatewayModuleProps) => new ApiGatewayModule(stack, "Api", props),
    props: http,
    names: Object.keys(HTTP_API.rows ?? {}),
    unions: ["authorization"],
  });
  expect(faults).toEqual([]);
});

test("every prop of a REST API passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: RestApiModuleProps) => createRest(stack, props),
    props: rest,
    names: Object.keys(REST_API.rows ?? {}),
    unions: ["account", "webAcl", "policy.0.principals", "policy.0.conditions.StringEquals.aws:PrincipalOrgID"],
  });
  expect(faults).toEqual([]);
});

test("every prop of the setting of the account passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: ApiGatewayAccountProps) => new ApiGatewayAccount(stack, "Setting", props),
    props: (stack) => ({ roleName: "logs", tags: { Team: "orders" }, provider: provider(stack) }),
    names: Object.keys(API_GATEWAY_ACCOUNT.rows ?? {}),
  });
  expect(faults.filter((fault) => !/^(props = undefined)/.test(fault))).toEqual([]);
});

const METHODS: readonly (readonly [
  string,
  (stack: TerraformStack, given: never) => unknown,
  (stack: TerraformStack) => object,
])[] = [
  [
    "addRoute of an HTTP API to a function",
    (stack, given) => httpIn(stack).addRoute("Orders", given),
    () => ({ ...route, integration: { function: { ...answer, qualifier: "live" } }, throttle }),
  ],
  [
    "addRoute of an HTTP API to another balancer",
    (stack, given) => httpIn(stack).addRoute("Orders", given),
    (stack) => ({
      ...route,
      integration: { balancer: balancerIn(stack, "Shop", LISTENER), serverName: "shop.example.com" },
      authorization: "NONE",
    }),
  ],
  [
    "addRoute of an HTTP API to an address",
    (stack, given) => httpIn(stack).addRoute("Orders", given),
    () => ({ ...route, integration: { url: "https://weather.example.com/{id}" } }),
  ],
  [
    "addRoute of an HTTP API with scopes",
    (stack, { scopes, ...given }: { scopes: never }) => {
      const api = httpIn(stack);
      const authorization = api.addJwtAuthorizer("Customers", { issuer: "https://a.example.com", audience: ["shop"] });
      return api.addRoute("Orders", { method: "GET", path: "/orders", authorization, ...given, scopes });
    },
    () => ({ scopes: ["orders.read"] }),
  ],
  [
    "addJwtAuthorizer",
    (stack, given) => httpIn(stack).addJwtAuthorizer("Customers", given),
    () => ({ issuer: "https://login.example.com", audience: ["shop"], scopes: ["orders.read"] }),
  ],
  [
    "addLambdaAuthorizer of an HTTP API",
    (stack, given) => httpIn(stack).addLambdaAuthorizer("Legacy", given),
    () => ({ function: answer, identitySources: ["$request.header.Authorization"], cacheSeconds: 60 }),
  ],
  [
    "addDomain of an HTTP API",
    (stack, given) => httpIn(stack).addDomain("api.example.com", given),
    () => ({
      certificateArn: CERTIFICATE,
      zoneId: "Z0123456789ABCDEFGHIJ",
      trustStore: { uri: "s3://authorities/ca.pem", version: "7", ownershipCertificateArn: CERTIFICATE },
      basePath: "v1",
    }),
  ],
  [
    "addRoute of a REST API to a function",
    (stack, given) => restIn(stack).addRoute("Orders", given),
    () => ({
      ...route,
      integration: { function: { ...answer, qualifier: "live" } },
      authorization: "AWS_IAM",
      apiKeyRequired: true,
      requiredParameters: ["querystring.page"],
      throttle,
    }),
  ],
  [
    "addRoute of a REST API to an address",
    (stack, given) => restIn(stack).addRoute("Orders", given),
    () => ({ ...route, integration: { url: "https://weather.example.com/{id}" } }),
  ],
  [
    "addRoute of a REST API with scopes",
    (stack, given: object) => {
      const api = restIn(stack);
      const authorization = api.addCognitoAuthorizer("Customers", { userPoolArns: [POOL] });
      return api.addRoute("Orders", { method: "GET", path: "/orders", authorization, ...given });
    },
    () => ({ scopes: ["orders/read"] }),
  ],
  [
    "addCognitoAuthorizer",
    (stack, given) => restIn(stack).addCognitoAuthorizer("Customers", given),
    () => ({ userPoolArns: [POOL], scopes: ["orders/read"] }),
  ],
  [
    "addLambdaAuthorizer of a REST API",
    (stack, given) => restIn(stack).addLambdaAuthorizer("Legacy", given),
    () => ({ function: answer, identitySources: ["method.request.header.Authorization"], cacheSeconds: 60 }),
  ],
  [
    "addUsagePlan",
    (stack, given) => restIn(stack).addUsagePlan("Partners", given).addKey("Acme"),
    () => ({ throttle, quota: { requests: 1000, period: "DAY" } }),
  ],
  [
    "addDomain of a REST API",
    (stack, given) => restIn(stack).addDomain("api.example.com", given),
    () => ({ certificateArn: CERTIFICATE, zoneId: "Z0123456789ABCDEFGHIJ", basePath: "v1" }),
  ],
];

test.each(METHODS)(
  "every option of %s passes a value that is known after apply, or is refused by name",
  (name, create, props) => {
    const faults = inputFaults({
      create: (stack, given: never) => void create(stack, given),
      props,
      unions: ["authorization"],
    });
    // Beside the scopes the options are given by the test itself.
    const isPartial = name.endsWith("with scopes");
    expect(faults.filter((fault) => !(isPartial && fault.startsWith("props =")))).toEqual([]);
  },
);

test.each([null, undefined, 7, {}, "a b", "1"])("the key or name %p of whatever an API adds is refused", (wrong) => {
  const name = wrong as never;
  httpApi({}, (api) => {
    expect(() => api.addRoute(name, { method: "GET", path: "/orders" })).toThrow("key must be");
    expect(() => api.addJwtAuthorizer(name, { issuer: "https://a.example.com", audience: ["shop"] })).toThrow(
      "key must be",
    );
    expect(() => api.addLambdaAuthorizer(name, { function: answer })).toThrow("key must be");
    expect(() => api.addDomain(name, { certificateArn: CERTIFICATE })).toThrow("name must be");
  });
  restApi({}, (api) => {
    api.addRoute("Orders", { method: "GET", path: "/orders" });
    expect(() => api.addRoute(name, { method: "PUT", path: "/orders" })).toThrow("key must be");
    expect(() => api.addCognitoAuthorizer(name, { userPoolArns: [POOL] })).toThrow("key must be");
    expect(() => api.addLambdaAuthorizer(name, { function: answer })).toThrow("key must be");
    expect(() => api.addUsagePlan(name, { throttle })).toThrow("key must be");
    expect(() => api.addUsagePlan("Partners", { throttle }).addKey(name)).toThrow("key must be");
    expect(() => api.addDomain(name, { certificateArn: CERTIFICATE })).toThrow("name must be");
  });
});

test("a repeated name of an authorizer, a usage plan, a key, a route or a domain is refused, and leaves nothing", () => {
  const twice = (call: () => void, api: ApiGatewayModule | RestApiModule, rule: string) => {
    call();
    const before = api.node.findAll().length;
    expect(call).toThrow(rule);
    expect(api.node.findAll()).toHaveLength(before);
  };
  const certificateArn = CERTIFICATE;
  const isNew = 'key must be new, got "One"';
  httpApi({}, (api) => {
    twice(() => api.addRoute("One", { method: "GET", path: "/orders" }), api, isNew);
    twice(() => api.addJwtAuthorizer("One", { issuer: "https://a.example.com", audience: ["shop"] }), api, isNew);
    twice(() => api.addDomain("a.example.com", { certificateArn }), api, 'name must be new, got "a.example.com"');
  });
  restApi({}, (api) => {
    twice(() => api.addRoute("One", { method: "GET", path: "/orders" }), api, isNew);
    twice(() => api.addLambdaAuthorizer("One", { function: answer }), api, isNew);
    twice(() => api.addUsagePlan("One", { throttle }), api, isNew);
    const plan = api.addUsagePlan("Other", { throttle });
    twice(() => plan.addKey("One"), api, isNew);
    twice(() => api.addDomain("a.example.com", { certificateArn }), api, 'name must be new, got "a.example.com"');
  });
});

test("keys whose ids or names would be those of something else are refused", () => {
  const function_ = { function: answer };
  httpApi({}, (api) => {
    api.addLambdaAuthorizer("Legacy", function_);
    const route = { method: "GET", path: "/legacy", integration: function_ } as const;
    expect(() => api.addRoute("Authorizer-Legacy", route)).toThrow('key must be new, got "Authorizer-Legacy"');
    api.addRoute("Authorizer-Other", route);
    expect(() => api.addLambdaAuthorizer("Other", function_)).toThrow('key must be new, got "Other"');
    expect(() => api.addLambdaAuthorizer("LEGACY", function_)).toThrow('key must be new, got "LEGACY"');
  });
  restApi({}, (api) => {
    api.addLambdaAuthorizer("Legacy", function_);
    const route = { method: "GET", path: "/legacy", integration: function_ } as const;
    expect(() => api.addRoute("Authorizer-Legacy", route)).toThrow('key must be new, got "Authorizer-Legacy"');
    api.addRoute("Legacy", route);
    const plan = api.addUsagePlan("Partners", { throttle });
    plan.addKey("Acme");
    for (const key of ["Acme-Plan", "Default"]) expect(() => plan.addKey(key)).toThrow(`key must be new, got "${key}"`);
  });
});

test("routes with the keys Policy and Endpoint are deployed beside the policy and the endpoint", () => {
  const made = restApi({ policy: [{}], disableExecuteApiEndpoint: false }, (api) => {
    api.addRoute("Policy", { method: "GET", path: "/policy" });
    api.addRoute("Endpoint", { method: "GET", path: "/endpoint" });
  });
  const { triggers } = made.the("aws_api_gateway_deployment");
  expect(Object.keys(triggers).sort()).toEqual(["Endpoint", "Policy", "api.endpoint", "api.policy"]);
  expect(triggers.Policy).toContain("Api_Method-Policy");
});

test("the double of a limit that is known after apply is an expression of Terraform", () => {
  const limit = (stack: TerraformStack) => new TerraformVariable(stack, "Limit", { type: "number" }).numberValue;
  const http = httpApi({}, (api, stack) => {
    api.addRoute("Orders", { method: "GET", path: "/orders", throttle: { rateLimit: limit(stack) } });
  });
  const twice = { rate_limit: "${var.Limit}", burst_limit: "${ceil((var.Limit * 2))}" };
  expect(http.the("aws_apigatewayv2_stage").route_settings[0]).toMatchObject({
    throttling_rate_limit: twice.rate_limit,
    throttling_burst_limit: twice.burst_limit,
  });
  const rest = restApi({}, (api, stack) => {
    api.addRoute("Orders", { method: "GET", path: "/orders" });
    api.addUsagePlan("Partners", { throttle: { rateLimit: limit(stack) } });
  });
  expect(rest.the("aws_api_gateway_usage_plan").throttle_settings).toEqual(twice);
});

test("${request.path.id} in an address is text for API Gateway, and not for Terraform", () => {
  const url = "https://weather.example.com/${request.path.id}";
  const http = httpApi({}, (api) =>
    api.addRoute("Orders", { method: "GET", path: "/orders/{id}", integration: { url } }),
  );
  const rest = restApi({}, (api) => api.addRoute("Orders", { method: "GET", path: "/{id}", integration: { url } }));
  for (const { text } of [http, rest]) expect(text).toContain('"https://weather.example.com/$${request.path.id}"');
});

test.each(["production", "staging", undefined, null])("environment %p is refused by both kinds of API", (wrong) => {
  const environment = wrong as never;
  const refusal = wrong === undefined ? "environment must be given" : "environment must be one of dev, prod";
  expect(() => httpApi({ environment })).toThrow(refusal);
  expect(() => restApi({ environment })).toThrow(refusal);
});
