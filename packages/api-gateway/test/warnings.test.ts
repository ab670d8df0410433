import { warningsOf } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import type {
  ApiGatewayModule,
  ApiGatewayModuleProps,
  HttpRouteProps,
  RestApiModule,
  RestApiModuleProps,
  Throttle,
} from "../src";
import { answer, httpApi, restApi } from "./apis";

/** The document of what AWS accepts and is unwise or has no effect, and its warnings. */
const http = (props: Partial<ApiGatewayModuleProps>, speak: (api: ApiGatewayModule) => void = () => {}) => {
  const { made, stack } = seen((look) =>
    httpApi(props, (api, stack) => {
      look(stack);
      speak(api);
    }),
  );
  return { made, warnings: warningsOf(stack) };
};

const rest = (props: Partial<RestApiModuleProps>, speak: (api: RestApiModule) => void = () => {}) => {
  const { made, stack } = seen((look) =>
    restApi(props, (api, stack) => {
      look(stack);
      api.addRoute("Orders", { method: "GET", path: "/orders" });
      speak(api);
    }),
  );
  return { made, warnings: warningsOf(stack) };
};

function seen<T>(build: (look: (stack: TerraformStack) => void) => T) {
  let stack: TerraformStack | undefined;
  const made = build((one) => {
    stack = one;
  });
  return { made, stack: stack as TerraformStack };
}

const sentence = (prop: string, value: number, quota: number) =>
  `${prop} ${value} has no effect above the quota of the account, ${quota} by default: request a larger quota`;

describe("limits", () => {
  test.each<[Throttle, string[], [number, number]]>([
    [{ rateLimit: 10_000 }, [], [10_000, 20_000]],
    [{ rateLimit: 10_000, burstLimit: 5000 }, [], [10_000, 5000]],
    [{ rateLimit: 10_001, burstLimit: 5000 }, [sentence("rateLimit", 10_001, 10_000)], [10_001, 5000]],
    [{ rateLimit: 100, burstLimit: 5001 }, [sentence("burstLimit", 5001, 5000)], [100, 5001]],
    [{ rateLimit: 0 }, ["rateLimit 0 answers every request with 429: raise it to let requests in"], [0, 0]],
    [
      { rateLimit: 1, burstLimit: 0 },
      ["burstLimit 0 answers every request with 429: raise it to let requests in"],
      [1, 0],
    ],
    [{ rateLimit: 0.4 }, [], [0.4, 1]],
    [{ rateLimit: 2e9 }, [sentence("rateLimit", 2e9, 10_000)], [2e9, 2_147_483_647]],
  ])("%j of an API", (limits, expected, [rate, burst]) => {
    const one = http(limits);
    expect(one.warnings).toEqual(expected);
    const settings = one.made.the("aws_apigatewayv2_stage").default_route_settings;
    expect([settings.throttling_rate_limit, settings.throttling_burst_limit]).toEqual([rate, burst]);
    const other = rest(limits);
    expect(other.warnings).toEqual(expected);
    expect(other.made.the("aws_api_gateway_method_settings").settings).toMatchObject({
      throttling_rate_limit: rate,
      throttling_burst_limit: burst,
    });
  });

  test("of a route and of a usage plan", () => {
    const throttle = { rateLimit: 20_000, burstLimit: 6000 };
    const expected = (path: string) => [
      sentence(`${path}rateLimit`, 20_000, 10_000),
      sentence(`${path}burstLimit`, 6000, 5000),
    ];
    const route = { method: "GET", path: "/a", throttle } as const;
    const ofRoute = expected('addRoute("A"): throttle.');
    expect(http({}, (api) => api.addRoute("A", route)).warnings).toEqual(ofRoute);
    expect(rest({}, (api) => api.addRoute("A", route)).warnings).toEqual(ofRoute);
    const ofPlan = rest({}, (api) => api.addUsagePlan("Partners", { throttle }));
    expect(ofPlan.warnings).toEqual(expected("throttle."));
    expect(ofPlan.made.the("aws_api_gateway_usage_plan").throttle_settings).toEqual({
      rate_limit: 20_000,
      burst_limit: 6000,
    });
  });
});

describe("pages of other origins", () => {
  const corsOrigins = ["https://www.example.com"];

  test("cors without corsOrigins has no effect", () => {
    const { made, warnings } = http({ cors: { headers: ["x-tenant"] } });
    expect(warnings).toEqual(["cors has no effect without corsOrigins: name the origins"]);
    expect(made.the("aws_apigatewayv2_api").cors_configuration).toBeUndefined();
  });

  test('with credentials, "*" is a name', () => {
    const cors = { credentials: true, headers: ["*"], exposeHeaders: ["*"] };
    const { made, warnings } = http({ corsOrigins, cors });
    expect(warnings).toEqual(
      ["methods", "headers", "exposeHeaders"].map(
        (name) => `cors.${name} has "*", which browsers read as a name while cors.credentials is true: name each`,
      ),
    );
    expect(made.the("aws_apigatewayv2_api").cors_configuration).toMatchObject({
      allow_credentials: true,
      allow_methods: ["*"],
      allow_headers: ["*"],
      expose_headers: ["*"],
    });
  });

  test("without credentials it is all of them", () => {
    expect(http({ corsOrigins, cors: { headers: ["*"] } }).warnings).toEqual([]);
    expect(http({ corsOrigins, cors: { headers: ["*"], credentials: false } }).warnings).toEqual([]);
  });
});

test.each([{ skipDestroy: true }, { logGroupClass: "INFREQUENT_ACCESS" }] as const)(
  "%j of a log that goes to Firehose has no effect",
  (group) => {
    const deliveryStreamArn = "arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-shop";
    const { made, warnings } = rest({ accessLog: { deliveryStreamArn, ...group } });
    expect(warnings).toEqual([
      `accessLog.${Object.keys(group)[0]} has no effect with deliveryStreamArn, which needs no log group: omit it`,
    ]);
    expect(Object.keys(made.all("aws_cloudwatch_log_group"))).toEqual([expect.stringContaining("ExecutionLog")]);
    expect(rest({ accessLog: { deliveryStreamArn } }).warnings).toEqual([]);
    expect(rest({ accessLog: group }).warnings).toEqual([]);
  },
);

test("an integration over plain HTTP", () => {
  const route: HttpRouteProps & { integration: { url: string } } = {
    method: "GET",
    path: "/weather",
    integration: { url: "http://weather.example.com" },
  };
  const expected = [
    'addRoute("Weather"): integration.url sends requests in clear text over the internet: use https://',
  ];
  expect(http({}, (api) => api.addRoute("Weather", route)).warnings).toEqual(expected);
  const { method, path, integration } = route;
  const other = rest({}, (api) => api.addRoute("Weather", { method, path, integration }));
  expect(other.warnings).toEqual(expected);
  expect(JSON.stringify(other.made.all("aws_api_gateway_integration"))).toContain('"http://weather.example.com"');
});

test("a function that is asked for every request needs no identity source, and no warning", () => {
  const asked = { function: answer, identitySources: [], cacheSeconds: 0 };
  const one = http({}, (api) => api.addLambdaAuthorizer("Legacy", asked));
  expect(one.warnings).toEqual([]);
  expect(one.made.the("aws_apigatewayv2_authorizer").identity_sources).toEqual([]);
  const other = rest({}, (api) => {
    api.addLambdaAuthorizer("Legacy", asked);
    expect(() => api.addLambdaAuthorizer("Cached", { ...asked, cacheSeconds: 1 })).toThrow(
      "identitySources must name the caller where answers are remembered: name one, or set cacheSeconds to 0",
    );
  });
  expect(other.made.the("aws_api_gateway_authorizer").identity_source).toBe("");
});
