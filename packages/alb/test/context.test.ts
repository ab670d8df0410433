import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type SynthOptions, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ALBModule, type ALBModuleProps, NLBModule } from "../src";
import { balancer, CERTIFICATE, KEY, networkBalancer, Server, subnets } from "./balancer";

const given = (scope: Construct) => ({
  environment: "prod" as const,
  subnets,
  certificateArn: CERTIFICATE,
  backend: new Server(scope, "Web", 8080),
});
const made = (build: (stack: TerraformStack) => void, options?: SynthOptions) => synth(build, options);

test("internal-tools: no balancer has a name that AWS keeps for itself", () => {
  const { document } = made(
    (stack) => {
      new ALBModule(stack, "Alb", given(stack));
      new NLBModule(stack, "Nlb", { environment: "dev", subnets });
    },
    { stack: "internal-tools" },
  );
  const names = Object.values(document.resource.aws_lb as Record<string, { name: string }>).map(({ name }) => name);
  expect(names).toEqual(["lb-internal-tools-alb", "lb-internal-tools-nlb"]);
});

test.each(["internal-web", "-web", "web-", "w_b", "a".repeat(33), ""])("the name %j is refused", (name) => {
  const refusal = `name must be up to 32 letters, digits and hyphens, with no hyphen at its ends, and must not begin with "internal-", got "${name}"`;
  expect(() => balancer({ name })).toThrow(refusal);
  expect(() => networkBalancer({ name })).toThrow(refusal);
});

test("with a name, no argument changes when a balancer moves below another construct", () => {
  const documentOf = (isMoved: boolean) => {
    const { document } = made((stack) => {
      const scope = isMoved ? new Construct(stack, "Below") : stack;
      const alb = new ALBModule(scope, "Alb", { ...given(stack), name: "Shop", tags: { Name: "shop" } });
      const api = alb.addBackend("Api", new Server(stack, "Other", 9000));
      alb.addRoute("Api", { priority: 1, when: { paths: ["/a"] }, forwardTo: api });
      const nlb = new NLBModule(scope, "Nlb", { environment: "prod", subnets, name: "gate", tags: { Name: "gate" } });
      nlb.addListener("Web", { port: 80, protocol: "TCP", backend: new Server(stack, "Third", 80) });
    });
    const named = /^(name|name_prefix|description)$/;
    return Object.entries(document.resource as Record<string, Record<string, object>>)
      .filter(([type]) => !/rule$/.test(type) || type === "aws_lb_listener_rule")
      .flatMap(([type, all]) =>
        Object.values(all).flatMap((one) =>
          Object.entries(one).flatMap(([key, value]) => (named.test(key) ? [`${type}.${key} = ${value}`] : [])),
        ),
      );
  };
  expect(documentOf(true)).toEqual(documentOf(false));
  expect(documentOf(false)).toEqual(expect.arrayContaining(["aws_lb.name = Shop", "aws_lb.name = gate"]));
});

test("a `Name` of the caller stays on all that a balancer creates", () => {
  const { document } = made((stack) => {
    new ALBModule(stack, "Alb", {
      ...given(stack),
      certificateArn: undefined,
      certificate: { domain: "a.example.com", zoneId: "Z0123456789" },
      tags: { Name: "shop", Team: "orders" },
    } as ALBModuleProps);
  });
  const tagged = Object.values(document.resource as Record<string, Record<string, { tags?: { Name: string } }>>)
    .flatMap((all) => Object.values(all))
    .flatMap(({ tags }) => (tags ? [tags] : []));
  expect(tagged.length).toBeGreaterThanOrEqual(7);
  expect(tagged).toEqual(tagged.map(() => ({ Name: "shop", Team: "orders" })));
});

test("all children of a balancer have its provider", () => {
  const { document } = made((stack) => {
    const provider = new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
    const there = { ...subnets, availabilityZones: ["us-west-2a", "us-west-2b"] };
    const all = { environment: "prod" as const, subnets: there, provider };
    new ALBModule(stack, "Alb", {
      ...all,
      certificate: { domain: "a.example.com", zoneId: "Z0123456789" },
      backend: { targets: { One: "10.0.0.1" }, targetType: "ip", port: 80, at: "10.0.0.0/16" },
    });
    const nlb = new NLBModule(stack, "Nlb", all);
    nlb.addListener("Web", {
      port: 80,
      protocol: "TCP",
      backend: { targets: { One: "10.0.0.1" }, targetType: "ip", port: 80, at: "10.0.0.0/16" },
    });
  });
  const resources = Object.values(document.resource as Record<string, Record<string, { provider?: string }>>).flatMap(
    (all) => Object.values(all),
  );
  expect(resources.length).toBeGreaterThan(15);
  expect(resources.map(({ provider }) => provider)).toEqual(resources.map(() => "aws.west"));
});

test("what AWS wants in the region of the balancer is refused from another one", () => {
  class Key extends Construct {
    readonly arn = KEY;
  }
  class Logs extends Construct {
    readonly acceptLogsFrom = (service: string, prefix: string) => ({ bucket: service, prefix });
  }
  const refused = (props: (stack: TerraformStack) => object) => () =>
    made((stack) => {
      const provider = new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
      const certificateArn = CERTIFICATE.replace("us-east-1", "us-west-2");
      new ALBModule(stack, "Alb", { ...given(stack), certificateArn, provider, ...props(stack) });
    });
  expect(refused((stack) => ({ encryptionKey: new Key(stack, "Key") }))).toThrow(
    "encryptionKey must be in us-west-2, the region of this module, got test/Key in us-east-1",
  );
  expect(refused((stack) => ({ accessLogs: new Logs(stack, "Logs") }))).toThrow(
    "accessLogs must be in us-west-2, the region of this module, got test/Logs in us-east-1",
  );
  expect(refused(() => ({ certificateArn: CERTIFICATE }))).toThrow(
    "certificateArn must be in us-west-2, the region of this module, got one in us-east-1",
  );
});
