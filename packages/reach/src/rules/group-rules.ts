import { type Arguments, blocks, isTrue, isUnknown, type Resource, type Stack } from "@plinth/model";
import type { References } from "../references";
import { EVERYTHING, type RuleTraffic, trafficOf } from "../sets/traffic";
import { ANYWHERE, type Ranges, type RuleRange } from "./ranges";

export type Direction = "ingress" | "egress";
const DIRECTIONS = ["ingress", "egress"] as const;

/** One permission of a security group. */
export interface GroupRule {
  /** Of the resource that says it. */
  readonly address: string;
  readonly direction: Direction;
  readonly traffic: RuleTraffic;
  readonly ranges: readonly RuleRange[];
  /** Keys of groups whose members are meant. */
  readonly groups: readonly string[];
}

/** Security groups by key: the address of the resource, `default:` and the VPC, an id, or `?` for what nobody knows. */
export class GroupRules {
  private readonly byGroup = new Map<string, GroupRule[]>();
  /** Groups whose rules are in the stack. */
  private readonly own = new Set<string>();

  constructor(
    private readonly stack: Stack,
    private readonly references: References,
    private readonly ranges: Ranges,
  ) {
    const groups = stack.all("aws_security_group", "aws_default_security_group");
    const adopted = new Set(groups.map((group) => this.keyOf(group)));
    for (const vpc of stack.all("aws_vpc")) if (!adopted.has(this.keyOf(vpc))) this.addDefault(this.keyOf(vpc));
    for (const group of groups) this.addInline(group);
    for (const rule of stack.all("aws_security_group_rule")) {
      this.addRule(rule, rule.args.type === "egress" ? "egress" : "ingress");
    }
    for (const direction of DIRECTIONS) {
      for (const rule of stack.all(`aws_vpc_security_group_${direction}_rule`)) this.addRule(rule, direction);
    }
  }

  of(groups: readonly string[], direction: Direction): readonly GroupRule[] {
    return groups.flatMap((group) => this.byGroup.get(group) ?? []).filter((rule) => rule.direction === direction);
  }

  /** Whether a group may have rules that are not in the stack. */
  isForeign(group: string): boolean {
    return !this.own.has(group);
  }

  /** Keys of the groups that an argument names. */
  keys(resource: Resource, args: Arguments, name: string): string[] {
    const found = this.references.eachOf(
      resource,
      args,
      name,
      "aws_security_group",
      "aws_default_security_group",
      "aws_vpc",
    );
    const keys = found.flatMap(({ resources, literals, unknown }) => [
      ...resources.map((one) => this.keyOf(one)),
      // Over peering the account may come first: 123456789012/sg-0a1b.
      ...literals.map((id) => id.split("/").at(-1) ?? id),
      ...unknown.map(() => UNKNOWN_GROUP),
    ]);
    return [...new Set(keys)];
  }

  private keyOf(group: Resource): string {
    if (group.type === "aws_vpc") return defaultGroup(group.address);
    if (group.type !== "aws_default_security_group") return group.address;
    return defaultGroup(this.references.one(group, "vpc_id", "aws_vpc")?.address ?? `${group.args.vpc_id ?? ""}`);
  }

  /**
   * As AWS makes it: members reach each other, and everything outside. AWS docs, "Default security groups for your VPCs",
   * https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
   */
  private addDefault(group: string): void {
    const rule = { address: nameOfGroup(group), traffic: { traffic: EVERYTHING, isKnown: true }, groups: [] };
    this.put(group, { ...rule, direction: "ingress", ranges: [], groups: [group] });
    this.put(group, { ...rule, direction: "egress", ranges: ANYWHERE });
    this.own.add(group);
  }

  /** A group that Terraform makes has no rules but those that are written: it removes the one for egress that AWS adds. */
  private addInline(group: Resource): void {
    const key = this.keyOf(group);
    this.own.add(key);
    for (const direction of DIRECTIONS) {
      for (const block of blocks(group.args, direction)) this.put(key, this.rule(group, direction, block, [key]));
      if (!isUnknown(group.args[direction])) continue;
      const traffic = { traffic: EVERYTHING, isKnown: false };
      this.put(key, { address: group.address, direction, traffic, ranges: ANYWHERE, groups: [UNKNOWN_GROUP] });
    }
  }

  private addRule(rule: Resource, direction: Direction): void {
    const groups = this.keys(rule, rule.args, "security_group_id");
    for (const group of groups) this.put(group, this.rule(rule, direction, rule.args, groups));
  }

  private rule(resource: Resource, direction: Direction, args: Arguments, own: readonly string[]): GroupRule {
    const protocol = args.ip_protocol === undefined ? "protocol" : "ip_protocol";
    return {
      address: resource.address,
      direction,
      traffic: trafficOf(args, { protocol }),
      ranges: [
        ...this.ranges.in(resource, args, "cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"),
        ...this.ranges.ofLists(resource, args, "prefix_list_ids", "prefix_list_id"),
      ],
      groups: [
        ...this.inlineKeys(resource, args.security_groups),
        ...this.keys(resource, args, "source_security_group_id"),
        ...this.keys(resource, args, "referenced_security_group_id"),
        ...(isTrue(args.self) ? own : []),
      ],
    };
  }

  /** A plan that does not know the groups of an inline rule names one of them; others are somewhere in the resource. */
  private inlineKeys(resource: Resource, value: unknown): readonly string[] {
    if (!isUnknown(value)) return this.keys(resource, { security_groups: value }, "security_groups");
    const named = this.stack.referredBy(resource, "aws_security_group");
    const keys = this.keys(resource, { security_group: value }, "security_group");
    return named.length > 1 ? [...keys, UNKNOWN_GROUP] : keys;
  }

  private put(group: string, rule: GroupRule): void {
    const known = this.byGroup.get(group);
    if (known) known.push(rule);
    else this.byGroup.set(group, [rule]);
  }
}

/** A group that is known only after apply. */
export const UNKNOWN_GROUP = "?";

const DEFAULT = "default:";

/** The default group of a VPC. */
export function defaultGroup(vpc: string): string {
  return `${DEFAULT}${vpc}`;
}

/** A group in a sentence. */
export function nameOfGroup(group: string): string {
  if (group === UNKNOWN_GROUP) return "a security group known only after apply";
  return group.startsWith(DEFAULT) ? `the default security group of ${group.slice(DEFAULT.length)}` : group;
}
