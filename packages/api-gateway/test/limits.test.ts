import { Connections } from "@plinth/core";
import { synth } from "@plinth/testing";
import { ApiGatewayModule, type FunctionRef, type RestApiModule } from "../src";
import { answer, balancerIn, CERTIFICATE, httpApi, LISTENER, restApi, subnets } from "./apis";

/*
 * AWS docs, "Quotas for configuring and running an HTTP API in API Gateway",
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const many = (count: number) => Array.from({ length: count }, (_, index) => `shop-${index}`);
const issuer = "https://login.example.com";

test("51 JWT audiences are refused, and 50 pass", () => {
  const refusal = "audience must have at most 50 members, got 51";
  expect(() => httpApi({ authorization: { issuer, audience: many(51) } })).toThrow(`authorization.${refusal}`);
  httpApi({ authorization: { issuer, audience: many(50) } }, (api) => {
    expect(() => api.addJwtAuthorizer("Customers", { issuer, audience: many(51) })).toThrow(refusal);
    api.addJwtAuthorizer("Customers", { issuer, audience: many(50) });
  });
});

test("11 scopes of a route are refused, by the route and by its authorizer", () => {
  httpApi({}, (api) => {
    const refusal = "scopes must have at most 10 members, got 11";
    const audience = ["shop"];
    expect(() => api.addJwtAuthorizer("Customers", { issuer, audience, scopes: many(11) })).toThrow(refusal);
    const authorization = api.addJwtAuthorizer("Customers", { issuer, audience, scopes: many(10) });
    const route = { method: "GET", path: "/orders", authorization } as const;
    expect(() => api.addRoute("Orders", { ...route, scopes: many(11) })).toThrow(refusal);
  });
});

test("the 301st integration of an HTTP API is refused", () => {
  httpApi({}, (api) => {
    const add = (count: number) => {
      const integration = { url: "https://example.com" };
      api.addRoute(`R${count}`, { method: "GET", path: `/${count}`, integration });
    };
    for (let count = 0; count < 299; count++) add(count);
    expect(() => add(299)).toThrow("an API must have at most 299 integrations beside its first");
    api.addRoute("Last", { method: "GET", path: "/last" });
  });
});

/*
 * AWS docs, "Custom domain names for private APIs in API Gateway",
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
test("a private REST API with a regional domain is refused: its own endpoint would be closed, and no address left", () => {
  const made = restApi({ vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"] }, (api) => {
    api.addRoute("Orders", { method: "GET", path: "/orders" });
    expect(() => api.addDomain("api.example.com", { certificateArn: CERTIFICATE })).toThrow(
      "the API must not be private: its names are private custom domain names, with access associations of their own",
    );
  });
  expect(made.the("aws_api_gateway_rest_api").disable_execute_api_endpoint).toBeUndefined();
});

/* AWS docs, "AddPermission", https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
test.each<[Partial<FunctionRef>, string]>([
  [{ functionName: "a b!" }, 'function.functionName must be the name or ARN of a function, got "a b!"'],
  [{ functionName: "x".repeat(65) }, "function.functionName must be the name or ARN of a function"],
  [{ invokeArn: "answer" }, 'function.invokeArn must be the ARN by which API Gateway invokes a function, got "answer"'],
  [{ qualifier: "$LATEST" }, 'function.qualifier must be an alias or a version, got "$LATEST"'],
])("a function with %j is refused", (wrong, refusal) => {
  const refuses = (api: ApiGatewayModule | RestApiModule) => {
    const given = { function: { ...answer, ...wrong } };
    const route = { method: "GET", path: "/answer", integration: given } as const;
    expect(() => api.addRoute("Answer", route)).toThrow(`integration.${refusal}`);
    expect(() => api.addLambdaAuthorizer("Answer", given)).toThrow(refusal);
  };
  httpApi({}, refuses);
  restApi({}, (api) => {
    refuses(api);
    api.addRoute("Orders", { method: "GET", path: "/orders" });
  });
});

test.each([
  "answer",
  "answer:live",
  "123456789012:function:answer",
  "arn:aws:lambda:us-east-1:123456789012:function:answer:7",
  "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:answer",
])("the function %s answers", (functionName) => {
  const made = httpApi({}, (api) =>
    api.addRoute("Answer", { method: "GET", path: "/answer", integration: { function: { ...answer, functionName } } }),
  );
  expect(made.the("aws_lambda_permission").function_name).toBe(functionName);
});

test('credentials for pages of every origin are refused, because AWS refuses "*" with them', () => {
  const cors = { credentials: true, methods: ["GET"], headers: ["x-tenant"] };
  for (const origin of ["*", "https://*"])
    expect(() => httpApi({ corsOrigins: [origin], cors })).toThrow(
      "corsOrigins must be named one by one when cors.credentials is true",
    );
});

test("an API before a balancer that cannot be reached is refused, and leaves nothing", () => {
  synth((stack) => {
    const { listenerArn } = balancerIn(stack, "Shop", LISTENER);
    const connections = new Connections(stack, "sg-0a1b2c3d4e5f60718", 443, "vpc-0a1b2c3d4e5f60719");
    const create = () =>
      new ApiGatewayModule(stack, "Api", {
        environment: "dev",
        balancer: { listenerArn, connections },
        subnets,
        serverName: "shop.example.com",
        authorization: "AWS_IAM",
      });
    expect(create).toThrow("they are in different networks");
    expect(stack.node.tryFindChild("Api")).toBeUndefined();
  });
});

test("a balancer that cannot be reached is refused, and leaves nothing", () => {
  httpApi(
    { subnets: { vpcId: "vpc-0a1b2c3d4e5f60718", subnetIds: ["subnet-1"], availabilityZones: ["us-east-1a"] } },
    (api, stack) => {
      const { listenerArn } = balancerIn(stack, "Shop", LISTENER);
      const connections = new Connections(api, "sg-0a1b2c3d4e5f60718", 443, "vpc-0a1b2c3d4e5f60719");
      const before = api.node.findAll().length;
      const integration = { balancer: { listenerArn, connections }, serverName: "shop.example.com" };
      expect(() => api.addRoute("Orders", { method: "GET", path: "/orders", integration })).toThrow(
        "they are in different networks",
      );
      expect(api.node.findAll()).toHaveLength(before);
      api.addRoute("Orders", { method: "GET", path: "/orders" });
    },
  );
});

test("a balancer without connections of a construct is refused by name", () => {
  const connections = { securityGroupId: "sg-0a1b2c3d4e5f60718" } as Connections;
  expect(() => httpApi({ balancer: { listenerArn: LISTENER, connections } })).toThrow(
    "balancer.connections must be those of a construct",
  );
});
