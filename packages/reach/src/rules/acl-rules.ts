import { type Arguments, blocks, isTrue, isUnknown, number, type Resource, type Stack } from "@plinth/model";
import type { References } from "../references";
import { EVERYTHING, type RuleTraffic, trafficOf } from "../sets/traffic";
import type { Direction } from "./group-rules";
import { ANYWHERE, type Ranges, type RuleRange } from "./ranges";

export interface AclRule {
  readonly address: string;
  /** `NaN` when it is known only after apply. */
  readonly number: number;
  readonly direction: Direction;
  readonly isAllow: boolean;
  readonly traffic: RuleTraffic;
  readonly ranges: readonly RuleRange[];
}

/** The network ACL of a subnet. */
export interface Acl {
  readonly address: string;
  /** Nothing when they are not in the stack. */
  readonly rules?: readonly AclRule[];
}

const DIRECTIONS = ["ingress", "egress"] as const;
const TYPES = ["aws_network_acl", "aws_default_network_acl", "aws_vpc"];

/** Network ACLs by subnet. A subnet that no ACL names has the default one of its VPC. */
export class Acls {
  private readonly bySubnet = new Map<string, Acl>();
  private readonly byVpc = new Map<string, Acl>();
  private readonly apart = new Map<string, AclRule[]>();

  constructor(
    stack: Stack,
    private readonly references: References,
    private readonly ranges: Ranges,
  ) {
    for (const one of stack.all("aws_network_acl_rule")) this.addRule(one);
    for (const vpc of stack.all("aws_vpc")) this.byVpc.set(vpc.address, this.defaultAcl(vpc));
    for (const acl of stack.all("aws_default_network_acl")) {
      const vpc = references.one(acl, "default_network_acl_id", "aws_vpc")?.address;
      const rules = [...this.inline(acl), ...(this.apart.get(vpc ?? "") ?? [])];
      if (vpc !== undefined) this.byVpc.set(vpc, { address: acl.address, rules });
      this.associate(acl, { address: acl.address, rules });
    }
    for (const acl of stack.all("aws_network_acl")) {
      this.associate(acl, {
        address: acl.address,
        rules: [...this.inline(acl), ...(this.apart.get(acl.address) ?? [])],
      });
    }
    const acls = new Map([...this.bySubnet.values()].map((acl) => [acl.address, acl]));
    for (const one of stack.all("aws_network_acl_association")) {
      const { resources, literals } = references.find(one, one.args.network_acl_id, ["aws_network_acl"]);
      const [acl] = resources;
      const rules = acl && [...this.inline(acl), ...(this.apart.get(acl.address) ?? [])];
      const address = acl?.address ?? literals[0] ?? one.address;
      this.associate(one, acls.get(address) ?? { address, rules }, "subnet_id");
    }
  }

  of(subnet: string, vpc: string | undefined): Acl {
    const known = this.bySubnet.get(subnet) ?? this.byVpc.get(vpc ?? "");
    if (known) return known;
    const unknown = { address: `the network ACL of ${subnet}` };
    this.bySubnet.set(subnet, unknown);
    return unknown;
  }

  private associate(resource: Resource, acl: Acl, name = "subnet_ids"): void {
    for (const { resources, literals } of this.references.each(resource, name, "aws_subnet", "aws_default_subnet")) {
      for (const subnet of [...resources.map(({ address }) => address), ...literals]) this.bySubnet.set(subnet, acl);
    }
  }

  private addRule(one: Resource): void {
    const { resources } = this.references.find(one, one.args.network_acl_id, TYPES);
    for (const acl of resources) {
      const vpc = this.references.one(acl, "default_network_acl_id", "aws_vpc");
      const key = (vpc ?? acl).address;
      const direction = isTrue(one.args.egress) ? "egress" : "ingress";
      this.apart.set(key, [...(this.apart.get(key) ?? []), rule(one, one.args, direction, this.ranges)]);
    }
  }

  /**
   * As AWS makes it: everything passes. AWS docs, "Default network ACL for a VPC",
   * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
   */
  private defaultAcl(vpc: Resource): Acl {
    const address = `the default network ACL of ${vpc.address}`;
    const all = { address, isAllow: true, traffic: { traffic: EVERYTHING, isKnown: true }, ranges: ANYWHERE };
    const rules = DIRECTIONS.map((direction) => ({ ...all, number: 100, direction }));
    return { address, rules: [...rules, ...(this.apart.get(vpc.address) ?? [])] };
  }

  private inline(acl: Resource): readonly AclRule[] {
    return DIRECTIONS.flatMap((direction) => {
      const read = blocks(acl.args, direction).map((args) => rule(acl, args, direction, this.ranges));
      return isUnknown(acl.args[direction]) ? [...read, unread(acl, direction)] : read;
    });
  }
}

function rule(resource: Resource, args: Arguments, direction: Direction, ranges: Ranges): AclRule {
  return {
    address: resource.address,
    number: number(args.rule_no ?? args.rule_number) ?? Number.NaN,
    direction,
    isAllow: `${args.action ?? args.rule_action}`.toLowerCase() === "allow",
    traffic: trafficOf(args, { protocol: "protocol", type: "icmp_type", code: "icmp_code" }),
    ranges: ranges.in(resource, args, "cidr_block", "ipv6_cidr_block"),
  };
}

/** Rules that are known only after apply. */
function unread({ address }: Resource, direction: Direction): AclRule {
  const traffic = { traffic: EVERYTHING, isKnown: false };
  return { address, number: Number.NaN, direction, isAllow: true, traffic, ranges: ANYWHERE };
}
