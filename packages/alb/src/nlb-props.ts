import type { Environment, LogBucket, SubnetsRef } from "@plinth/core";

/** AWS docs, "Edit attributes for your Network Load Balancer". */
export interface NLBModuleProps {
  readonly environment: Environment;
  /** Subnets in at least two zones: of a public tier for the internet, of a private one inside. */
  readonly subnets: SubnetsRef;
  /** A change replaces the balancer. @default "internal" */
  readonly scheme?: "internet-facing" | "internal";
  /** `dualstack` needs subnets with IPv6. @default "ipv4" */
  readonly ipAddressType?: "ipv4" | "dualstack";
  /** One for each subnet, in their order. A change replaces the balancer. @default - addresses that AWS picks */
  readonly addresses?: FixedAddresses;
  /** Whether a node may use targets of other zones, which costs transfer between them. @default true */
  readonly crossZone?: boolean;
  /** Whether clients inside are led to the node of their own zone. @default "any_availability_zone" */
  readonly clientRouting?:
    | "any_availability_zone"
    | "availability_zone_affinity"
    | "partial_availability_zone_affinity";
  /** Where connections of TLS listeners are recorded; AWS records no others. @default - no record */
  readonly accessLogs?: LogBucket;
  /** Lets Application Recovery Controller shift traffic away from a zone. @default false */
  readonly zonalShift?: boolean;
  /** Refuses to delete the balancer until it is lifted. @default false in dev, true in prod */
  readonly deletionProtection?: boolean;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

export type FixedAddresses =
  /** Allocations of Elastic IP addresses, for a balancer that faces the internet. */
  | { readonly allocationIds: readonly string[]; readonly privateIps?: never }
  /** Addresses of the subnets, for a balancer inside. */
  | { readonly privateIps: readonly string[]; readonly allocationIds?: never };

/** Sizes by environment. */
export const NLB_DEFAULTS = {
  dev: { deregistrationSeconds: 30, deletionProtection: false },
  prod: { deregistrationSeconds: 120, deletionProtection: true },
} as const;
