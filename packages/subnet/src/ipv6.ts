import { between, type Cidr, contains, type Problem, parseCidr, type VpcRef } from "@plinth/core";
import { Fn, Token } from "cdktf";
import { type Slots, slotRange } from "./slots";
import type { Ipv6Props, SubnetModuleProps } from "./tiers";

/** A VPC's /56 holds 256 subnets of /64. AWS docs, "Subnet CIDR blocks". */
const SUBNETS_BITS = 8;

/**
 * Which /64 is a zone's: the given index and the slot, or the place of the zone's IPv4 range in the VPC's. In a VPC of /16
 * that is the third number: `10.0.72.0/21` goes with the 72nd, and nothing that is added later moves it.
 */
export function ipv6Index(block: Cidr, slot: number, slots: Slots, vpc: Cidr | undefined, ipv6: true | Ipv6Props) {
  if (ipv6 !== true) return ipv6.index + slot;
  const range = slotRange(block, slot, slots);
  if (!vpc || range.prefix > vpc.prefix + SUBNETS_BITS) return;
  return Number((range.address - vpc.address) >> BigInt(32 - vpc.prefix - SUBNETS_BITS));
}

/** The range itself is known when the VPC has it. */
export function ipv6Range(vpcRange: string, index: number): string {
  return Fn.cidrsubnet(vpcRange, SUBNETS_BITS, index);
}

export function ipv6Problems(props: SubnetModuleProps, slots: Slots): Problem[] {
  const { ipv6, vpc } = props;
  const dns64 = props.tier === "private" && props.dns64 === true;
  if (!ipv6) return [dns64 && "dns64 must go with ipv6, got a tier with IPv4 alone"];
  return [
    vpc.ipv6CidrBlock === undefined && "ipv6 must go with a VPC that has an ipv6CidrBlock, got one with IPv4 alone",
    props.tier === "private" &&
      vpc.egressOnlyInternetGatewayId === undefined &&
      "ipv6 of a private tier must go with a VPC that has an egressOnlyInternetGatewayId, got one without",
    ipv6 === true ? derivedProblem(props, slots) : between("ipv6.index", ipv6.index, 0, 2 ** SUBNETS_BITS - slots),
  ];
}

/** Subnets that are smaller than a 256th of the VPC would share an index. */
function derivedProblem({ cidrBlock, vpc }: SubnetModuleProps, slots: Slots): Problem {
  const [block, network] = [parseCidr(cidrBlock), vpcRange(vpc)];
  if (!block || (network && (!contains(network, block) || ipv6Index(block, 0, slots, network, true) !== undefined))) {
    return;
  }
  const why = network ? `subnets smaller than a 256th of ${vpc.cidrBlock}` : "a VPC whose range is known only later";
  return `ipv6 must say an index, { index: 0 to ${2 ** SUBNETS_BITS - slots} }, got true and ${why}`;
}

export function vpcRange({ cidrBlock }: VpcRef): Cidr | undefined {
  return Token.isUnresolved(cidrBlock) ? undefined : parseCidr(cidrBlock);
}
