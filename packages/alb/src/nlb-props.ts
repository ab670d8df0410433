import {
  boolean,
  choice,
  ENVIRONMENT,
  type Environment,
  LOG_BUCKET,
  type LogBucket,
  list,
  object,
  PROVIDER,
  type RowsOf,
  type SettingsOf,
  SUBNETS,
  type SubnetsRef,
  TAGS,
  text,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { BALANCER_NAME, SCHEME, zoneTwiceProblem } from "./balancer-props";

/** AWS docs, "Edit attributes for your Network Load Balancer". */
export interface NLBModuleProps {
  readonly environment: Environment;
  /**
   * Name of the balancer, and the beginning of the names of what it needs: up to 32 letters, digits and hyphens, unique in account
   * and region. A change replaces the balancer and its target groups. @default - derived from the path of the construct
   */
  readonly name?: string;
  /** Subnets, each in a zone of its own: of a public tier for the internet, of a private one inside. One zone is a warning. */
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
  /** AWS provider of the region and account of the balancer. A change replaces it. @default - the stack's */
  readonly provider?: TerraformProvider;
}

export type FixedAddresses =
  /** Allocations of Elastic IP addresses, for a balancer that faces the internet. */
  | { readonly allocationIds: readonly string[]; readonly privateIps?: never }
  /** Addresses of the subnets, for a balancer inside. */
  | { readonly privateIps: readonly string[]; readonly allocationIds?: never };

const ADDRESSES = object(
  {},
  { oneOf: [{ allocationIds: list(text()).literal() }, { privateIps: list(text()).literal() }] },
);

export const NLB = object(
  {
    environment: ENVIRONMENT,
    name: BALANCER_NAME.optional(),
    subnets: SUBNETS,
    scheme: SCHEME.default("internal"),
    ipAddressType: choice("ipv4", "dualstack").literal().optional(),
    addresses: ADDRESSES.optional(),
    crossZone: boolean.default(true),
    clientRouting: choice(
      "any_availability_zone",
      "availability_zone_affinity",
      "partial_availability_zone_affinity",
    ).optional(),
    accessLogs: LOG_BUCKET.optional(),
    zonalShift: boolean.optional(),
    deletionProtection: boolean.default({ dev: false, prod: true }),
    tags: TAGS,
    provider: PROVIDER.optional(),
  } satisfies RowsOf<NLBModuleProps>,
  {
    rules: [
      ({ subnets }) => zoneTwiceProblem(subnets),
      // They are paired with the subnets.
      ({ subnets, addresses }) => {
        const count = addresses && (addresses.allocationIds ?? addresses.privateIps).length;
        return (
          count !== undefined &&
          count !== subnets.subnetIds.length &&
          `addresses must be one for each of the ${subnets.subnetIds.length} subnets, got ${count}`
        );
      },
      // AWS docs, "SubnetMapping", https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SubnetMapping.html
      ({ addresses, scheme }) =>
        addresses?.allocationIds &&
        scheme !== "internet-facing" &&
        'addresses.allocationIds must go with the scheme "internet-facing": use privateIps inside',
      ({ addresses, scheme }) =>
        addresses?.privateIps &&
        scheme !== "internal" &&
        'addresses.privateIps must go with the scheme "internal": use allocationIds for the internet',
    ],
  },
);
export type NlbSettings = SettingsOf<typeof NLB>;
