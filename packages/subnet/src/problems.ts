import { contains, distinct, hasZeroHostBits, oneOf, type Problem, parseCidr } from "@plinth/core";
import { Token } from "cdktf";
import { ipv6Problems } from "./ipv6";
import { canBeRegional, REGIONAL } from "./nat-gateways";
import { blockPrefixes, DEFAULT_SLOTS, type Slots } from "./slots";
import type { PrivateTierProps, PublicTierProps, SubnetModuleProps } from "./tiers";
import { isWavelength, isZoneId, placed, zoneProblems } from "./zones";

/** Everything that is wrong with the props of a tier. */
export function problemsOf(props: SubnetModuleProps): Problem[] {
  const slotsProblem = oneOf<number>("slots", props.slots, [4, 8, 16]);
  const slots = slotsProblem ? DEFAULT_SLOTS : (props.slots ?? DEFAULT_SLOTS);
  return [
    oneOf("tier", props.tier, ["public", "private", "isolated"]),
    slotsProblem,
    blockProblem(props.cidrBlock, props.vpc.cidrBlock, slots),
    ...zoneProblems(props.zones, slots),
    ...ipv6Problems(props, slots),
    oneOf("hostnames", props.hostnames, ["ip-name", "resource-name"]),
    ...(props.tier === "public" ? publicProblems(props) : []),
    ...(props.tier === "private" ? egressProblems(props) : []),
  ];
}

function blockProblem(block: string, vpcBlock: string, slots: Slots): Problem {
  const { widest, narrowest } = blockPrefixes(slots);
  const rule = `cidrBlock must be a literal IPv4 range from /${widest} to /${narrowest}, to be cut into ${slots} slots`;
  if (Token.isUnresolved(block)) return `${rule}, got a value that is known only later`;
  const range = parseCidr(block);
  if (range?.bits !== 32 || range.prefix < widest || range.prefix > narrowest) return `${rule}, got "${block}"`;
  if (!hasZeroHostBits(range)) return `cidrBlock must have zero host bits, got "${block}"`;
  const vpc = Token.isUnresolved(vpcBlock) ? undefined : parseCidr(vpcBlock);
  if (vpc && !contains(vpc, range)) return `cidrBlock must lie inside the VPC's range ${vpcBlock}, got "${block}"`;
  return;
}

function egressProblems({ egress, zones }: PrivateTierProps): Problem[] {
  const gateways = Object.keys(egress.natGatewayIds).filter((key) => key !== REGIONAL);
  const [zone] = Token.isUnresolved(zones) ? [] : placed(zones);
  const [gateway] = gateways;
  return [
    Object.keys(egress.natGatewayIds).length === 0 &&
      "egress must have a NAT gateway, got a tier without one: set natGateways there, or make this tier isolated",
    zone !== undefined &&
      gateway !== undefined &&
      isZoneId(zone.key) !== isZoneId(gateway) &&
      `zones must be names or ids as those of egress are, got "${zone.key}" and "${gateway}"`,
  ];
}

function publicProblems(props: PublicTierProps): Problem[] {
  const zones = Token.isUnresolved(props.zones) ? [] : placed(props.zones).map(({ key }) => key);
  const carrier = zones.find(isWavelength);
  return [
    props.vpc.internetGatewayId === undefined &&
      "vpc must have an internetGatewayId for a public tier, got a VPC without one",
    carrier !== undefined &&
      `zones of a public tier must not be Wavelength zones, which have no internet gateway, got "${carrier}"`,
    ...natProblems(props.natGateways, zones),
    ...addressProblems(props, zones),
  ];
}

function natProblems(natGateways: PublicTierProps["natGateways"], zones: readonly string[]): Problem[] {
  if (natGateways === undefined || natGateways === "none" || natGateways === "per-zone") return [];
  if (natGateways === REGIONAL) {
    const rule = 'natGateways: "regional" must go with the bindings of AWS provider 6.24 or newer';
    return [!canBeRegional() && `${rule} (@cdktf/provider-aws 21.22.1), got older ones`];
  }
  if (typeof natGateways === "string") {
    const rule = 'natGateways must be "none", "per-zone", "regional" or a list of zones';
    return [`${rule}, got ${JSON.stringify(natGateways)}`];
  }
  return [
    distinct("natGateways", natGateways, 0),
    ...natGateways.map(
      (zone) => !zones.includes(zone) && `natGateways must be zones of this tier (${zones.join(", ")}), got "${zone}"`,
    ),
  ];
}

/** An address without a gateway would be forgotten without a word. */
function addressProblems({ natGateways = "none", natAllocationIds = {} }: PublicTierProps, zones: readonly string[]) {
  const ids = Object.entries(natAllocationIds);
  const withGateway = typeof natGateways === "object" ? natGateways : natGateways === "none" ? [] : zones;
  const values = ids.map(([, id]) => id);
  return [
    ...ids.map(
      ([zone]) =>
        !withGateway.includes(zone) &&
        `natAllocationIds must be for zones with a NAT gateway (${withGateway.join(", ") || "there is none"}), got "${zone}"`,
    ),
    ...ids.map(
      ([zone, id]) =>
        !Token.isUnresolved(id) &&
        !/^eipalloc-[0-9a-f]+$/.test(id) &&
        `natAllocationIds["${zone}"] must be an allocation id such as "eipalloc-0a1b2c3d4e5f60718", got "${id}"`,
    ),
    distinct("natAllocationIds", values, 0),
  ];
}
