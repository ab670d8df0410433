import { overlap, parseCidr, textOf, type VpcRef } from "@plinth/core";
import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

interface Tier extends IConstruct {
  readonly vpc: VpcRef;
  readonly cidrBlock: string;
  readonly ipv6Indices: Readonly<Record<string, number>>;
}

/** Says which tiers of the same VPC have addresses in common with this one; each pair is told once. */
export function overlapsWith(tier: Tier, others: readonly Tier[]): string[] {
  const earlier = others.filter((other) => other.node.path < tier.node.path && sameNetwork(tier, other));
  return [
    ...earlier
      .filter((other) => haveCommonAddresses(other.cidrBlock, tier.cidrBlock))
      .map(
        (other) =>
          `${tier.node.path}: cidrBlock must not overlap another tier of the VPC, ` +
          `got ${tier.cidrBlock} and ${other.cidrBlock} of ${other.node.path}`,
      ),
    ...earlier.flatMap((other) => {
      const taken = new Set(Object.values(other.ipv6Indices));
      const common = Object.values(tier.ipv6Indices).filter((index) => taken.has(index));
      if (common.length === 0) return [];
      return `${tier.node.path}: ipv6 must not share a /64 with another tier of the VPC, got index ${common.join(", ")} of ${other.node.path} too: give one of them an index`;
    }),
  ];
}

/** A further range of a VPC is a network of its own with the VPC's IPv6 range. In two stacks, ids cannot be compared. */
function sameNetwork(one: Tier, other: Tier): boolean {
  if (one.vpc === other.vpc) return true;
  if (TerraformStack.of(one) !== TerraformStack.of(other)) return false;
  const same = (first: string | undefined, second: string | undefined) =>
    first !== undefined && textOf(one, first) === textOf(other, second);
  return same(one.vpc.vpcId, other.vpc.vpcId) || same(one.vpc.ipv6CidrBlock, other.vpc.ipv6CidrBlock);
}

function haveCommonAddresses(one: string, other: string): boolean {
  const [first, second] = [parseCidr(one), parseCidr(other)];
  return first !== undefined && second !== undefined && overlap(first, second);
}
