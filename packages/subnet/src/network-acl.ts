import { NetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclAssociation } from "@cdktf/provider-aws/lib/network-acl-association";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import {
  between,
  isWorld,
  nameOf,
  networkProblem,
  neverPublic,
  type Port,
  type Problem,
  portProblem,
  trafficOf,
  validate,
} from "@plinth/core";
import { dependable } from "cdktf";
import { Construct } from "constructs";
import type { SubnetModuleProps } from "./tiers";
import type { ZoneSubnet } from "./zone-subnet";

/** Rules of one direction. AWS docs, "Amazon VPC quotas": 20, up to 40 on request. */
const QUOTA = 40;

/** Protocols by number: names come back from AWS as numbers. */
const PROTOCOLS: Readonly<Record<string, string>> = { tcp: "6", udp: "17", icmp: "1", icmpv6: "58", "-1": "-1" };

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

  constructor(scope: Construct, { vpc, tags }: SubnetModuleProps, zones: Readonly<Record<string, ZoneSubnet>>) {
    super(scope, "NetworkAcl");
    this.networkAcl = new NetworkAcl(this, "Default", {
      vpcId: vpc.vpcId,
      tags: { ...tags, Name: nameOf(scope, 255) },
    });
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

  /** Lets packets from the range in. @throws Error when the world would be let in to administration or databases */
  allowFrom(number: number, range: string, port: Port): NetworkAclRule {
    return this.rule("allowFrom", number, range, port);
  }

  /** Lets packets to the range out. */
  allowTo(number: number, range: string, port: Port): NetworkAclRule {
    return this.rule("allowTo", number, range, port);
  }

  /** Stops packets from the range, where no lower number lets them in. */
  denyFrom(number: number, range: string, port: Port): NetworkAclRule {
    return this.rule("denyFrom", number, range, port);
  }

  /** Stops packets to the range, where no lower number lets them out. */
  denyTo(number: number, range: string, port: Port): NetworkAclRule {
    return this.rule("denyTo", number, range, port);
  }

  private rule(verb: "allowFrom" | "allowTo" | "denyFrom" | "denyTo", number: number, range: string, port: Port) {
    const egress = verb.endsWith("To");
    const id = (one: number | string) => `${egress ? "Out" : "In"}-${one}`;
    const said = this.node.children.filter((child) => child.node.id.startsWith(id(""))).length;
    validate(
      this,
      [
        between("the number", number, 1, 32766),
        this.node.tryFindChild(id(number)) && `the number must be new in its direction, got ${number} again`,
        said >= QUOTA && `a network ACL may have ${QUOTA} rules in a direction, this is one more`,
        ...trafficProblems(verb, range, port),
      ],
      `${verb}(${number})`,
    );
    const { ipProtocol, fromPort, toPort } = trafficOf(port);
    const icmp = ipProtocol.startsWith("icmp");
    const rule = new NetworkAclRule(this, id(number), {
      networkAclId: this.networkAcl.id,
      ruleNumber: number,
      egress,
      ruleAction: verb.startsWith("allow") ? "allow" : "deny",
      protocol: PROTOCOLS[ipProtocol],
      ...(range.includes(":") ? { ipv6CidrBlock: range } : { cidrBlock: range }),
      ...(icmp ? { icmpType: fromPort, icmpCode: toPort } : { fromPort: fromPort ?? 0, toPort: toPort ?? 0 }),
    });
    for (const association of Object.values(this.associations)) {
      association.dependsOn = [...(association.dependsOn ?? []), dependable(rule)];
    }
    return rule;
  }
}

function trafficProblems(verb: string, range: string, port: Port): Problem[] {
  const wrong = portProblem(port);
  const network = networkProblem(range);
  if (wrong || network) return [network && `${network}, got "${range}"`, wrong];
  const { ipProtocol, fromPort = 0, toPort = 0 } = trafficOf(port);
  const answers = ipProtocol === "tcp" && fromPort >= 1024 && toPort === 65535;
  if (verb !== "allowFrom" || answers || !isWorld(range)) return [];
  const exposed = neverPublic(trafficOf(port));
  return exposed.length > 0
    ? [`it would let the world in to ${exposed.join(", ")}: name the ports, or the networks`]
    : [];
}
