import { ApiGatewayModule, type HttpAuthorizer, type HttpRouteProps } from "../src";
import { answer, balancerIn, httpApi, LISTENER, subnets } from "./apis";

const OTHER_LISTENER = LISTENER.replaceAll("web", "shop");
const orders: HttpRouteProps = { method: "GET", path: "/orders/{id}" };
const route = (props: Partial<HttpRouteProps> = {}) =>
  httpApi({}, (api) => api.addRoute("Orders", { ...orders, ...props }));
const only = (all: Record<string, unknown>, part: string) =>
  Object.entries(all).find(([name]) => name.includes(part))?.[1] as Record<string, unknown>;

test("a route goes to the balancer, for the callers that the API lets in", () => {
  const made = route();
  expect(only(made.all("aws_apigatewayv2_route"), "Route-Orders")).toMatchObject({
    route_key: "GET /orders/{id}",
    authorization_type: "AWS_IAM",
    target: "integrations/${aws_apigatewayv2_integration.Api_Integration_39BC88FC.id}",
  });
  const bearers = httpApi({ authorization: { issuer: "https://login.example.com", audience: ["shop"] } }, (api) =>
    api.addRoute("Orders", orders),
  );
  expect(only(bearers.all("aws_apigatewayv2_route"), "Route-Orders")).toMatchObject({
    authorization_type: "JWT",
    authorizer_id: expect.stringMatching(/aws_apigatewayv2_authorizer.Api_Authorizer_/),
  });
});

test("a function answers a route, and may be called for that route only", () => {
  const made = route({ integration: { function: { ...answer, qualifier: "live" } } });
  expect(only(made.all("aws_apigatewayv2_integration"), "Integration-Orders")).toMatchObject({
    integration_type: "AWS_PROXY",
    integration_uri: answer.invokeArn,
    payload_format_version: "2.0",
  });
  expect(made.the("aws_lambda_permission")).toEqual({
    action: "lambda:InvokeFunction",
    function_name: "answer",
    qualifier: "live",
    principal: "apigateway.amazonaws.com",
    source_arn: "${aws_apigatewayv2_api.Api.execution_arn}/*/GET/orders/*",
  });
  const any = route({ method: "ANY", path: "/files/{proxy+}", integration: { function: answer } });
  expect(any.the("aws_lambda_permission").source_arn).toMatch(/\/\*\/\*\/files\/\*$/);
});

test("an address on the internet, or another balancer behind the same link, answers a route", () => {
  const weather = route({ integration: { url: "https://weather.example.com/{id}" } });
  expect(only(weather.all("aws_apigatewayv2_integration"), "Integration-Orders")).toMatchObject({
    integration_type: "HTTP_PROXY",
    integration_uri: "https://weather.example.com/{id}",
  });
  const shop = httpApi({}, (api, stack) =>
    api.addRoute("Orders", {
      ...orders,
      integration: { balancer: balancerIn(stack, "Shop", OTHER_LISTENER), serverName: "shop.example.com" },
    }),
  );
  expect(only(shop.all("aws_apigatewayv2_integration"), "Integration-Orders")).toMatchObject({
    integration_uri: OTHER_LISTENER,
    connection_type: "VPC_LINK",
    tls_config: { server_name_to_verify: "shop.example.com" },
  });
  expect(shop.addresses).toContainEqual(expect.stringMatching(/egress_rule.Api_To-Shop-443_/));
});

test("a route has limits of its own, which wait for the route", () => {
  const made = route({ throttle: { rateLimit: 5 } });
  expect(made.the("aws_apigatewayv2_stage").route_settings).toEqual([
    {
      route_key: expect.stringMatching(/^\$\{aws_apigatewayv2_route.Api_Route-Orders_\w+.route_key\}$/),
      detailed_metrics_enabled: true,
      throttling_rate_limit: 5,
      throttling_burst_limit: 10,
    },
  ]);
  expect(route().the("aws_apigatewayv2_stage").route_settings).toBeUndefined();
});

test("bearers of tokens are let in by issuer, audience and scope; a route may ask for another scope", () => {
  const made = httpApi({}, (api) => {
    const customers = api.addJwtAuthorizer("Customers", {
      issuer: "https://login.example.com",
      audience: ["shop"],
      scopes: ["orders.read"],
    });
    api.addRoute("Orders", { ...orders, authorization: customers });
    api.addRoute("Cancel", {
      method: "DELETE",
      path: "/orders/{id}",
      authorization: customers,
      scopes: ["orders.write"],
    });
    api.addRoute("Health", { method: "GET", path: "/health", authorization: "NONE" });
  });
  expect(made.the("aws_apigatewayv2_authorizer")).toMatchObject({
    name: "test-api-customers",
    authorizer_type: "JWT",
    identity_sources: ["$request.header.Authorization"],
    jwt_configuration: { issuer: "https://login.example.com", audience: ["shop"] },
  });
  const routes = made.all("aws_apigatewayv2_route");
  expect(only(routes, "Route-Orders")).toMatchObject({
    authorization_type: "JWT",
    authorization_scopes: ["orders.read"],
  });
  expect(only(routes, "Route-Cancel")).toMatchObject({ authorization_scopes: ["orders.write"] });
  expect(only(routes, "Route-Health")).toMatchObject({ authorization_type: "NONE" });
  expect(only(routes, "DefaultRoute")).toMatchObject({ authorization_type: "AWS_IAM" });
});

test("a function says who may call, and may be asked by its authorizer only", () => {
  const made = httpApi({}, (api) =>
    api.addRoute("Orders", { ...orders, authorization: api.addLambdaAuthorizer("Legacy", { function: answer }) }),
  );
  expect(made.the("aws_apigatewayv2_authorizer")).toMatchObject({
    authorizer_type: "REQUEST",
    authorizer_uri: answer.invokeArn,
    authorizer_payload_format_version: "2.0",
    enable_simple_responses: true,
    authorizer_result_ttl_in_seconds: 300,
  });
  expect(only(made.all("aws_apigatewayv2_route"), "Route-Orders").authorization_type).toBe("CUSTOM");
  expect(made.the("aws_lambda_permission").source_arn).toMatch(
    /^\$\{aws_apigatewayv2_api.Api.execution_arn\}\/authorizers\/\$\{aws_apigatewayv2_authorizer.Api_Authorizer-Legacy_\w+.id\}$/,
  );
});

test("pages of the named origins may call with the listed methods and headers, with cookies where credentials are on", () => {
  const cors = {
    methods: ["GET"],
    headers: ["x-tenant"],
    exposeHeaders: ["etag"],
    credentials: true,
    maxAgeSeconds: 60,
  };
  const made = httpApi({ corsOrigins: ["https://www.example.com"], cors });
  expect(made.the("aws_apigatewayv2_api").cors_configuration).toEqual({
    allow_origins: ["https://www.example.com"],
    allow_methods: ["GET"],
    allow_headers: ["x-tenant"],
    expose_headers: ["etag"],
    allow_credentials: true,
    max_age: 60,
  });
  expect(() => httpApi({ cors: { maxAgeSeconds: -1 } })).toThrow(
    "test/Api (ApiGatewayModule) is misconfigured:\n  - cors.maxAgeSeconds must be 0 to 86400, got -1",
  );
});

test("every mistake of a route is told at once, and nothing is made", () => {
  const made = httpApi({}, (api, stack) => {
    const other = new ApiGatewayModule(stack, "Other", {
      environment: "dev",
      balancer: balancerIn(stack, "OtherBalancer", OTHER_LISTENER),
      subnets,
      serverName: "www.example.com",
      authorization: "NONE",
    });
    const strangers: HttpAuthorizer = other.addLambdaAuthorizer("Strangers", { function: answer });
    api.addRoute("Orders", orders);
    const wrong = () =>
      api.addRoute("Orders", {
        method: "GET",
        path: "orders",
        integration: { url: "ftp://weather.example.com" },
        authorization: strangers,
        scopes: ["orders.read"],
        throttle: { rateLimit: -1, burstLimit: -1 },
      });
    expect(wrong).toThrow(
      [
        'test/Api.addRoute("Orders") (ApiGatewayModule) is misconfigured:',
        '  - key must be new, got "Orders"',
        '  - path must begin with "/", got "orders"',
        '  - integration.url must begin with "https://" or "http://", got "ftp://weather.example.com"',
        "  - throttle.rateLimit must be 0 or more, got -1",
        "  - throttle.burstLimit must be 0 to 2147483647, got -1",
        "  - scopes need a JWT authorizer as authorization: addJwtAuthorizer(…)",
        "  - authorization must be an authorizer of this API",
      ].join("\n"),
    );
    const refused = (key: string, props: HttpRouteProps) => () => api.addRoute(key, props);
    expect(refused("Twin", orders)).toThrow('GET /orders/{id} is the route "Orders" already');
    expect(refused("my orders", { method: "GET", path: "/" })).toThrow(
      'key must be a word such as Orders, got "my orders"',
    );
    expect(refused("A", { method: "GET", path: "/a//b" })).toThrow(
      'path must be made of names, {variables} and a last {variable+}, got "" in "/a//b"',
    );
    expect(refused("A", { method: "GET", path: "/{proxy+}/a" })).toThrow(
      'path must end with its greedy variable, got "{proxy+}" inside "/{proxy+}/a"',
    );
    expect(refused("A", { method: "GET", path: "/{id}/{id}" })).toThrow(
      'path must not repeat a variable, got "{id}" twice in "/{id}/{id}"',
    );
    const balancer = balancerIn(stack, "Shop", OTHER_LISTENER);
    expect(refused("A", { method: "GET", path: "/a", integration: { balancer, serverName: "shop" } })).toThrow(
      'integration.serverName must be a host name such as "www.example.com", got "shop"',
    );
  });
  expect(made.addresses.filter((address) => address.includes("Route-"))).toHaveLength(1);
});

test("every mistake of an authorizer is told at once", () => {
  httpApi({}, (api) => {
    expect(() => api.addJwtAuthorizer("1", { issuer: "login", audience: [] })).toThrow(
      [
        'test/Api.addJwtAuthorizer("1") (ApiGatewayModule) is misconfigured:',
        '  - key must be a word such as Orders, got "1"',
        '  - issuer must begin with "https://", got "login"',
        "  - audience must have at least 1 members, got 0",
      ].join("\n"),
    );
    expect(() =>
      api.addLambdaAuthorizer("Legacy", { function: answer, identitySources: ["Authorization"], cacheSeconds: 3601 }),
    ).toThrow(
      [
        'test/Api.addLambdaAuthorizer("Legacy") (ApiGatewayModule) is misconfigured:',
        '  - identitySources[0] must be an expression such as "$request.header.Authorization", got "Authorization"',
        "  - cacheSeconds must be 0 to 3600, got 3601",
      ].join("\n"),
    );
    expect(() => api.addLambdaAuthorizer("Legacy", { function: answer, identitySources: [] })).toThrow(
      "identitySources must name the caller where answers are remembered: name one, or set cacheSeconds to 0",
    );
  });
});
