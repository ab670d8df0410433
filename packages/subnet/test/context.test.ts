import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synth } from "@plinth/testing";
import { Fn, type TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { SubnetModule } from "../src";
import { vpc } from "./network";

const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
const zones = ["us-west-2a", "us-west-2b"];
const given = { tier: "public", vpc, cidrBlock: "10.0.0.0/20" } as const;

type Resource = Readonly<Record<string, unknown>> & { readonly tags?: Readonly<Record<string, string>> };
const resources = (build: (stack: TerraformStack) => void) =>
  Object.entries(synth(build).document.resource as Record<string, Record<string, Resource>>).flatMap(([type, all]) =>
    Object.values(all).map((one) => [type, one] as const),
  );

test("all children of a tier have its provider", () => {
  const all = resources((stack) => {
    const tier = new SubnetModule(stack, "Tier", { ...given, zones, natGateways: "per-zone", provider: west(stack) });
    tier.addNetworkAcl().allowFrom(100, "10.0.0.0/8", 443);
    tier.addRoute("Lan", { to: "10.9.0.0/16", via: { transitGatewayId: "tgw-1" } });
  });
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter(([, { provider }]) => provider !== "aws.west")).toEqual([]);
});

test("`tags: { Name }` begins each name, and a zone has its own", () => {
  const all = resources((stack) => {
    const named = ["us-east-1a", { zone: "us-east-1b", tags: { Name: "front-b" } }];
    const tags = { Name: "front", Team: "platform" };
    const tier = new SubnetModule(stack, "Tier", { ...given, zones: named, natGateways: "per-zone", tags });
    tier.addNetworkAcl();
  });
  const names = all.flatMap(([, { tags }]) => (tags ? [`${tags.Name} of ${tags.Team}`] : []));
  expect([...new Set(names)].sort()).toEqual([
    "front of platform",
    "front-b of platform",
    "front-us-east-1a of platform",
  ]);
});

test("tags that are known only after apply are merged by Terraform", () => {
  const tags = Token.asStringMap(Fn.merge([{ Team: "platform" }]));
  const made = synth((stack) => {
    const zones = ["us-east-1a", { zone: "us-east-1b", tags: { Edge: "b" } }];
    new SubnetModule(stack, "Tier", { ...given, zones, tags });
  });
  expect(Object.values(made.all("aws_subnet")).map(({ tags }) => tags)).toEqual([
    '${merge({"Name" = "test-tier-us-east-1a"}, merge({"Team" = "platform"}))}',
    '${merge(merge({"Name" = "test-tier-us-east-1b"}, merge({"Team" = "platform"})), {"Edge" = "b"})}',
  ]);
});

test("zones of one region under the provider of another are refused", () => {
  expect(() => synth((stack) => void new SubnetModule(stack, "Tier", { ...given, zones }))).toThrow(
    "test/Tier (SubnetModule) is misconfigured:\n  - zones must be in us-east-1, the region of this module, got one in us-west-2",
  );
  const east = ["us-east-1a"];
  expect(() =>
    synth((stack) => void new SubnetModule(stack, "Tier", { ...given, zones: east, provider: west(stack) })),
  ).toThrow("zones must be in us-west-2, the region of this module, got one in us-east-1");
});

test("a VPC and NAT gateways of another region are refused", () => {
  synth((stack) => {
    class Vpc extends Construct {
      readonly vpcId = vpc.vpcId;
      readonly cidrBlock = vpc.cidrBlock;
    }
    class Egress extends Construct {
      readonly natGatewayIds = { "us-east-1a": "nat-1" };
    }
    const props = { tier: "private", cidrBlock: "10.0.0.0/20", zones, provider: west(stack) } as const;
    const wrong = () =>
      new SubnetModule(stack, "Tier", {
        ...props,
        vpc: new Vpc(stack, "Network"),
        egress: new Egress(stack, "Public"),
      });
    expect(wrong).toThrow(
      [
        "  - vpc must be in us-west-2, the region of this module, got test/Network in us-east-1",
        "  - egress must be in us-west-2, the region of this module, got test/Public in us-east-1",
      ].join("\n"),
    );
  });
});
