import type { SubnetConfig } from "@cdktf/provider-aws/lib/subnet";
import { type Cidr, contains, isKnownLater, type Problem, parseCidr, type VpcRef } from "@plinth/core";
import { Fn, Token } from "cdktf";
import { allowedSlots, slotRange } from "./slots";
import type { TierSettings } from "./tiers";

/** A VPC's /56 holds 256 subnets of /64. AWS docs, "Subnet CIDR blocks". */
const SUBNETS_BITS = 8;

/**
 * Which /64 is a zone's: the given index and the slot, or the place of the zone's IPv4 range in the VPC's. In a VPC of /16
 * that is the third number: `10.0.72.0/21` goes with the 72nd, and nothing that is added later moves it.
 */
export function ipv6Index({ cidrBlock, slots, vpc, ipv6 }: TierSettings, slot: number): number {
  if (typeof ipv6 === "object") return ipv6.index + slot;
  const [block, network] = [parseCidr(cidrBlock), vpcRange(vpc)];
  const index = block && network && derivedIndex(slotRange(block, slot, slots), network);
  if (index === undefined) throw new Error(`${cidrBlock} has no place in the range of its VPC`);
  return index;
}

/** Nothing for subnets that are smaller than a 256th of the VPC, which would share an index. */
function derivedIndex(range: Cidr, vpc: Cidr): number | undefined {
  if (range.prefix > vpc.prefix + SUBNETS_BITS) return;
  return Number((range.address - vpc.address) >> BigInt(32 - vpc.prefix - SUBNETS_BITS));
}

/** The range itself is known when the VPC has it. */
export function ipv6Arguments(
  { tier, vpc: { ipv6CidrBlock } }: TierSettings,
  index: number | undefined,
): Partial<SubnetConfig> {
  if (ipv6CidrBlock === undefined || index === undefined) return {};
  return {
    ipv6CidrBlock: Fn.cidrsubnet(Token.asString(ipv6CidrBlock), SUBNETS_BITS, index),
    assignIpv6AddressOnCreation: tier !== "public",
  };
}

/** Its /64 are cut from that of the VPC. */
export function ipv6VpcProblem({ ipv6, vpc }: TierSettings): Problem {
  if (!ipv6 || vpc.ipv6CidrBlock !== undefined) return;
  return "ipv6 must go with a VPC that has an ipv6CidrBlock, got one with IPv4 alone";
}

/** https://github.com/terraform-aws-modules/terraform-aws-vpc/pull/1194 has the message of AWS. */
export function dns64Problem({ ipv6, dns64 }: TierSettings): Problem {
  return dns64 && !ipv6 && "dns64 must go with ipv6, got a tier with IPv4 alone";
}

/** Subnets whose /64 would lie outside of the VPC's /56. @param vpc - as it was given: a view of it would end this rule at a range that is known only after apply */
export function ipv6IndexProblem(settings: TierSettings, vpc: VpcRef): Problem {
  const { ipv6 } = settings;
  const slots = allowedSlots(settings.slots);
  const largest = 2 ** SUBNETS_BITS - slots;
  if (typeof ipv6 === "object") return ipv6.index > largest && `ipv6.index must be 0 to ${largest}, got ${ipv6.index}`;
  const [block, network] = [parseCidr(settings.cidrBlock), vpcRange(vpc)];
  if (!ipv6 || !block) return;
  if (network && (!contains(network, block) || derivedIndex(slotRange(block, 0, slots), network) !== undefined)) return;
  const why = network ? `subnets smaller than a 256th of ${vpc.cidrBlock}` : "a VPC whose range is known only later";
  return `ipv6 must say an index, { index: 0 to ${largest} }, got true and ${why}`;
}

export function vpcRange({ cidrBlock }: VpcRef): Cidr | undefined {
  return isKnownLater(cidrBlock) ? undefined : parseCidr(cidrBlock);
}
