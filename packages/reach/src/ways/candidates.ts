import type { Network } from "../network";
import type { Node } from "../nodes/node";
import { UNKNOWN_GROUP } from "../rules/group-rules";
import { covers, type RuleRange } from "../rules/ranges";
import { FAMILIES, type Family } from "../sets/cidr";
import { type Place, placesOf } from "./place";

/** Finds the nodes that the security groups of another may let in, so that not every pair must be judged. */
export class Candidates {
  private readonly byGroup = new Map<string, Set<Node>>();
  private readonly bySubnet = new Map<string, { readonly place: Place; readonly nodes: Set<Node> }>();
  private readonly ofRange = new Map<string, readonly Node[]>();
  /** Nodes with a security group that is not in the stack: it may be any that a rule names. */
  private readonly foreign = new Set<Node>();
  private readonly initiating: readonly Node[];

  constructor(private readonly network: Network) {
    this.initiating = [...network.nodes.values()].filter(({ initiates }) => initiates);
    for (const node of this.initiating) {
      for (const place of FAMILIES.flatMap((family) => placesOf(node, family))) this.add(node, place);
    }
  }

  private add(node: Node, place: Place): void {
    for (const group of place.interface.groups ?? []) {
      if (this.network.rules.isForeign(group)) this.foreign.add(node);
      this.byGroup.set(group, (this.byGroup.get(group) ?? new Set()).add(node));
    }
    const { cidr, family } = place.peer;
    const key = `${family} ${place.subnet.address} ${cidr?.text ?? ""}`;
    const known = this.bySubnet.get(key) ?? { place, nodes: new Set() };
    known.nodes.add(node);
    this.bySubnet.set(key, known);
  }

  /** Nodes that may reach this one. */
  to(node: Node): readonly Node[] {
    const found = new Set<Node>();
    for (const { groups } of node.interfaces) {
      if (groups === undefined || groups.some((group) => this.network.rules.isForeign(group))) return this.initiating;
      for (const rule of this.network.rules.of(groups, "ingress")) {
        if (rule.groups.includes(UNKNOWN_GROUP)) return this.initiating;
        for (const group of rule.groups) for (const one of this.byGroup.get(group) ?? []) found.add(one);
        if (rule.groups.length > 0) for (const one of this.foreign) found.add(one);
        for (const range of rule.ranges) for (const one of this.inRange(range)) found.add(one);
      }
    }
    return [...found];
  }

  private inRange(range: RuleRange): readonly Node[] {
    const key = `${range.text} ${range.of ?? ""} ${range.service ?? ""}`;
    const known = this.ofRange.get(key);
    if (known) return known;
    const all = [...this.bySubnet.values()].filter(({ place }) => covers(range, place.peer) !== "no");
    const nodes = [...new Set(all.flatMap((one) => [...one.nodes]))];
    this.ofRange.set(key, nodes);
    return nodes;
  }
}

/** Families that both ends speak. */
export function familiesOfBoth(one: Node, other: Node): readonly Family[] {
  const speaks = (node: Node, family: Family) => node.interfaces.some(({ has }) => has[family]);
  return FAMILIES.filter((family) => speaks(one, family) && speaks(other, family));
}
