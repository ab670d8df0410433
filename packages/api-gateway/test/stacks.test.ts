import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Connections, useProvider } from "@plinth/core";
import { dependencies, type Synthesized, stacks, synthesizedAll } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ApiGatewayAccount, ApiGatewayModule, RestApiModule } from "../src";
import { LISTENER, subnets } from "./apis";

const createFunction = (stack: TerraformStack, id = "Answer", provider?: AwsProvider) =>
  new LambdaFunction(stack, id, {
    functionName: "answer",
    role: "arn:aws:iam::123456789012:role/answer",
    runtime: "nodejs22.x",
    handler: "index.handler",
    filename: "answer.zip",
    provider,
  });

/** Something that listens, as a module does. */
class Balancer extends Construct {
  readonly connections: Connections;
  readonly listenerArn = LISTENER;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { id: groupId, vpcId } = new SecurityGroup(this, "Group", {});
    this.connections = new Connections(this, groupId, 443, vpcId, undefined, true);
  }
}

const httpApi = (stack: TerraformStack, balancer = new Balancer(stack, "Balancer"), id = "Api") =>
  new ApiGatewayModule(stack, id, {
    environment: "dev",
    balancer,
    subnets,
    serverName: "www.example.com",
    authorization: "AWS_IAM",
  });

const restApi = (stack: TerraformStack) => {
  const all = { environment: "dev", account: "existing", authorization: "NONE", webAcl: "none" } as const;
  return new RestApiModule(stack, "Api", all);
};

const addresses = (made: Synthesized | undefined, pattern: RegExp) =>
  (made?.addresses ?? []).filter((address) => pattern.test(address)).map((one) => one.replace(/_[0-9A-F]{8}$/, ""));

const ROUTE = /Route-|Integration-|Permission-/;
const orders = { method: "GET", path: "/orders" } as const;

test("services of other stacks bring routes to one HTTP API: each lives with its function", () => {
  const { platform, orders: one, users: other } = stacks("platform", "orders", "users");
  const api = httpApi(platform);
  const authorization = api.addJwtAuthorizer("Customers", { issuer: "https://a.example.com", audience: ["shop"] });
  api.addRoute("Orders", { ...orders, authorization, integration: { function: createFunction(one) } });
  api.addRoute("Users", { method: "GET", path: "/users", integration: { function: createFunction(other) } });
  const twice = () => api.addRoute("Users", { ...orders, integration: { function: createFunction(one, "Other") } });
  expect(twice).toThrow('key must be new, got "Users"');
  const made = synthesizedAll(platform, one, other);
  expect([platform, one, other].map(dependencies)).toEqual([[], ["platform"], ["platform"]]);
  expect(addresses(made[0], ROUTE)).toEqual([]);
  expect(addresses(made[1], ROUTE)).toMatchInlineSnapshot(`
[
  "aws_apigatewayv2_integration.Answer_Integration-Orders-Of-platform--Api",
  "aws_apigatewayv2_route.Answer_Route-Orders-Of-platform--Api",
  "aws_lambda_permission.Answer_Permission-Orders-Of-platform--Api",
]
`);
  expect(addresses(made[2], ROUTE)).toMatchInlineSnapshot(`
[
  "aws_apigatewayv2_integration.Answer_Integration-Users-Of-platform--Api",
  "aws_apigatewayv2_route.Answer_Route-Users-Of-platform--Api",
  "aws_lambda_permission.Answer_Permission-Users-Of-platform--Api",
]
`);
});

test("a route to a function whose stack the API uses already lives with the API", () => {
  const { plat, app } = stacks("plat", "app");
  app.addDependency(plat);
  httpApi(app).addRoute("Orders", { ...orders, integration: { function: createFunction(plat) } });
  const [own, other] = synthesizedAll(app, plat);
  expect([dependencies(app), dependencies(plat)]).toEqual([["plat"], []]);
  expect(addresses(own, ROUTE)).toHaveLength(3);
  expect(addresses(other, ROUTE)).toEqual([]);
});

test("a route with limits lives with the API, whose stage names it", () => {
  const { plat, app } = stacks("plat", "app");
  const throttle = { rateLimit: 5 };
  httpApi(app).addRoute("Orders", { ...orders, throttle, integration: { function: createFunction(plat) } });
  const [own] = synthesizedAll(app, plat);
  expect(dependencies(app)).toEqual(["plat"]);
  expect(addresses(own, ROUTE)).toHaveLength(3);

  const { platform, service } = stacks("platform", "service");
  service.addDependency(platform);
  const api = httpApi(platform);
  const integration = { function: createFunction(service) };
  const before = api.node.findAll().length;
  expect(() => api.addRoute("Orders", { ...orders, throttle, integration })).toThrow(
    'platform/Api.addRoute("Orders") with service/Answer: stack "service" depends on "platform", which cannot depend on it too: omit throttle, which belongs to the stage of the API',
  );
  expect(api.node.findAll()).toHaveLength(before);
  api.addRoute("Orders", { ...orders, integration });
});

test.each(["balancer first", "API first"])(
  "an HTTP API before a balancer of another stack depends on it (%s)",
  (order) => {
    const { plat, app } = stacks("plat", "app");
    const balancer = new Balancer(plat, "Balancer");
    const api = httpApi(app, balancer);
    if (order === "balancer first") balancer.connections.allowFrom(api, 443);
    else api.connections.allowTo(balancer, 443);
    const other = new Balancer(plat, "Other");
    api.addRoute("Orders", { ...orders, integration: { balancer: other, serverName: "b.example.com" } });
    const [one, two] = synthesizedAll(app, plat);
    expect([dependencies(app), dependencies(plat)]).toEqual([["plat"], []]);
    expect(addresses(one, /rule/)).toEqual([
      "aws_vpc_security_group_egress_rule.Api_To-plat--Balancer-443",
      "aws_vpc_security_group_egress_rule.Api_To-plat--Other-443",
      "aws_vpc_security_group_ingress_rule.Api_From-app--Api-443-Of-plat--Balancer",
      "aws_vpc_security_group_ingress_rule.Api_From-app--Api-443-Of-plat--Other",
    ]);
    expect(addresses(two, /rule|apigateway/)).toEqual([]);
  },
);

test("a route to a balancer whose stack depends on the API lives with the balancer", () => {
  const { plat, app } = stacks("plat", "app");
  app.addDependency(plat);
  const api = httpApi(plat);
  const balancer = new Balancer(app, "Other");
  api.addRoute("Orders", { ...orders, integration: { balancer, serverName: "b.example.com" } });
  const [own, other] = synthesizedAll(plat, app);
  expect([dependencies(plat), dependencies(app)]).toEqual([[], ["plat"]]);
  expect(addresses(own, ROUTE)).toEqual([]);
  expect(addresses(other, /apigateway|rule/)).toMatchInlineSnapshot(`
[
  "aws_apigatewayv2_integration.Other_Integration-Orders-Of-plat--Api",
  "aws_apigatewayv2_route.Other_Route-Orders-Of-plat--Api",
  "aws_vpc_security_group_egress_rule.Other_To-app--Other-443-Of-plat--Api",
  "aws_vpc_security_group_ingress_rule.Other_From-plat--Api-443",
]
`);
});

test("an API that is created with a balancer whose stack depends on its own is refused, and leaves nothing", () => {
  const { plat, app } = stacks("plat", "app");
  app.addDependency(plat);
  expect(() => httpApi(plat, new Balancer(app, "Balancer"))).toThrow(
    'plat/Api with the balancer app/Balancer: stack "app" depends on "plat", which cannot depend on it too: put the API into the stack of its balancer, or into one that the balancer does not depend on',
  );
  const balancer = new Lb(app, "Gate", { loadBalancerType: "network", subnets: subnets.subnetIds });
  expect(
    () =>
      new RestApiModule(plat, "Rest", {
        environment: "dev",
        account: "existing",
        authorization: "NONE",
        webAcl: "none",
        backend: { balancer, serverName: "shop.example.com" },
      }),
  ).toThrow('plat/Rest with the backend app/Gate: stack "app" depends on "plat", which cannot depend on it too');
  expect(plat.node.children.map(({ node }) => node.id)).toEqual(["Aws"]);
});

test("a REST API deploys its routes, so it depends on functions, backends and settings of other stacks", () => {
  const { plat, data, app } = stacks("plat", "data", "app");
  const balancer = new Lb(plat, "Gate", { loadBalancerType: "network", subnets: subnets.subnetIds });
  const api = new RestApiModule(app, "Api", {
    environment: "dev",
    account: new ApiGatewayAccount(plat, "Account"),
    authorization: "NONE",
    webAcl: "none",
    backend: { balancer, serverName: "shop.example.com" },
  });
  const answer = createFunction(data);
  const authorization = api.addLambdaAuthorizer("Legacy", { function: answer });
  api.addRoute("Orders", { ...orders, authorization, integration: { function: answer } });
  const [own] = synthesizedAll(app, plat, data);
  expect([dependencies(app).sort(), dependencies(plat), dependencies(data)]).toEqual([["data", "plat"], [], []]);
  expect(addresses(own, /lambda_permission/)).toHaveLength(2);
});

test.each<[string, (api: RestApiModule | ApiGatewayModule, answer: LambdaFunction) => void, string]>([
  [
    "an authorizer",
    (api, answer) => api.addLambdaAuthorizer("Legacy", { function: answer }),
    'plat/Api.addLambdaAuthorizer("Legacy"): stack "app" depends on "plat", which cannot depend on it too: put the function into the stack of the API, or into one that does not depend on it',
  ],
  [
    "a route of a REST API",
    (api, answer) => api.addRoute("Orders", { ...orders, integration: { function: answer } }),
    'plat/Api.addRoute("Orders"): stack "app" depends on "plat"',
  ],
])("%s that asks a function whose stack depends on the API is refused, and leaves nothing", (name, call, refusal) => {
  const { plat, app } = stacks("plat", "app");
  app.addDependency(plat);
  const answer = createFunction(app);
  for (const api of name === "an authorizer" ? [restApi(plat), httpApi(plat, undefined, "Http")] : [restApi(plat)]) {
    const before = api.node.findAll().length;
    expect(() => call(api, answer)).toThrow(refusal.replace("plat/Api", api.node.path));
    expect(api.node.findAll()).toHaveLength(before);
  }
});

test("a function of a third stack, in another region, is refused by name", () => {
  const { plat, far } = stacks("plat", "far");
  const west = new AwsProvider(far, "West", { alias: "west", region: "us-west-2" });
  const integration = { function: createFunction(far, "Answer", west) };
  const refusal = "integration.function must be in us-east-1, the region of this module, got far/Answer in us-west-2";
  for (const api of [httpApi(plat), restApi(stacks("other").other)])
    expect(() => api.addRoute("Orders", { ...orders, integration })).toThrow(refusal);
  const balancer = new Balancer(far, "Balancer");
  useProvider(balancer, west);
  expect(() => httpApi(plat, balancer, "Other")).toThrow(
    "balancer must be in us-east-1, the region of this module, got far/Balancer in us-west-2",
  );
});

test("a function with a provider of its own brings its routes with that provider", () => {
  const { plat, app } = stacks("plat", "app");
  const twin = new AwsProvider(app, "Twin", { alias: "twin", region: "us-east-1" });
  httpApi(plat).addRoute("Orders", { ...orders, integration: { function: createFunction(app, "Answer", twin) } });
  const [, made] = synthesizedAll(plat, app);
  for (const type of ["aws_apigatewayv2_route", "aws_apigatewayv2_integration", "aws_lambda_permission"])
    expect(made?.the(type).provider).toBe("aws.twin");
});

test("an authorizer and a route of one other stack are one direction, in the order that the API can follow", () => {
  const add = {
    authorizer: (api: ApiGatewayModule, stack: TerraformStack) =>
      void api.addLambdaAuthorizer("Customers", { function: createFunction(stack, "Ask") }),
    route: (api: ApiGatewayModule, stack: TerraformStack) =>
      void api.addRoute("Orders", { ...orders, integration: { function: createFunction(stack) } }),
  };
  const first = stacks("platform", "service");
  const api = httpApi(first.platform);
  add.authorizer(api, first.service);
  add.route(api, first.service);
  synthesizedAll(first.platform, first.service);
  expect([first.platform, first.service].map(dependencies)).toEqual([["service"], []]);

  const second = stacks("platform", "service");
  const other = httpApi(second.platform);
  add.route(other, second.service);
  const before = second.platform.node.findAll().length;
  expect(() => add.authorizer(other, second.service)).toThrow(
    'platform/Api.addLambdaAuthorizer("Customers"): stack "platform" would depend on "service", which depends on "platform" already',
  );
  expect(second.platform.node.findAll()).toHaveLength(before);
});
