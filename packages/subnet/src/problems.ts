import { distinct, oneOf, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import { contains, LETTERS, NARROWEST_BLOCK, rangeOf, sizeOf, WIDEST_BLOCK } from "./slots";
import type { PublicTierProps, SubnetModuleProps } from "./tiers";

/** Everything that is wrong with the props of a tier. */
export function problemsOf(props: SubnetModuleProps): Problem[] {
  return [
    oneOf("tier", props.tier, ["public", "private", "isolated"]),
    blockProblem(props.cidrBlock, props.vpc.cidrBlock),
    ...zoneProblems(props.zones),
    ...(props.tier === "public" ? publicProblems(props) : []),
    props.tier === "private" &&
      Object.keys(props.egress.natGatewayIds).length === 0 &&
      "egress must have a NAT gateway, got a tier without one: set natGateways there, or make this tier isolated",
  ];
}

function blockProblem(block: string, vpcBlock: string): Problem {
  const rule = `cidrBlock must be a literal IPv4 range from /${WIDEST_BLOCK} to /${NARROWEST_BLOCK}, of which each zone gets an eighth`;
  if (Token.isUnresolved(block)) return `${rule}, got a value that is known only later`;
  const range = rangeOf(block);
  if (!range || range.prefix < WIDEST_BLOCK || range.prefix > NARROWEST_BLOCK) return `${rule}, got "${block}"`;
  if (range.address % sizeOf(range) !== 0) return `cidrBlock must have zero host bits, got "${block}"`;
  const vpc = Token.isUnresolved(vpcBlock) ? undefined : rangeOf(vpcBlock);
  if (vpc && !contains(vpc, range)) return `cidrBlock must lie inside the VPC's range ${vpcBlock}, got "${block}"`;
  return;
}

function zoneProblems(zones: readonly string[]): Problem[] {
  if (Token.isUnresolved(zones) || zones.some((zone) => Token.isUnresolved(zone))) {
    return [
      "zones must be literal names, because addresses and ranges follow them, got a value that is known only later",
    ];
  }
  const shapes = zones.map(
    (zone) =>
      !/^[a-z]{2}(-[a-z]+)+-\d+(-[a-z0-9]+)*[a-h]$/.test(zone) &&
      `zones must be names such as "us-east-1a", ending in a letter a to h, got "${zone}"`,
  );
  return [distinct("zones", zones, 1), ...shapes, letterProblem(zones), regionProblem(zones)];
}

/** Two zones with one letter would share a slot. */
function letterProblem(zones: readonly string[]): Problem {
  for (const letter of LETTERS) {
    const [first, second] = new Set(zones.filter((zone) => zone.endsWith(letter)));
    if (second) {
      return `zones must end in different letters, because the letter picks the range, got "${first}" and "${second}"`;
    }
  }
  return;
}

function regionProblem(zones: readonly string[]): Problem {
  const regions = zones.map((zone) => /^[a-z]{2}(-[a-z]+)+-\d+/.exec(zone)?.[0]);
  const [first, second] = new Set(regions.filter((region) => region !== undefined));
  return second !== undefined && `zones must belong to one region, got ${first} and ${second}`;
}

function publicProblems(props: PublicTierProps): Problem[] {
  return [
    props.vpc.internetGatewayId === undefined &&
      "vpc must have an internetGatewayId for a public tier, got a VPC without one",
    ...natProblems(props.natGateways, props.zones),
  ];
}

function natProblems(natGateways: string | readonly string[] | undefined, zones: readonly string[]): Problem[] {
  if (natGateways === undefined || natGateways === "none" || natGateways === "per-zone") return [];
  if (typeof natGateways === "string") {
    return [`natGateways must be "none", "per-zone" or a list of zones, got ${JSON.stringify(natGateways)}`];
  }
  return [
    distinct("natGateways", natGateways, 0),
    ...natGateways.map(
      (zone) => !zones.includes(zone) && `natGateways must be zones of this tier (${zones.join(", ")}), got "${zone}"`,
    ),
  ];
}
