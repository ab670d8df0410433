import type { VpcRef } from "@plinth/core";
import type { IConstruct } from "constructs";
import { overlap, rangeOf } from "./slots";

interface Tier extends IConstruct {
  readonly vpc: VpcRef;
  readonly cidrBlock: string;
}

/** Says which tiers of the same VPC have addresses in common with this one; each pair is told once. */
export function overlapsWith(tier: Tier, others: readonly Tier[]): string[] {
  return others
    .filter((other) => other.vpc === tier.vpc && other.node.path < tier.node.path)
    .filter((other) => haveCommonAddresses(other.cidrBlock, tier.cidrBlock))
    .map(
      (other) =>
        `${tier.node.path}: cidrBlock must not overlap another tier of the VPC, ` +
        `got ${tier.cidrBlock} and ${other.cidrBlock} of ${other.node.path}`,
    );
}

function haveCommonAddresses(one: string, other: string): boolean {
  const [first, second] = [rangeOf(one), rangeOf(other)];
  return first !== undefined && second !== undefined && overlap(first, second);
}
