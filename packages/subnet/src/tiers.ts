import type { VpcRef } from "@plinth/core";
import type { Egress } from "./nat-gateways";

interface TierProps {
  readonly vpc: VpcRef;
  /**
   * IPv4 range of the whole tier, literal, /13 to /25, inside the VPC's range. It is cut into eight equal slots and the
   * letter that ends a zone's name (a to h) picks the zone's slot, used or not: a later zone finds its range free. A
   * change replaces every subnet of the tier. Limits: AWS docs, "Subnet CIDR blocks".
   */
  readonly cidrBlock: string;
  /** Names such as `us-east-1a`, literal and of one region, each with another letter. Their order means nothing. */
  readonly zones: readonly string[];
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Reached from the internet and reaching it, for whatever has a public address: load balancers, NAT gateways. */
export interface PublicTierProps extends TierProps {
  readonly tier: "public";
  /**
   * The zones with a NAT gateway, each with an Elastic IP that stays with the zone: from `["us-east-1a"]` to
   * `"per-zone"`, the first gateway and its address remain. One is cheaper; one a zone survives the loss of a zone.
   *
   * Zones that have none use the first of this list; `"per-zone"` lists the zones by name. Append to a list, and no
   * zone changes its gateway but those that get their own.
   * @default "none"
   */
  readonly natGateways?: "none" | "per-zone" | readonly string[];
}

/** Reaches the internet through NAT and is not reached from it. */
export interface PrivateTierProps extends TierProps {
  readonly tier: "private";
  /** The public tier with the NAT gateways, or their ids by zone. A zone without a gateway uses the first. */
  readonly egress: Egress;
}

/** Without a route out of the VPC: databases. */
export interface IsolatedTierProps extends TierProps {
  readonly tier: "isolated";
}

export type SubnetModuleProps = PublicTierProps | PrivateTierProps | IsolatedTierProps;
