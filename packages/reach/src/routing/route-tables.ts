import { type Arguments, blocks, isUnknown, list, type Resource, type Stack } from "@plinth/model";
import { type Found, type References, shown } from "../references";
import type { Ranges } from "../rules/ranges";
import { type Route, type RouteTable, TARGETS, type Target } from "./routes";
import { rangesOf, SUBNETS, type Subnet, type Subnets, type Vpc } from "./subnets";

/**
 * Route tables by subnet. A subnet without an association has the main one of its VPC. AWS docs, "Subnet route tables",
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
export class RouteTables {
  private readonly tableOf = new Map<string, string>();
  private readonly mainOf = new Map<string, string>();
  private readonly read = new WeakMap<Subnet, RouteTable>();
  /** Routes that the stack adds to tables that exist already. */
  private readonly foreign = new Map<string, Route[]>();
  private readonly tables = new Map<string, { readonly vpc?: Vpc; readonly routes: Route[] }>();

  constructor(
    stack: Stack,
    private readonly references: References,
    private readonly context: { readonly ranges: Ranges; readonly subnets: Subnets },
  ) {
    for (const vpc of stack.all("aws_vpc"))
      this.tables.set(mainTable(vpc.address), this.table(context.subnets.vpc(vpc)));
    for (const table of stack.all("aws_route_table")) this.add(table.address, table, context.subnets.vpcIn(table));
    for (const table of stack.all("aws_default_route_table")) {
      const vpc = references.one(table, "default_route_table_id", "aws_vpc");
      if (vpc) this.add(mainTable(vpc.address), table, context.subnets.vpc(vpc));
    }
    for (const one of stack.all("aws_main_route_table_association")) {
      const vpc = context.subnets.vpcIn(one);
      if (vpc) this.mainOf.set(vpc.address, this.keyOf(one));
    }
    for (const one of stack.all("aws_route")) this.routesAt(this.keyOf(one)).push(...this.routesOf(one, [one.args]));
    for (const one of stack.all("aws_vpn_gateway_route_propagation")) this.propagate(one, one.args.vpn_gateway_id);
    for (const table of stack.all("aws_route_table", "aws_default_route_table")) {
      for (const gateway of list(table.args, "propagating_vgws")) this.propagate(table, gateway);
    }
    for (const one of stack.all("aws_route_table_association")) {
      const { resources, literals } = references.find(one, one.args.subnet_id, SUBNETS);
      for (const subnet of [...resources.map(({ address }) => address), ...literals]) {
        this.tableOf.set(subnet, this.keyOf(one));
      }
    }
  }

  of(subnet: Subnet): RouteTable {
    const known = this.read.get(subnet) ?? this.tableFor(subnet);
    this.read.set(subnet, known);
    return known;
  }

  private tableFor({ address, vpc }: Subnet): RouteTable {
    const own = this.tableOf.get(address);
    const key = own ?? this.mainOf.get(vpc?.address ?? "") ?? mainTable(vpc?.address ?? "");
    const table = this.tables.get(key);
    if (table) return { address: nameOf(key), routes: table.routes, isForeign: false };
    const routes = [...this.table(vpc).routes, ...(this.foreign.get(key) ?? [])];
    return { address: own ?? `the route table of ${address}`, routes, isForeign: true };
  }

  /** The name of the table that a value leads to, as `of` has it. */
  nameIn(resource: Resource, value: unknown): string {
    return nameOf(this.keyOf(resource, value));
  }

  private routesAt(key: string): Route[] {
    const known = this.tables.get(key)?.routes ?? this.foreign.get(key);
    if (known) return known;
    const routes: Route[] = [];
    this.foreign.set(key, routes);
    return routes;
  }

  /** Routes to a virtual private gateway: the static ones of its connections, and those that it learns. */
  private propagate(resource: Resource, value: unknown): void {
    const [gateway] = this.references.find(resource, value, ["aws_vpn_gateway"]).resources;
    const name = gateway?.address ?? shown(value);
    const connections = gateway ? this.references.referring(gateway, "vpn_gateway_id", "aws_vpn_connection") : [];
    const fixed = connections
      .flatMap((one) => this.references.referring(one, "vpn_connection_id", "aws_vpn_connection_route"))
      .flatMap((one) => this.context.ranges.in(one, one.args, "destination_cidr_block"));
    const ranges = [...fixed, { learned: name, text: `what ${name} learns` }];
    const key =
      resource.type === "aws_vpn_gateway_route_propagation" ? this.keyOf(resource) : this.keyOfTable(resource);
    this.routesAt(key).push({
      address: resource.address,
      ranges,
      target: { kind: "gateway_id", resource: gateway, name },
    });
  }

  /** The key of the table that an argument names: its address, that of the main table of a VPC, or an id. */
  keyOf(resource: Resource, value = resource.args.route_table_id): string {
    return this.keyIn(this.references.find(resource, value, TABLES), value);
  }

  private keyIn({ resources, literals }: Found, value: unknown): string {
    const [table] = resources;
    return table === undefined ? (literals[0] ?? shown(value)) : this.keyOfTable(table);
  }

  private keyOfTable(table: Resource): string {
    if (table.type === "aws_vpc") return mainTable(table.address);
    if (table.type === "aws_route_table") return table.address;
    return mainTable(this.references.one(table, "default_route_table_id", "aws_vpc")?.address ?? table.address);
  }

  private table(vpc: Vpc | undefined): { vpc?: Vpc; routes: Route[] } {
    if (vpc === undefined) return { routes: [] };
    const local = { address: vpc.address, ranges: rangesOf(vpc), target: { kind: "local", name: "local" } as const };
    return { vpc, routes: [local] };
  }

  private add(key: string, resource: Resource, vpc: Vpc | undefined): void {
    const table = this.table(vpc);
    table.routes.push(...this.routesOf(resource, blocks(resource.args, "route")));
    if (isUnknown(resource.args.route)) {
      const target = { kind: "unknown", name: "a target known only after apply" } as const;
      table.routes.push({ address: resource.address, ranges: [{ text: "a range known only after apply" }], target });
    }
    this.tables.set(key, table);
  }

  private routesOf(resource: Resource, all: readonly Arguments[]): Route[] {
    return all.map((args) => ({
      address: resource.address,
      ranges: [
        ...this.context.ranges.in(resource, args, ...["cidr_block", "ipv6_cidr_block"]),
        ...this.context.ranges.in(resource, args, ...["destination_cidr_block", "destination_ipv6_cidr_block"]),
        ...this.context.ranges.ofLists(resource, args, "destination_prefix_list_id"),
      ],
      target: this.targetOf(resource, args),
    }));
  }

  private targetOf(resource: Resource, args: Arguments): Target {
    if (args.state === "blackhole") return { kind: "blackhole", name: "a target that is gone" };
    const kind = TARGETS.find((name) => args[name] !== undefined);
    if (kind === undefined) return { kind: "unknown", name: "a target that is not said" };
    if (args[kind] === "local") return { kind: "local", name: "local" };
    const { resources, literals } = this.references.find(resource, args[kind], TYPES);
    const [found] = resources;
    return { kind, resource: found, name: found?.address ?? literals[0] ?? shown(args[kind]) };
  }
}

const TABLES = ["aws_route_table", "aws_default_route_table", "aws_vpc"];
const TYPES = [
  ...["aws_internet_gateway", "aws_vpn_gateway", "aws_nat_gateway", "aws_egress_only_internet_gateway"],
  ...[
    "aws_vpc_peering_connection",
    "aws_ec2_transit_gateway",
    "aws_network_interface",
    "aws_vpc_endpoint",
    "aws_instance",
  ],
];

const MAIN = "main:";

function mainTable(vpc: string): string {
  return `${MAIN}${vpc}`;
}

function nameOf(key: string): string {
  return key.startsWith(MAIN) ? `the main route table of ${key.slice(MAIN.length)}` : key;
}
