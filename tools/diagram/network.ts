import type { Resource, StackDocument } from "./document";

export interface Network {
  readonly id: string;
  readonly cidrBlock: string;
  readonly zones: readonly string[];
  readonly tiers: readonly Tier[];
  /** Ways out of the network, and what stands at its edge. */
  readonly edge: readonly string[];
}

export interface Tier {
  readonly id: string;
  readonly kind: "public" | "private" | "isolated";
  readonly cells: readonly Cell[];
  /** What runs across the zones of the tier. */
  readonly placed: readonly Placed[];
}

/** The subnet of a tier in one zone. */
export interface Cell {
  readonly zone: string;
  readonly cidrBlock: string;
  readonly natGateway: boolean;
}

export interface Placed {
  /** The construct: `Web`. */
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

const ORDER = ["public", "private", "isolated"];
/** Subnets are referred to through their association, and by a database through its group. */
const THROUGH = ["aws_route_table_association", "aws_db_subnet_group"];

/** The first network of the stack. */
export function networkOf(stack: StackDocument): Network | undefined {
  const [vpc] = stack.all("aws_vpc");
  if (!vpc) return undefined;
  const subnets = stack.all("aws_subnet").filter((subnet) => stack.referent(subnet, "vpc_id") === vpc);
  const owners = [...new Set(subnets.map(({ owner }) => owner))];
  const tiers = owners.map((owner) =>
    tierOf(
      stack,
      owner,
      subnets.filter((subnet) => subnet.owner === owner),
    ),
  );
  return {
    id: vpc.owner,
    cidrBlock: text(vpc, "cidr_block"),
    zones: [...new Set(subnets.map(zoneOf))].sort(),
    tiers: tiers.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
    edge: edgeOf(stack),
  };
}

function tierOf(stack: StackDocument, id: string, subnets: readonly Resource[]): Tier {
  const gateways = stack.all("aws_nat_gateway").flatMap((gateway) => stack.reach(gateway, "aws_subnet", ...THROUGH));
  return {
    id,
    kind: kindOf(stack, subnets),
    cells: subnets
      .map((subnet) => ({
        zone: zoneOf(subnet),
        cidrBlock: text(subnet, "cidr_block"),
        natGateway: gateways.includes(subnet),
      }))
      .sort((a, b) => a.zone.localeCompare(b.zone)),
    placed: RUNNING.flatMap(({ type, title, detail }) =>
      stack
        .all(type)
        .filter((resource) =>
          stack.reach(resource, "aws_subnet", ...THROUGH).some((subnet) => subnets.includes(subnet)),
        )
        .map((resource) => ({ id: resource.owner, title: title(resource), detail: detail(resource, stack) })),
    ),
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

/** What runs in subnets, and how it is described. */
const RUNNING: readonly {
  readonly type: string;
  readonly title: (resource: Resource) => string;
  readonly detail: (resource: Resource, stack: StackDocument) => string;
}[] = [
  {
    type: "aws_lb",
    title: ({ owner }) => `${owner}: load balancer`,
    detail: (balancer, stack) => {
      const guarded = stack.all("aws_wafv2_web_acl_association").some((one) => one.refersTo.includes(balancer.address));
      return ["HTTPS", guarded ? "web ACL" : "", protectedBy(balancer, "enable_deletion_protection")]
        .filter(Boolean)
        .join(", ");
    },
  },
  {
    type: "aws_autoscaling_group",
    title: ({ owner }) => `${owner}: Auto Scaling group`,
    detail: (group, stack) => {
      const [template] = stack.reach(group, "aws_launch_template");
      const size = `${group.block.min_size} to ${group.block.max_size}`;
      return template ? `${size} × ${text(template, "instance_type")}` : `${size} instances`;
    },
  },
  {
    type: "aws_db_instance",
    title: ({ owner, block }) => `${owner}: ${block.engine} ${block.engine_version}`,
    detail: (database) =>
      [
        text(database, "instance_class"),
        database.block.multi_az ? "Multi-AZ" : "",
        protectedBy(database, "deletion_protection"),
      ]
        .filter(Boolean)
        .join(", "),
  },
];

function protectedBy({ block }: Resource, argument: string): string {
  return block[argument] === true ? "protected" : "";
}

function edgeOf(stack: StackDocument): string[] {
  const count = (type: string, one: string, many = `${one}s`) => {
    const { length } = stack.all(type);
    return length === 0 ? [] : [length === 1 ? one : `${length} ${many}`];
  };
  return [
    ...count("aws_internet_gateway", "internet gateway"),
    ...count("aws_nat_gateway", "NAT gateway"),
    ...count("aws_vpc_endpoint", "VPC endpoint"),
    ...count("aws_flow_log", "flow log"),
  ];
}

function zoneOf(subnet: Resource): string {
  return text(subnet, "availability_zone") || text(subnet, "availability_zone_id") || "zone";
}

export function text({ block }: Resource, argument: string): string {
  const value = block[argument];
  return typeof value === "string" ? value : "";
}
