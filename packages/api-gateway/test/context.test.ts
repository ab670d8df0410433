import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Connections, useProvider } from "@plinth/core";
import { type Synthesized, synth } from "@plinth/testing";
import { Annotations, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  ApiGatewayAccount,
  ApiGatewayModule,
  type ApiGatewayModuleProps,
  RestApiModule,
  type RestApiModuleProps,
} from "../src";
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

const url = "https://weather.example.com";
const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
const inWest = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll("us-east-1", "us-west-2"));

/** Both kinds of API with all that can be added to them. */
function createApis(
  scope: Construct,
  stack: TerraformStack,
  more: { readonly http?: Partial<ApiGatewayModuleProps>; readonly rest?: Partial<RestApiModuleProps> } = {},
) {
  const account = new ApiGatewayAccount(scope, "Account", {
    roleName: "api-logs",
    tags: more.rest?.tags,
    provider: more.rest?.provider,
  });
  const where = more.http?.provider ? inWest : <T>(value: T) => value;
  const http = new ApiGatewayModule(scope, "Http", {
    environment: "prod",
    balancer: more.http?.balancer ?? balancerIn(stack, "Balancer", LISTENER),
    subnets: where(subnets),
    serverName: "www.example.com",
    authorization: { issuer: "https://login.example.com", audience: ["shop"] },
    ...more.http,
  });
  http.addRoute("Answer", {
    method: "GET",
    path: "/answer",
    authorization: http.addLambdaAuthorizer("Legacy", { function: where(answer) }),
    integration: { function: where(answer) },
  });
  http.addDomain("http.example.com", { certificateArn: where(CERTIFICATE) });
  const rest = new RestApiModule(scope, "Rest", {
    environment: "prod",
    account,
    authorization: "AWS_IAM",
    webAcl: { arn: where(WEB_ACL) },
    backend: { balancer: { arn: where(NETWORK_BALANCER) }, serverName: "shop.example.com" },
    ...more.rest,
  });
  rest.addRoute("Orders", {
    method: "GET",
    path: "/orders",
    authorization: rest.addCognitoAuthorizer("Customers", { userPoolArns: [POOL] }),
  });
  rest.addUsagePlan("Partners", { throttle: { rateLimit: 5 } }).addKey("Acme");
  rest.addDomain("rest.example.com", { certificateArn: where(CERTIFICATE) });
}

type Resources = Record<string, Record<string, { provider?: string; tags?: { Name: string } }>>;
const resourcesOf = ({ document }: Synthesized) =>
  Object.entries(document.resource as Resources).flatMap(([type, all]) =>
    Object.entries(all).map(([name, one]) => ({ address: `${type}.${name}`, ...one })),
  );

test("with names, no argument that forces a replacement changes when the modules move below another construct", () => {
  const namesOf = (isMoved: boolean) => {
    const made = synth((stack) => {
      const scope = isMoved ? new Construct(stack, "Below") : stack;
      createApis(scope, stack, {
        http: { name: "Shop", tags: { Name: "shop" } },
        rest: { name: "Orders", tags: { Name: "orders" } },
      });
    });
    return Object.entries(made.document.resource as Record<string, Record<string, object>>).flatMap(([type, all]) =>
      Object.values(all).flatMap((one) =>
        Object.entries(one)
          .filter(([key]) => /^(name|name_prefix|stage_name)$/.test(key))
          .map(([key, value]) => `${type}.${key} = ${String(value).replace(/[\w-]+\.(\w+)\}/, "….$1}")}`),
      ),
    );
  };
  expect(namesOf(true)).toEqual(namesOf(false));
  expect(namesOf(false)).toEqual(
    expect.arrayContaining([
      "aws_apigatewayv2_api.name = Shop",
      "aws_apigatewayv2_vpc_link.name = Shop",
      "aws_security_group.name_prefix = shop-",
      "aws_cloudwatch_log_group.name = /aws/vendedlogs/apigateway/shop",
      "aws_apigatewayv2_authorizer.name = shop-legacy",
      "aws_api_gateway_rest_api.name = Orders",
      "aws_api_gateway_usage_plan.name = orders-usageplan-partners",
      "aws_iam_role.name = api-logs",
    ]),
  );
});

test("signals of a REST API follow its name", () => {
  restApi({ name: "Orders" }, (api) => {
    api.addRoute("Orders", { method: "GET", path: "/orders" });
    expect(api.signals.latency.metric.dimensions).toEqual({ ApiName: "Orders", Stage: "live" });
  });
});

test("the tags of an API, and a `Name` of the caller, are on all that it creates", () => {
  const tags = { Name: "shop", Team: "orders" };
  const made = synth((stack) => createApis(stack, stack, { http: { tags }, rest: { tags } }));
  const tagged = resourcesOf(made).flatMap(({ address, tags: given }) => (given ? [{ address, tags: given }] : []));
  expect(tagged.length).toBeGreaterThanOrEqual(14);
  const names: Record<string, string> = {
    usage_plan: "shop-usageplan-partners",
    api_key: "shop-usageplan-partners-acme",
  };
  expect(tagged).toEqual(
    tagged.map(({ address }) => {
      const [type] = Object.keys(names).filter((one) => address.startsWith(`aws_api_gateway_${one}.`));
      return { address, tags: { ...tags, Name: type ? names[type] : "shop" } };
    }),
  );
});

test("all children of an API have its provider", () => {
  const made = synth((stack) => {
    const provider = west(stack);
    const home = new Construct(stack, "Balancer");
    const group = new SecurityGroup(home, "Group", { provider });
    const connections = new Connections(home, group.id, 443, undefined, provider);
    useProvider(home, provider);
    createApis(stack, stack, {
      http: { provider, balancer: { listenerArn: inWest(LISTENER), connections } },
      rest: { provider },
    });
  });
  const resources = resourcesOf(made);
  expect(resources.length).toBeGreaterThan(35);
  expect(resources.filter(({ provider }) => provider !== "aws.west").map(({ address }) => address)).toEqual([]);
  expect(made.document.data.aws_partition).toEqual({
    [Object.keys(made.document.data.aws_partition)[0] as string]: { provider: "aws.west" },
  });
});

class Thing extends Construct {
  readonly arn = KEY;
}

test.each<[string, (stack: TerraformStack) => Partial<ApiGatewayModuleProps>, string]>([
  ["a key", (stack) => ({ encryptionKey: new Thing(stack, "Key") }), "encryptionKey must be in us-west-2"],
  [
    "subnets",
    (stack) => ({ subnets: Object.assign(new Construct(stack, "Tier"), subnets) }),
    "subnets must be in us-west-2",
  ],
  ["a balancer", (stack) => ({ balancer: balancerIn(stack, "Other", LISTENER) }), "balancer must be in us-west-2"],
])("%s of another region is refused by name for an HTTP API", (_name, props, refusal) => {
  const create = () =>
    synth((stack) => {
      const provider = west(stack);
      const home = new Construct(stack, "Balancer");
      useProvider(home, provider);
      const connections = new Connections(home, "sg-0a1b2c3d4e5f60718", 443, undefined, provider);
      createApis(stack, stack, {
        http: { provider, balancer: { listenerArn: inWest(LISTENER), connections }, ...props(stack) },
      });
    });
  expect(create).toThrow(refusal);
});

test.each<[string, (stack: TerraformStack) => Partial<RestApiModuleProps>, string]>([
  ["the setting", (stack) => ({ account: new ApiGatewayAccount(stack, "Setting") }), "account must be in us-west-2"],
  [
    "a web ACL",
    () => ({ webAcl: { arn: WEB_ACL } }),
    "webAcl must be in us-west-2, the region of this module, got one in us-east-1",
  ],
  [
    "a balancer",
    () => ({ backend: { balancer: { arn: NETWORK_BALANCER }, serverName: "shop.example.com" } }),
    "backend.balancer must be in us-west-2, the region of this module, got one in us-east-1",
  ],
  ["a key", (stack) => ({ encryptionKey: new Thing(stack, "Key") }), "encryptionKey must be in us-west-2"],
])("%s of another region is refused by name for a REST API", (_name, props, refusal) => {
  const create = () =>
    synth((stack) => {
      const all = { environment: "dev", account: "existing", authorization: "NONE", webAcl: "none" } as const;
      new RestApiModule(stack, "Api", { ...all, provider: west(stack), ...props(stack) });
    });
  expect(create).toThrow(refusal);
});

test("certificates and functions of another region are refused by name, and leave nothing", () => {
  const certificateArn = inWest(CERTIFICATE);
  const refuses = (api: ApiGatewayModule | RestApiModule) => {
    const before = api.node.findAll().length;
    const call =
      (props: { trustStore?: { uri: string; ownershipCertificateArn: string }; certificateArn: string }) => () =>
        api.addDomain("api.example.com", props);
    expect(call({ certificateArn })).toThrow(
      "certificateArn must be in us-east-1, the region of this module, got one in us-west-2",
    );
    expect(
      call({
        certificateArn: CERTIFICATE,
        trustStore: { uri: "s3://authorities/ca.pem", ownershipCertificateArn: certificateArn },
      }),
    ).toThrow(
      "trustStore.ownershipCertificateArn must be in us-east-1, the region of this module, got one in us-west-2",
    );
    const function_ = { function: inWest(answer) };
    const route = { method: "GET", path: "/answer", integration: function_ } as const;
    expect(() => api.addRoute("Answer", route)).toThrow("integration.function.invokeArn must be in us-east-1");
    expect(() => api.addLambdaAuthorizer("Answer", function_)).toThrow("function.invokeArn must be in us-east-1");
    expect(api.node.findAll()).toHaveLength(before);
  };
  httpApi({}, refuses);
  restApi({}, (api) => {
    api.addRoute("Weather", { method: "GET", path: "/weather", integration: { url } });
    refuses(api);
  });
});

test("each region of a stack has a setting of its own", () => {
  const made = synth((stack) => {
    new ApiGatewayAccount(stack, "East");
    const provider = west(stack);
    new ApiGatewayAccount(stack, "West-Account", { provider });
    expect(() => new ApiGatewayAccount(stack, "Third", { provider })).toThrow(
      "the stack has the setting already, at test/West-Account/Default",
    );
  });
  expect(Object.keys(made.all("aws_api_gateway_account"))).toHaveLength(2);
});

test.each<[string, () => ReturnType<typeof httpApi>, string]>([
  [
    "corsOrigins of everybody",
    () => httpApi({ corsOrigins: ["*"] }),
    'corsOrigins has "*": pages of every origin may call the API',
  ],
  [
    "a trust store beside an open endpoint",
    () =>
      httpApi({ disableExecuteApiEndpoint: false }, (api) =>
        api.addDomain("api.example.com", {
          certificateArn: CERTIFICATE,
          trustStore: { uri: "s3://authorities/ca.pem" },
        }),
      ),
    'addDomain("api.example.com"): the trust store can be bypassed while disableExecuteApiEndpoint is false',
  ],
  [
    "whole requests in the log of prod",
    () => restApi({ environment: "prod", executionLog: { dataTrace: true } }),
    "executionLog.dataTrace writes tokens and personal data into the log",
  ],
])("a warning is given for %s", (_name, create, warning) => {
  const add = jest.spyOn(Annotations.prototype, "addWarning");
  create();
  expect(add.mock.calls).toEqual([[warning]]);
  add.mockRestore();
});
