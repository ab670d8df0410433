import type { Stack } from "@plinth/model";
import { readNodes } from "./nodes";
import type { Node } from "./nodes/node";
import { References } from "./references";
import { RouteTables } from "./routing/route-tables";
import type { RouteTable } from "./routing/routes";
import { type Subnet, Subnets } from "./routing/subnets";
import { type Acl, Acls } from "./rules/acl-rules";
import { GroupRules } from "./rules/group-rules";
import { Ranges } from "./rules/ranges";

/** All that decides who reaches whom in a stack, read once. */
export class Network {
  readonly references: References;
  readonly ranges: Ranges;
  readonly subnets: Subnets;
  readonly rules: GroupRules;
  readonly nodes: ReadonlyMap<string, Node>;
  private readonly acls: Acls;
  private readonly tables: RouteTables;

  constructor(public readonly stack: Stack) {
    this.references = new References(stack);
    this.ranges = new Ranges(this.references);
    this.subnets = new Subnets(this.references);
    this.rules = new GroupRules(stack, this.references, this.ranges);
    this.acls = new Acls(stack, this.references, this.ranges);
    this.tables = new RouteTables(stack, this.references, this);
    this.nodes = readNodes(this);
  }

  aclOf({ address, vpc }: Subnet): Acl {
    return this.acls.of(address, vpc?.address);
  }

  tableOf(subnet: Subnet): RouteTable {
    return this.tables.of(subnet);
  }

  /** The key of the route table that a value names, as `tableOf` has it. */
  tableIn(...args: Parameters<RouteTables["nameIn"]>): string {
    return this.tables.nameIn(...args);
  }
}

const known = new WeakMap<Stack, Network>();

/** The network of a stack. It is read once, because every question about a stack asks for it. */
export function networkOf(stack: Stack): Network {
  const network = known.get(stack) ?? new Network(stack);
  known.set(stack, network);
  return network;
}
