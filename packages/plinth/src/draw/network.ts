import { type Resource, type StackDocument, text } from "./document";
import { type Running, THROUGH } from "./running";

export interface Network {
  readonly id: string;
  readonly shows: readonly string[];
  readonly title: string;
  readonly zones: readonly string[];
  readonly tiers: readonly Tier[];
  /** Ways out of the network, and what stands at its edge. */
  readonly edge: readonly string[];
}

export interface Tier {
  readonly id: string;
  readonly kind: "public" | "private" | "isolated" | "elsewhere";
  readonly cells: readonly Cell[];
  /** What runs across the zones of the tier. */
  readonly placed: readonly Running[];
}

/** The subnet of a tier in one zone. */
export interface Cell {
  readonly zone: string;
  readonly shows: readonly string[];
  readonly cidrBlock: string;
  readonly natGateway: boolean;
}

/** What a tier is called. */
export function tierTitle({ id, kind }: Tier): string {
  if (kind === "elsewhere") return "In subnets that are made elsewhere";
  return id.toLowerCase() === kind ? `${id} subnets` : `${id}: ${kind} subnets`;
}

/** What arrows to the NAT gateways of a tier end at. */
export function tierId({ id }: Tier): string {
  return `${id} subnets`;
}

const ORDER = ["public", "private", "isolated"];

/** The network with the most subnets; one that is not made here is known by its subnets only. */
export function networkOf(stack: StackDocument, running: readonly Running[]): Network | undefined {
  const networks: (Resource | undefined)[] = [...stack.all("aws_vpc"), undefined];
  const away = running.filter((one) => one.subnets.length === 0);
  const [{ vpc, subnets }] = networks
    .map((vpc) => ({ vpc, subnets: subnetsOf(stack, vpc) }))
    .sort((a, b) => b.subnets.length - a.subnets.length);
  if (!vpc && subnets.length === 0 && away.length === 0) return undefined;
  const owners = [...new Set(subnets.map(({ owner }) => owner))];
  const tiers = owners.map((owner) => tierOf(stack, owner, subnets, running));
  return {
    id: vpc?.id ?? "existing VPC",
    shows: vpc ? [vpc.address] : [],
    title: vpc ? `${vpc.owner}: VPC ${text(vpc, "cidr_block")}`.trim() : "An existing VPC",
    zones: [...new Set(subnets.map(zoneOf))].sort(),
    tiers: [
      ...tiers.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
      ...(away.length > 0 ? [{ id: "Elsewhere", kind: "elsewhere" as const, cells: [], placed: away }] : []),
    ],
    edge: edgeOf(stack),
  };
}

/** Subnets of a VPC, in its further ranges too; without one, those of networks that are not made here. */
export function subnetsOf(stack: StackDocument, vpc: Resource | undefined): readonly Resource[] {
  return stack.all("aws_subnet").filter((subnet) => {
    const named = stack.referent(subnet, "vpc_id");
    return vpc === (named && named.type !== "aws_vpc" ? stack.reach(named, "aws_vpc")[0] : named);
  });
}

/** What runs stands once, in the first tier that it has a subnet in. */
function tierOf(stack: StackDocument, id: string, all: readonly Resource[], running: readonly Running[]): Tier {
  const subnets = all.filter(({ owner }) => owner === id);
  const gateways = stack.all("aws_nat_gateway");
  return {
    id,
    kind: kindOf(stack, subnets),
    cells: subnets
      .map((subnet) => {
        const here = gateways.filter((gateway) => stack.reach(gateway, "aws_subnet", ...THROUGH).includes(subnet));
        return {
          zone: zoneOf(subnet),
          shows: [subnet, ...here].map(({ address }) => address),
          cidrBlock: text(subnet, "cidr_block"),
          natGateway: here.length > 0,
        };
      })
      .sort((a, b) => a.zone.localeCompare(b.zone)),
    placed: running.filter((one) => all.find((subnet) => one.subnets.includes(subnet))?.owner === id),
  };
}

/** By where the routes of its subnets lead. */
function kindOf(stack: StackDocument, subnets: readonly Resource[]): Tier["kind"] {
  const tables = stack
    .all("aws_route_table_association")
    .filter((association) => subnets.some((subnet) => stack.referent(association, "subnet_id") === subnet))
    .map((association) => stack.referent(association, "route_table_id"));
  const routes = stack.all("aws_route").filter((route) => tables.includes(stack.referent(route, "route_table_id")));
  if (routes.some(({ block }) => "gateway_id" in block)) return "public";
  return routes.some(({ block }) => "nat_gateway_id" in block) ? "private" : "isolated";
}

function edgeOf(stack: StackDocument): string[] {
  const count = (type: string, one: string) => {
    const { length } = stack.all(type);
    return length === 0 ? [] : [length === 1 ? one : `${length} ${one}s`];
  };
  const endpoints = stack.all("aws_vpc_endpoint").map((endpoint) => text(endpoint, "service_name").split(".").at(-1));
  return [
    ...count("aws_internet_gateway", "internet gateway"),
    ...count("aws_nat_gateway", "NAT gateway"),
    ...(endpoints.length > 0 ? [`endpoint${endpoints.length > 1 ? "s" : ""} to ${endpoints.join(", ")}`] : []),
    ...count("aws_flow_log", "flow log"),
  ];
}

function zoneOf(subnet: Resource): string {
  return text(subnet, "availability_zone") || text(subnet, "availability_zone_id") || "zone";
}
