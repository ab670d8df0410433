import {
  boolean,
  choice,
  either,
  integer,
  list,
  method,
  object,
  PROVIDER,
  type RowsOf,
  record,
  reference,
  type SettingsOf,
  TAGS,
  text,
  type VpcRef,
  variants,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { SLOTS, type Slots } from "./slots";
import { ZONE, type Zone } from "./zones";

export interface Ipv6Props {
  /** The first of as many /64 as the tier has slots, counted from 0 in the VPC's /56. A change replaces their addresses. */
  readonly index: number;
}

/** Where a private tier finds its way out: a public `SubnetModule`, or ids of existing NAT gateways by zone. */
export interface Egress {
  /** Ids by zone, for example `{ "us-east-1a": "nat-0a1b2c3d4e5f60718" }`. */
  readonly natGatewayIds: Readonly<Record<string, string>>;
}

interface TierProps {
  readonly vpc: VpcRef;
  /**
   * IPv4 range of the whole tier, literal, inside the VPC's range: /13 to /25 with eight slots. It is cut into equal
   * slots, and the letter that ends a zone's name (or the number of its id) picks the zone's slot, used or not: a later
   * zone finds its range free. A change replaces every subnet of the tier. Limits: AWS docs, "Subnet CIDR blocks".
   */
  readonly cidrBlock: string;
  /** Literal names or ids of one region; both at once is a warning. Their order means nothing. */
  readonly zones: readonly Zone[];
  /**
   * Zones that the tier can ever have: 4 makes subnets twice as large as 8 does. Chosen once: a change replaces every
   * subnet of the tier.
   * @default 8
   */
  readonly slots?: Slots;
  /**
   * A /64 of the VPC's IPv6 range in each zone, beside IPv4. Public tiers reach and are reached over the internet
   * gateway, private ones reach out over the egress-only gateway, isolated ones neither. Can be turned on later.
   * `true` takes the /64 that stands where the zone's IPv4 range stands in the VPC's; `{ index }` says it.
   * @default false
   */
  readonly ipv6?: boolean | Ipv6Props;
  /** How instances are called: by their address, or by their id, which IPv6 needs too. @default "ip-name" */
  readonly hostnames?: "ip-name" | "resource-name";
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
  /** AWS provider of the region and account of the subnets. A change replaces them. @default - the stack's */
  readonly provider?: TerraformProvider;
}

/** Reached from the internet and reaching it, for whatever has a public address: load balancers, NAT gateways. */
export interface PublicTierProps extends TierProps {
  readonly tier: "public";
  /**
   * The zones with a NAT gateway, each with an Elastic IP that stays with the zone: from `["us-east-1a"]` to
   * `"per-zone"`, the first gateway and its address remain. One is cheaper; one a zone survives the loss of a zone.
   * `"regional"` is one gateway that AWS spreads over the zones; it needs the bindings of AWS provider 6.24 or newer.
   *
   * Zones that have none use the first of this list; `"per-zone"` lists the zones by name. Append to a list, and no
   * zone changes its gateway but those that get their own.
   * @default "none"
   */
  readonly natGateways?: "none" | "per-zone" | "regional" | readonly string[];
  /**
   * Elastic IPs of yours by zone, `{ "us-east-1a": "eipalloc-0a1b2c3d4e5f60718" }`. A change replaces the gateway. An
   * address for a zone without a gateway has no effect, and is a warning.
   * @default - an address is made for each gateway
   */
  readonly natAllocationIds?: Readonly<Record<string, string>>;
}

/** Reaches the internet through NAT and is not reached from it. */
export interface PrivateTierProps extends TierProps {
  readonly tier: "private";
  /** The public tier with the NAT gateways, or their ids by zone. A zone without a gateway uses the first. */
  readonly egress: Egress;
  /** Reaches what has IPv4 alone from IPv6, by DNS64 and the NAT gateway. Needs `ipv6`. @default false */
  readonly dns64?: boolean;
}

/** Without a route out of the VPC: databases. */
export interface IsolatedTierProps extends TierProps {
  readonly tier: "isolated";
}

export type SubnetModuleProps = PublicTierProps | PrivateTierProps | IsolatedTierProps;

const VPC = reference<VpcRef>({
  vpcId: text(),
  cidrBlock: text(),
  internetGatewayId: text().optional(),
  ipv6CidrBlock: text().optional(),
  egressOnlyInternetGatewayId: text().optional(),
  addRouteTable: method<NonNullable<VpcRef["addRouteTable"]>>().optional(),
});

const ALLOCATION_ID = text('be an allocation id such as "eipalloc-0a1b2c3d4e5f60718"', /^eipalloc-[0-9a-f]+$/);

export const TIER = variants(
  "tier",
  {
    public: {
      natGateways: either(list(text()).literal(), choice("none", "per-zone", "regional").literal()).default("none"),
      natAllocationIds: record(ALLOCATION_ID, text()).literal().default({}),
    } satisfies RowsOf<Omit<PublicTierProps, keyof TierProps | "tier">>,
    private: {
      egress: reference<Egress>({ natGatewayIds: record(text(), text()).literal() }),
      dns64: boolean.default(false),
    } satisfies RowsOf<Omit<PrivateTierProps, keyof TierProps | "tier">>,
    isolated: {},
  },
  {
    vpc: VPC,
    cidrBlock: text().literal(),
    zones: list(ZONE, { min: 1, unique: (zone) => (typeof zone === "string" ? zone : zone.zone) }).literal(),
    slots: SLOTS,
    ipv6: either(object({ index: integer(0, 255).literal() } satisfies RowsOf<Ipv6Props>), boolean).default(false),
    hostnames: choice("ip-name", "resource-name").literal().optional(),
    tags: TAGS,
    provider: PROVIDER.optional(),
  } satisfies RowsOf<TierProps>,
);
export type TierSettings = SettingsOf<typeof TIER>;
