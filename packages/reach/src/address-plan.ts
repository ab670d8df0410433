import { type Resource, type Stack, text } from "@plinth/model";
import { type Network, networkOf } from "./network";
import { type Cidr, contains, parseCidr, sizeOf } from "./sets/cidr";

/** One line of the plan: a subnet, or a part of a VPC that no subnet of the stack has. */
export interface PlannedRange {
  /** Address of the VPC, or its id where it exists already. */
  readonly vpc: string;
  /** Address of the subnet. @default - no subnet has the range */
  readonly subnet?: string;
  readonly zone?: string;
  /** By where the default route leads: to an internet gateway, elsewhere, or nowhere. */
  readonly kind: "public" | "private" | "isolated" | "unused";
  readonly cidrBlock: string;
  /** IPv4 addresses; of a subnet those that can be used. */
  readonly addresses: number;
}

/** Addresses of a subnet that AWS uses. "Subnet CIDR blocks", https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const USED_BY_AWS = 5;

/**
 * Who has which IPv4 range in the VPCs of a stack, and what no subnet of it has, in the order of the addresses. Subnets whose
 * range is known only after apply are left out.
 */
export function addressPlan(stack: Stack): readonly PlannedRange[] {
  const network = networkOf(stack);
  const subnets = stack.all("aws_subnet").flatMap((resource) => subnetRange(network, resource));
  const vpcs = [...new Set([...stack.all("aws_vpc").map(({ address }) => address), ...subnets.map(({ vpc }) => vpc)])];
  return vpcs.flatMap((vpc) => {
    const own = subnets.filter((one) => one.vpc === vpc);
    const [resource] = stack.at(vpc);
    const ranges = resource ? (network.subnets.vpc(resource).ranges[4] ?? []) : [];
    const unused = ranges.flatMap((range) =>
      unusedIn(
        range,
        own.map(({ range }) => range),
      ),
    );
    const all = [
      ...own,
      ...unused.map((range) => ({ vpc, kind: "unused" as const, range, addresses: Number(sizeOf(range)) })),
    ];
    return all
      .sort((a, b) => (a.range.first < b.range.first ? -1 : 1))
      .map(({ range, ...one }) => ({ ...one, cidrBlock: range.text }));
  });
}

/** The plan as a table for a terminal. */
export function addressTable(plan: readonly PlannedRange[]): string {
  const rows = plan.map(({ subnet = "", zone = "", kind, cidrBlock, addresses }) => [
    ...[subnet, zone, kind, cidrBlock, `${addresses}`],
  ]);
  const all = [["subnet", "zone", "kind", "range", "addresses"], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function subnetRange(network: Network, resource: Resource) {
  const { address, args } = resource;
  const range = parseCidr(text(args.cidr_block) ?? "");
  if (range?.family !== 4) return [];
  const subnet = network.subnets.of(resource);
  const zone = text(args.availability_zone) ?? text(args.availability_zone_id);
  const addresses = Number(sizeOf(range)) - USED_BY_AWS;
  return [
    { vpc: subnet.vpc?.address ?? "a VPC", subnet: address, zone, kind: kindOf(network, resource), range, addresses },
  ];
}

function kindOf(network: Network, resource: Resource): PlannedRange["kind"] {
  const { routes } = network.tableOf(network.subnets.of(resource));
  const everywhere = routes.filter(({ ranges }) => ranges.some(({ text }) => text === "0.0.0.0/0" || text === "::/0"));
  const isInternet = ({ kind, resource: target }: (typeof routes)[number]["target"]) =>
    kind === "gateway_id" && target?.type !== "aws_vpn_gateway";
  if (everywhere.some(({ target }) => isInternet(target))) return "public";
  return everywhere.length > 0 ? "private" : "isolated";
}

/** Halves the range until a part is wholly used or wholly unused: the unused parts, as few as possible. */
function unusedIn(range: Cidr, used: readonly Cidr[]): readonly Cidr[] {
  if (used.some((one) => contains(one, range))) return [];
  if (!used.some((one) => contains(range, one))) return [range];
  return halves(range).flatMap((half) => unusedIn(half, used));
}

function halves({ first, text }: Cidr): readonly Cidr[] {
  const prefix = Number(text.split("/")[1] ?? 32) + 1;
  const step = 1n << BigInt(32 - prefix);
  return [first, first + step].flatMap((start) => parseCidr(`${dotted(start)}/${prefix}`) ?? []);
}

function dotted(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join(".");
}
