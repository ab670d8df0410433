import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { VpcModule, type VpcModuleProps } from "../src";

const subnets = { vpcId: "vpc-1", subnetIds: ["subnet-1"], availabilityZones: ["us-east-1a"] };

/** A network with all that it can have. */
const whole = (props: Partial<VpcModuleProps> = {}, below: (stack: TerraformStack) => Construct = (stack) => stack) =>
  synth((stack) => {
    const all = { environment: "prod", cidrBlock: "10.0.0.0/16", ipv6: true, dhcpOptions: {}, ...props };
    const vpc = new VpcModule(below(stack), "Network", {
      publicAccessExclusion: "allow-egress",
      ...all,
      ...(props.provider && { provider: west(stack) }),
    } as VpcModuleProps);
    vpc.addEndpoint("dynamodb");
    const zones = props.provider ? ["us-west-2a", "us-west-2b"] : subnets.availabilityZones;
    vpc.addInterfaceEndpoint("ssm", { subnets: { ...subnets, availabilityZones: zones } });
    vpc.addOffice("Berlin", { ipAddress: "203.0.113.7", staticRoutes: ["192.168.0.0/24"] });
    vpc.addPeering("Shared", { peer: { vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" }, dnsResolution: true });
    vpc.acceptPeering("Far", { peer: { cidrBlock: "10.2.0.0/16" }, peeringConnectionId: "pcx-0a1b2c3d" });
    vpc.addRange("Pods", "100.64.0.0/16");
    vpc.addRouteTable("Own", "rtb-1");
  });
const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });

type Resource = Readonly<Record<string, unknown>> & { readonly tags?: Readonly<Record<string, string>> };
const resources = (made: ReturnType<typeof whole>) =>
  Object.entries(made.document.resource as Record<string, Record<string, Resource>>).flatMap(([type, all]) =>
    Object.values(all).map((one) => [type, one] as const),
  );

test("`tags` of VpcModule are on its endpoints and their groups, its gateways and its connections", () => {
  const without = resources(whole({ tags: { Team: "platform" } })).filter(([, { tags }]) => tags?.Team !== "platform");
  // These types have no tags.
  expect([...new Set(without.map(([type]) => type))].sort()).toEqual([
    "aws_iam_role_policy",
    "aws_vpc_dhcp_options_association",
    "aws_vpc_endpoint_route_table_association",
    "aws_vpc_ipv4_cidr_block_association",
    "aws_vpc_peering_connection_options",
    "aws_vpn_connection_route",
    "aws_vpn_gateway_route_propagation",
  ]);
});

test("`tags: { Name }` begins each name", () => {
  const names = resources(whole({ tags: { Name: "shop" } })).flatMap(([, { tags }]) => tags?.Name ?? []);
  expect([...new Set(names)].sort()).toEqual([
    "shop",
    "shop-berlin",
    "shop-default",
    "shop-default-do-not-use",
    "shop-dynamodb",
    "shop-endpoint-ssm",
    "shop-far",
    "shop-flow-logs",
    "shop-s3",
    "shop-shared",
  ]);
});

test("all children of a VPC have its provider", () => {
  const made = whole({ provider: {} as AwsProvider });
  const all = resources(made);
  expect(all.length).toBeGreaterThan(25);
  expect(all.filter(([, { provider }]) => provider !== "aws.west")).toEqual([]);
  expect(made.the("aws_vpc_endpoint", Object.keys(made.all("aws_vpc_endpoint"))[0]).service_name).toContain(
    "Plinth-West",
  );
});

test("with a name, no argument that forces a replacement changes when a VPC moves below another construct", () => {
  const named = (isMoved: boolean) =>
    resources(whole({ name: "shop" }, (stack) => (isMoved ? new Construct(stack, "Below") : stack))).flatMap(
      ([type, { name, name_prefix, description }]) =>
        [name, name_prefix, description].flatMap((value) => (value === undefined ? [] : [`${type} ${value}`])),
    );
  expect(named(true)).toEqual(named(false));
  expect(named(true)).toEqual(
    expect.arrayContaining([
      "aws_cloudwatch_log_group /plinth/vpc-flow-logs/shop",
      "aws_iam_role shop-",
      "aws_security_group shop-endpoint-ssm-",
    ]),
  );
});

test.each(["1shop", "", "shop_a", "a".repeat(64)])("the name %j is refused", (name) => {
  expect(() => whole({ name })).toThrow(
    `name must be a letter and up to 62 letters, digits and hyphens, got "${name}"`,
  );
});

test("what AWS wants in the region of the VPC is refused from another one", () => {
  class Key extends Construct {
    readonly arn = "arn:aws:kms:us-east-1:123456789012:key/k";
  }
  const given = { environment: "dev", cidrBlock: "10.0.0.0/16" } as const;
  synth((stack) => {
    const encryptionKey = new Key(stack, "Key");
    const provider = west(stack);
    expect(() => new VpcModule(stack, "West-Network", { ...given, provider, encryptionKey })).toThrow(
      "encryptionKey must be in us-west-2, the region of this module, got test/Key in us-east-1",
    );
    const tier = Object.assign(new Construct(stack, "Tier"), subnets);
    const vpc = new VpcModule(stack, "Network", { ...given, provider });
    expect(() => vpc.addInterfaceEndpoint("ssm", { subnets: tier })).toThrow(
      "subnets must be in us-west-2, the region of this module, got test/Tier in us-east-1",
    );
  });
});

test("the region of a peer is that of its provider, and it has to accept", () => {
  const made = synth((stack) => {
    const near = new VpcModule(stack, "Near", { environment: "dev", cidrBlock: "10.0.0.0/16" });
    const far = new VpcModule(stack, "Far", { environment: "dev", cidrBlock: "10.1.0.0/16", provider: west(stack) });
    const { id } = near.addPeering("Far", { peer: far, dnsResolution: true });
    far.acceptPeering("Near", { peer: near, peeringConnectionId: id });
  });
  const { peer_region, auto_accept } = made.the("aws_vpc_peering_connection");
  expect([peer_region, auto_accept]).toEqual(["us-west-2", undefined]);
  expect(made.the("aws_vpc_peering_connection_accepter").provider).toBe("aws.west");
});
