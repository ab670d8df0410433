import { overlap, parseCidr, textOf, type VpcRef } from "@plinth/core";
import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

interface Tier extends IConstruct {
  readonly vpc: VpcRef;
  readonly cidrBlock: string;
  readonly ipv6Indices: Readonly<Record<string, number>>;
}

/**
 * Which tiers of a stack have addresses in common with another one of their VPC, in whatever stack that is; each pair is told
 * once, at the later path. For `checkTogether`. AWS docs, "CreateSubnet": they must not overlap.
 */
export function overlaps(own: readonly Tier[], stack: TerraformStack): string[] {
  const all = stack.node.root.node.findAll().filter(isTier);
  const neighbours = new Map<unknown, Tier[]>();
  for (const tier of all) {
    for (const network of networksOf(tier)) neighbours.set(network, [...(neighbours.get(network) ?? []), tier]);
  }
  return own.flatMap((tier) => {
    const others = new Set(networksOf(tier).flatMap((network) => neighbours.get(network) ?? []));
    return overlapsWith(
      tier,
      [...others].filter((other) => other.node.path < tier.node.path),
    );
  });
}

function isTier(construct: IConstruct): construct is Tier {
  return "vpc" in construct && "cidrBlock" in construct && "ipv6Indices" in construct;
}

/**
 * What tiers of one network have in common. A further range of a VPC is a network of its own with the VPC's IPv6 range. In
 * two stacks, ids cannot be compared.
 */
function networksOf(tier: Tier): unknown[] {
  const stack = TerraformStack.of(tier);
  const { vpc } = tier;
  const ids = [vpc.vpcId, vpc.ipv6CidrBlock].filter((id) => id !== undefined);
  return [vpc, ...ids.map((id) => `${stack.node.path} ${textOf(tier, id)}`)];
}

function overlapsWith(tier: Tier, others: readonly Tier[]): string[] {
  const ranges = others.filter((other) => haveCommonAddresses(other.cidrBlock, tier.cidrBlock));
  return [
    ...ranges.map(
      (other) =>
        `${tier.node.path}: cidrBlock must not overlap another tier of the VPC, ` +
        `got ${tier.cidrBlock} and ${other.cidrBlock} of ${other.node.path}`,
    ),
    ...others.flatMap((other) => {
      const taken = new Set(Object.values(other.ipv6Indices));
      const common = Object.values(tier.ipv6Indices).filter((index) => taken.has(index));
      if (common.length === 0) return [];
      return `${tier.node.path}: ipv6 must not share a /64 with another tier of the VPC, got index ${common.join(", ")} of ${other.node.path} too: give one of them an index`;
    }),
  ];
}

function haveCommonAddresses(one: string, other: string): boolean {
  const [first, second] = [parseCidr(one), parseCidr(other)];
  return first !== undefined && second !== undefined && overlap(first, second);
}
