import type { RestRouteProps } from "../src";
import { answer, POOL, restApi } from "./apis";

const orders: RestRouteProps = { method: "GET", path: "/orders/{id}" };
const route = (props: Partial<RestRouteProps> = {}, api: Parameters<typeof restApi>[0] = {}) =>
  restApi(api, (made) => made.addRoute("Orders", { ...orders, ...props }));

test("each part of a path is a resource below the one before", () => {
  const resources = route({ path: "/orders/{id}/items" }).all("aws_api_gateway_resource");
  const parts = Object.fromEntries(
    Object.entries(resources).map(([name, { path_part, parent_id }]) => [path_part, { name, parent_id }]),
  );
  expect(parts.orders.parent_id).toBe("${aws_api_gateway_rest_api.Api.root_resource_id}");
  expect(parts["{id}"].parent_id).toBe(`\${aws_api_gateway_resource.${parts.orders.name}.id}`);
  expect(parts.items.parent_id).toBe(`\${aws_api_gateway_resource.${parts["{id}"].name}.id}`);
});

test("two routes of a path share its resource", () => {
  const made = restApi({}, (api) => {
    api.addRoute("Read", orders);
    api.addRoute("Write", { ...orders, method: "PUT" });
    api.addRoute("List", { method: "GET", path: "/orders" });
  });
  expect(Object.keys(made.all("aws_api_gateway_resource"))).toHaveLength(2);
  expect(Object.keys(made.all("aws_api_gateway_method"))).toHaveLength(3);
});

test("everything below a path goes on with its rest, at another port too", () => {
  const backend = { balancer: { arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/shop/1" } };
  const made = route(
    { method: "ANY", path: "/files/{proxy+}" },
    { backend: { ...backend, serverName: "shop.example.com", port: 8443 } },
  );
  expect(made.the("aws_api_gateway_integration")).toMatchObject({
    integration_http_method: "ANY",
    uri: "https://shop.example.com:8443/files/{proxy}",
    request_parameters: { "integration.request.path.proxy": "method.request.path.proxy" },
  });
  expect(made.the("aws_api_gateway_method").request_parameters).toEqual({ "method.request.path.proxy": true });
});

test("a function answers a route, and may be called for that route only", () => {
  const made = route({ method: "POST", integration: { function: answer } });
  expect(made.the("aws_api_gateway_integration")).toMatchObject({
    type: "AWS_PROXY",
    integration_http_method: "POST",
    uri: answer.invokeArn,
  });
  expect(made.the("aws_lambda_permission").source_arn).toBe(
    "${aws_api_gateway_rest_api.Api.execution_arn}/*/POST/orders/*",
  );
});

test("an address on the internet gets the variables that it names", () => {
  const named = route({ integration: { url: "https://weather.example.com/{id}" } }).the("aws_api_gateway_integration");
  expect(named.request_parameters).toEqual({ "integration.request.path.id": "method.request.path.id" });
  const fixed = route({ integration: { url: "https://weather.example.com" } }).the("aws_api_gateway_integration");
  expect(fixed.request_parameters).toBeUndefined();
});

test("a request without a required parameter is refused before it reaches the backend", () => {
  const made = route({ requiredParameters: ["querystring.page", "header.X-Tenant"] });
  expect(made.the("aws_api_gateway_method").request_parameters).toEqual({
    "method.request.path.id": true,
    "method.request.querystring.page": true,
    "method.request.header.X-Tenant": true,
  });
});

test("a route has limits of its own, and logs as all the others do", () => {
  const settings = (props: Partial<RestRouteProps>) =>
    Object.values(route({ throttle: { rateLimit: 5 }, ...props }).all("aws_api_gateway_method_settings")).find(
      ({ method_path }) => method_path !== "*/*",
    );
  expect(settings({})).toMatchObject({
    method_path: "orders/{id}/GET",
    settings: {
      throttling_rate_limit: 5,
      throttling_burst_limit: 10,
      logging_level: "ERROR",
      data_trace_enabled: false,
      metrics_enabled: true,
    },
  });
  expect(settings({ path: "/" })?.method_path).toBe("~1/GET");
});

test("bearers of tokens of a user pool are let in, by scope; or a function says who may call", () => {
  const made = restApi({}, (api) => {
    const customers = api.addCognitoAuthorizer("Customers", { userPoolArns: [POOL], scopes: ["orders/read"] });
    api.addRoute("Orders", { ...orders, authorization: customers });
    api.addRoute("Cancel", { ...orders, method: "DELETE", authorization: customers, scopes: ["orders/write"] });
    api.addRoute("Legacy", {
      ...orders,
      method: "PUT",
      authorization: api.addLambdaAuthorizer("Legacy", { function: answer }),
    });
    api.addRoute("Health", { method: "GET", path: "/health", authorization: "NONE" });
  });
  const said = Object.values(made.all("aws_api_gateway_method")).map((method) => [
    method.http_method,
    method.authorization,
    method.authorization_scopes,
  ]);
  expect(said).toEqual([
    ["DELETE", "COGNITO_USER_POOLS", ["orders/write"]],
    ["GET", "NONE", undefined],
    ["PUT", "CUSTOM", undefined],
    ["GET", "COGNITO_USER_POOLS", ["orders/read"]],
  ]);
  expect(Object.values(made.all("aws_api_gateway_authorizer"))).toMatchObject([
    { type: "COGNITO_USER_POOLS", provider_arns: [POOL] },
    { type: "REQUEST", authorizer_uri: answer.invokeArn, identity_source: "method.request.header.Authorization" },
  ]);
  expect(Object.keys(made.the("aws_api_gateway_deployment").triggers).sort()).toEqual([
    "Cancel",
    "Health",
    "Legacy",
    "Orders",
    "authorizer.Customers",
    "authorizer.Legacy",
  ]);
});

test("every mistake of a route is told at once, and nothing is made", () => {
  const made = restApi({ backend: undefined }, (api) => {
    api.addRoute("Orders", { ...orders, integration: { function: answer } });
    const wrong = () =>
      api.addRoute("Orders", {
        method: "ANY",
        path: "/orders/a b",
        scopes: ["orders/read"],
        requiredParameters: ["page"],
        throttle: { rateLimit: -1 },
      });
    expect(wrong).toThrow(
      [
        'test/Api.addRoute("Orders") (RestApiModule) is misconfigured:',
        '  - key must be new, got "Orders"',
        '  - requiredParameters[0] must be a parameter such as "querystring.page" or "header.X-Tenant", got "page"',
        "  - throttle.rateLimit must be 0 or more, got -1",
        '  - path must be made of names, {variables} and a last {variable+}, got "a b" in "/orders/a b"',
        "  - scopes need a Cognito authorizer as authorization: addCognitoAuthorizer(…)",
        "  - throttle needs a method of its own, AWS has no limits for ANY",
        "  - integration must be named, the API has no backend",
      ].join("\n"),
    );
    const refused = (props: Partial<RestRouteProps>) => () =>
      api.addRoute("Other", { ...orders, integration: { function: answer }, ...props });
    expect(refused({})).toThrow('GET /orders/{id} is the route "Orders" already');
    expect(refused({ path: "/orders/{name}/items" })).toThrow(
      'path must call the variable as other routes do, got "{name}" in "/orders/{name}/items" beside "{id}"',
    );
    expect(refused({ integration: { url: "ftp://weather.example.com" } })).toThrow(
      'integration.url must begin with "https://" or "http://", got "ftp://weather.example.com"',
    );
  });
  expect(Object.keys(made.all("aws_api_gateway_resource"))).toHaveLength(2);
});

test("an authorizer of another API is refused", () => {
  restApi({}, (api) => {
    api.addRoute("Orders", orders);
    let strangers: RestRouteProps["authorization"];
    restApi({}, (other) => {
      strangers = other.addCognitoAuthorizer("Strangers", { userPoolArns: [POOL] });
      other.addRoute("Orders", orders);
    });
    expect(() => api.addRoute("Other", { ...orders, method: "PUT", authorization: strangers })).toThrow(
      "authorization must be an authorizer of this API",
    );
  });
});

test("every mistake of an authorizer is told at once", () => {
  restApi({}, (api) => {
    api.addRoute("Orders", orders);
    expect(() => api.addCognitoAuthorizer("1", { userPoolArns: ["pool"] })).toThrow(
      [
        'test/Api.addCognitoAuthorizer("1") (RestApiModule) is misconfigured:',
        '  - key must be a word such as Orders, got "1"',
        '  - userPoolArns[0] must be the ARN of a user pool, got "pool"',
      ].join("\n"),
    );
    expect(() => api.addCognitoAuthorizer("A", { userPoolArns: [] })).toThrow(
      "userPoolArns must have at least 1 members, got 0",
    );
    expect(() =>
      api.addLambdaAuthorizer("A", { function: answer, identitySources: ["Authorization"], cacheSeconds: 3601 }),
    ).toThrow(
      [
        'test/Api.addLambdaAuthorizer("A") (RestApiModule) is misconfigured:',
        '  - identitySources[0] must be an expression such as "method.request.header.Authorization", got "Authorization"',
        "  - cacheSeconds must be 0 to 3600, got 3601",
      ].join("\n"),
    );
    expect(() => api.addLambdaAuthorizer("A", { function: answer, identitySources: [] })).toThrow(
      "identitySources must name the caller where answers are remembered: name one, or set cacheSeconds to 0",
    );
  });
});
