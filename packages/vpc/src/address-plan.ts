import { type Cidr, cidrText, contains, parseCidr } from "@plinth/core";
import type { TerraformStack } from "cdktf";
import { cidrOf, readNetworks, type SubnetModel, sizeOf, usableIn } from "./network-model";

/** One line of the plan: a subnet, the slots that a tier keeps for later zones, or a part of the VPC that nothing uses. */
export interface PlannedRange {
  readonly vpc: string;
  /** Path of the construct that holds the subnet; nothing for a free range. */
  readonly tier?: string;
  /** The zone, or which slots are kept: `slot 3`, `slots 4 to 7`, counted from 0. */
  readonly zone?: string;
  readonly kind: "public" | "private" | "isolated" | "kept" | "free";
  readonly cidrBlock: string;
  /** Addresses that can be used, without the five that AWS keeps in a subnet. */
  readonly addresses: number;
}

/** Who has which range in the networks of a stack, anybody's, and what is free: in the order of the addresses. */
export function addressPlan(stack: TerraformStack): PlannedRange[] {
  return readNetworks(stack).flatMap(({ address: vpc, ranges, subnets }) => {
    const blocks = ranges.flatMap((range) => parseCidr(range) ?? []);
    const used = subnets.map((subnet) => ({
      vpc,
      tier: subnet.tier,
      zone: subnet.zone,
      kind: kindOf(subnet),
      cidrBlock: subnet.cidrBlock,
      addresses: usableIn(subnet),
    }));
    const kept = keptBy(vpc, subnets);
    const taken = [...used, ...kept].map(cidrOf);
    const free = blocks
      .flatMap((block) => freeIn(block, taken))
      .map((cidr) => ({ vpc, kind: "free" as const, cidrBlock: cidrText(cidr), addresses: sizeOf(cidr) }));
    return [...used, ...kept, ...free].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  });
}

/** The plan as a table for a terminal. */
export function addressTable(plan: readonly PlannedRange[]): string {
  const rows = plan.map(({ tier, zone, kind, cidrBlock, addresses }) => [
    tier ?? "",
    zone ?? "",
    kind,
    cidrBlock,
    `${addresses}`,
  ]);
  const all = [["tier", "zone", "kind", "range", "addresses"], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function kindOf({ intent, defaultRoutes }: SubnetModel): "public" | "private" | "isolated" {
  if (intent === "public" || defaultRoutes.some((route) => route.kind === "internet")) return "public";
  return intent === "private" || defaultRoutes.length > 0 ? "private" : "isolated";
}

/** What tiers keep for zones that are not there yet: the free parts of their blocks. */
function keptBy(vpc: string, subnets: readonly SubnetModel[]): PlannedRange[] {
  const tiers = new Map(subnets.flatMap(({ tier, block }) => (block ? [[tier, block] as const] : [])));
  return [...tiers].flatMap(([tier, { cidrBlock, slots }]) => {
    const block = parseCidr(cidrBlock) as Cidr;
    const used = subnets.filter((subnet) => subnet.tier === tier).map(cidrOf);
    return freeIn(block, used).map((cidr) => {
      const size = sizeOf(block) / slots;
      const first = Number(cidr.address - block.address) / size;
      const last = first + sizeOf(cidr) / size - 1;
      const zone = first === last ? `slot ${first}` : `slots ${first} to ${last}`;
      return { vpc, tier, zone, kind: "kept" as const, cidrBlock: cidrText(cidr), addresses: sizeOf(cidr) };
    });
  });
}

/** Halves the block until a part is wholly used or wholly free: the free parts, as few as possible. */
function freeIn(block: Cidr, used: readonly Cidr[]): Cidr[] {
  if (used.some((one) => contains(one, block))) return [];
  if (!used.some((one) => contains(block, one))) return [block];
  const half = { ...block, prefix: block.prefix + 1 };
  const upper = { ...half, address: block.address + (1n << BigInt(block.bits - half.prefix)) };
  return [...freeIn(half, used), ...freeIn(upper, used)];
}

function startOf({ cidrBlock }: PlannedRange): bigint {
  return cidrOf({ cidrBlock }).address;
}
