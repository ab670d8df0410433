import type { Cidr } from "@plinth/core";
import { cidrText, contains, parseCidr } from "@plinth/core";
import type { TerraformStack } from "cdktf";
import { cidrOf, readNetworks, type SubnetModel } from "./network-model";

/** Addresses in each subnet that AWS keeps for itself. AWS docs, "Subnet CIDR blocks". */
const KEPT_BY_AWS = 5;

/** One line of the plan: a subnet, or a part of the VPC that nothing uses. */
export interface PlannedRange {
  readonly vpc: string;
  /** Path of the construct that holds the subnet; nothing for a free range. */
  readonly tier?: string;
  readonly zone?: string;
  readonly kind: "public" | "private" | "isolated" | "free";
  readonly cidrBlock: string;
  /** Addresses that can be used, without the five that AWS keeps in a subnet. */
  readonly addresses: number;
}

/** Who has which range in the networks of a stack, anybody's, and what is free: in the order of the addresses. */
export function addressPlan(stack: TerraformStack): PlannedRange[] {
  return readNetworks(stack).flatMap(({ address: vpc, ranges, subnets }) =>
    ranges.flatMap((range) => {
      const block = parseCidr(range) as Cidr;
      const inside = subnets.filter((subnet) => contains(block, cidrOf(subnet)));
      const used = inside.map((subnet) => ({
        vpc,
        tier: subnet.tier,
        zone: subnet.zone,
        kind: kindOf(subnet),
        cidrBlock: subnet.cidrBlock,
        addresses: sizeOf(cidrOf(subnet)) - KEPT_BY_AWS,
      }));
      const free = freeIn(block, inside.map(cidrOf)).map((cidr) => ({
        vpc,
        kind: "free" as const,
        cidrBlock: cidrText(cidr),
        addresses: sizeOf(cidr),
      }));
      return [...used, ...free].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
    }),
  );
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

function kindOf({ intent, ways }: SubnetModel): "public" | "private" | "isolated" {
  if (intent === "public" || ways.some((way) => way.kind === "internet")) return "public";
  return intent === "private" || ways.length > 0 ? "private" : "isolated";
}

/** Halves the block until a part is wholly used or wholly free: the free parts, as few as possible. */
function freeIn(block: Cidr, used: readonly Cidr[]): Cidr[] {
  if (used.some((one) => contains(one, block))) return [];
  if (!used.some((one) => contains(block, one))) return [block];
  const half = { ...block, prefix: block.prefix + 1 };
  const upper = { ...half, address: block.address + (1n << BigInt(block.bits - half.prefix)) };
  return [...freeIn(half, used), ...freeIn(upper, used)];
}

function sizeOf({ bits, prefix }: Cidr): number {
  return 2 ** (bits - prefix);
}

function startOf({ cidrBlock }: PlannedRange): bigint {
  return cidrOf({ cidrBlock }).address;
}
