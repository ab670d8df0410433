import { apiAuthorization } from "../../../src/rules/serving/api-authorization";
import { cases, says } from "../../cases";

const route = (args: object) => ({
  resource: { aws_apigatewayv2_route: { R: { route_key: "GET /orders", ...args } } },
});
const method = (args: object) => ({ resource: { aws_api_gateway_method: { M: { http_method: "GET", ...args } } } });

cases(apiAuthorization, {
  fails: {
    "a route that says nothing": route({}),
    "a route that says no": route({ authorization_type: "NONE" }),
    "a method": method({ authorization: "NONE" }),
  },
  passes: {
    IAM: route({ authorization_type: "AWS_IAM" }),
    "a method with a key": method({ authorization: "NONE", api_key_required: true }),
    "what a browser asks first": method({ authorization: "NONE", http_method: "OPTIONS" }),
  },
});

const ANYBODY = "asks nobody who they are";
says(apiAuthorization, [
  ["a route with a key, which a route cannot ask for", route({ api_key_required: true }), ANYBODY],
  ["a route with a JWT", route({ authorization_type: "JWT" }), undefined],
  ["a method that says nothing", method({}), ANYBODY],
  ["a method whose key is off, as text", method({ authorization: "NONE", api_key_required: "false" }), ANYBODY],
  ["a method of IAM", method({ authorization: "AWS_IAM" }), undefined],
]);
