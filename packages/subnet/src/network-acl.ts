import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclAssociation } from "@cdktf/provider-aws/lib/network-acl-association";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import {
  integer,
  isWorld,
  type ModuleContext,
  type NamedRange,
  NETWORK,
  networkArguments,
  neverPublic,
  object,
  type Port,
  parse,
  type SettingsOf,
  show,
  TRAFFIC,
  trafficOf,
  warn,
} from "@plinth/core";
import { dependable } from "cdktf";
import { Construct } from "constructs";
import type { ZoneSubnet } from "./zone-subnet";

/** Rules of one direction. AWS docs, "Amazon VPC quotas": 20, up to 40 on request. */
const QUOTA = 40;

/** Protocols by number: names come back from AWS as numbers. */
const PROTOCOLS: Readonly<Record<string, string>> = { tcp: "6", udp: "17", icmp: "1", icmpv6: "58", "-1": "-1" };

const RULE = object({
  number: integer(1, 32_766).literal(),
  range: NETWORK.where(
    "not be a prefix list, which network ACLs do not take",
    (range) => typeof range === "string" || !("prefixListId" in range),
  ),
  port: TRAFFIC,
});
type RuleSettings = SettingsOf<typeof RULE>;

/** A literal range, or `{ cidr, name }` for one that is known only after apply. */
export type AclRange = string | NamedRange;

type Method = "allowFrom" | "allowTo" | "denyFrom" | "denyTo";

/**
 * The network ACL of a tier, closed until something is said. It knows no connections: answers must be let through too,
 * `acl.allowTo(100, "0.0.0.0/0", { from: 1024, to: 65535 })`. The lowest number that fits decides.
 *
 * A rule is its number and its direction: adding, removing or reordering rules touches no other. The tier's subnets come
 * under the list after its rules are there.
 */
export class TierNetworkAcl extends Construct {
  public readonly networkAcl: NetworkAcl;
  /** By zone. */
  public readonly associations: Readonly<Record<string, NetworkAclAssociation>>;

  constructor(tier: ModuleContext, zones: Readonly<Record<string, ZoneSubnet>>, vpcId: string) {
    super(tier.scope, "NetworkAcl");
    this.networkAcl = new NetworkAcl(this, "Default", { vpcId, tags: tier.tags() });
    this.associations = Object.fromEntries(
      Object.entries(zones).map(([zone, { subnet }]) => [
        zone,
        new NetworkAclAssociation(this, `Association-${zone}`, {
          networkAclId: this.networkAcl.id,
          subnetId: subnet.id,
        }),
      ]),
    );
  }

  /** Lets packets from the range in. Administration and databases for the world are a warning. */
  allowFrom(number: number, range: AclRange, port: Port): NetworkAclRule {
    return this.rule("allowFrom", number, range, port);
  }

  /** Lets packets to the range out. */
  allowTo(number: number, range: AclRange, port: Port): NetworkAclRule {
    return this.rule("allowTo", number, range, port);
  }

  /** Stops packets from the range, where no lower number lets them in. */
  denyFrom(number: number, range: AclRange, port: Port): NetworkAclRule {
    return this.rule("denyFrom", number, range, port);
  }

  /** Stops packets to the range, where no lower number lets them out. */
  denyTo(number: number, range: AclRange, port: Port): NetworkAclRule {
    return this.rule("denyTo", number, range, port);
  }

  private rule(method: Method, number: number, range: AclRange, port: Port) {
    const egress = method.endsWith("To");
    const prefix = egress ? "Out-" : "In-";
    const count = this.node.children.filter((child) => child.node.id.startsWith(prefix)).length;
    const settings = parse(
      this,
      RULE,
      { number, range, port },
      {
        call: `${method}(${show(number)})`,
        rules: [
          (rule) =>
            this.node.tryFindChild(`${prefix}${rule.number}`) &&
            `number must be new in its direction, got ${rule.number}`,
          () => count >= QUOTA && `a network ACL may have ${QUOTA} rules in a direction, this is one more`,
        ],
      },
    );
    const { ipv4, ipv6 } = networkArguments(settings.range);
    const { ipProtocol, fromPort, toPort } = trafficOf(settings.port);
    const isIcmp = ipProtocol.startsWith("icmp");
    const rule = new NetworkAclRule(this, `${prefix}${settings.number}`, {
      networkAclId: this.networkAcl.id,
      ruleNumber: settings.number,
      egress,
      ruleAction: method.startsWith("allow") ? "allow" : "deny",
      protocol: PROTOCOLS[ipProtocol],
      cidrBlock: ipv4,
      ipv6CidrBlock: ipv6,
      ...(isIcmp ? { icmpType: fromPort, icmpCode: toPort } : { fromPort: fromPort ?? 0, toPort: toPort ?? 0 }),
    });
    const exposed = method === "allowFrom" ? exposedServices(settings) : [];
    if (exposed.length > 0)
      warn(rule, `it lets the world in to ${exposed.join(", ")}: name the ports, or the networks`);
    for (const association of Object.values(this.associations)) {
      association.dependsOn = [...(association.dependsOn ?? []), dependable(rule)];
    }
    return rule;
  }
}

/** Administration and databases that the world would reach. Answers come in on the high ports. */
function exposedServices(settings: RuleSettings): string[] {
  const traffic = trafficOf(settings.port);
  const { ipProtocol, fromPort = 0, toPort = 0 } = traffic;
  const answers = ipProtocol === "tcp" && fromPort >= 1024 && toPort === 65_535;
  return answers || !isWorld(settings.range) ? [] : neverPublic(traffic);
}
