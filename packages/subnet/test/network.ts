import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { type PublicTierProps, SubnetModule } from "../src";

/** An existing network, as a plain object. */
export const vpc = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  cidrBlock: "10.0.0.0/16",
  internetGatewayId: "igw-0a1b2c3d4e5f60718",
};

export const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];

export interface Tiers {
  readonly zones: readonly string[];
  readonly natGateways: PublicTierProps["natGateways"];
}

/** A whole network: a public tier, a private one that goes out through it, an isolated one. */
export function tiers(scope: Construct, props: Partial<Tiers> = {}) {
  const common = { vpc, zones: props.zones ?? zones };
  const open = new SubnetModule(scope, "Public", {
    ...common,
    tier: "public",
    cidrBlock: "10.0.0.0/20",
    natGateways: props.natGateways ?? ["us-east-1a"],
  });
  const private_ = new SubnetModule(scope, "Private", {
    ...common,
    tier: "private",
    cidrBlock: "10.0.64.0/18",
    egress: open,
  });
  const isolated = new SubnetModule(scope, "Data", { ...common, tier: "isolated", cidrBlock: "10.0.16.0/20" });
  return { public: open, private: private_, isolated };
}

/** A value as Terraform reads it: references become `${…}` text. */
export function resolved<T>(scope: Construct, value: T): T {
  return Tokenization.resolve(value, {
    scope,
    preparing: false,
    resolver: new DefaultTokenResolver(new StringConcat()),
  });
}
