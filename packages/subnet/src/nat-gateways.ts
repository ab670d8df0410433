import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { Construct } from "constructs";

/** Where a private tier finds its way out: a public `SubnetModule`, or ids of existing NAT gateways by zone. */
export interface Egress {
  /** Ids by zone, for example `{ "us-east-1a": "nat-0a1b2c3d4e5f60718" }`. */
  readonly natGatewayIds: Readonly<Record<string, string>>;
}

/** A NAT gateway with an Elastic IP of its own; both are named after the zone and after nothing else. */
export interface Nat {
  readonly gateway: NatGateway;
  readonly address: Eip;
}

export function natGateway(scope: Construct, zone: string, subnetId: string, tags: Record<string, string>): Nat {
  const address = new Eip(scope, `NatAddress-${zone}`, { domain: "vpc", tags });
  const gateway = new NatGateway(scope, `NatGateway-${zone}`, {
    allocationId: address.allocationId,
    subnetId,
    tags,
  });
  return { gateway, address };
}

/**
 * The NAT gateway that a zone uses: its own, else the one listed first. Gateways that are appended to the list therefore
 * move no other zone than their own.
 */
export function natFor(zone: string, { natGatewayIds }: Egress): string {
  return natGatewayIds[zone] ?? Object.values(natGatewayIds)[0];
}
