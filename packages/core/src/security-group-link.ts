import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type TerraformProvider, Token } from "cdktf";
import type { Construct } from "constructs";
import { regionOf } from "./context/provider";
import { idBelow, idOf, textOf } from "./names";
import { type Peering, peeringProblem } from "./peering";
import type { Rule } from "./reach";
import { createdByCall, dependsOnOf, inOneStack, placeLink } from "./stacks";
import { type Port, portProblem, type Traffic, trafficOf } from "./traffic";

/** A security group, and the module that owns it. */
interface Member {
  readonly scope: Construct;
  readonly securityGroupId: string;
  readonly defaultPort: Port | undefined;
  readonly vpcId: string | undefined;
  readonly provider: TerraformProvider | undefined;
  readonly isShared: boolean;
  readonly rules: Rule[];
}

/** Opens the way from one group to another: a rule in each. */
export function link(client: Member, server: Member, port: Port | undefined, over: Peering | undefined): void {
  const requested = port ?? server.defaultPort;
  const problem = portProblem(requested) ?? networksProblem(client, server, over) ?? regionsProblem(client, server);
  if (problem) {
    throw new Error(`${client.scope.node.path} cannot connect to ${server.scope.node.path}: ${problem}`);
  }
  const traffic = trafficOf(requested as Port);
  record(server, { direction: "ingress", peer: client.scope.node.path, traffic });
  if (!record(client, { direction: "egress", peer: server.scope.node.path, traffic })) return;
  if (inOneStack(client.scope, server.scope)) {
    createRules({ client, server, traffic, over }, client.scope, server.scope);
    return;
  }
  const [dependent, dependency] = client.isShared && !server.isShared ? [server, client] : [client, server];
  placeLink({
    dependent: dependent.scope,
    dependency: dependency.scope,
    call: `${client.scope.node.path} to ${server.scope.node.path} on ${traffic.key}`,
    create: (home) => createRules({ client, server, traffic, over }, home, home),
  });
}

interface SecurityGroupLink {
  readonly client: Member;
  readonly server: Member;
  readonly traffic: Traffic;
  readonly over: Peering | undefined;
}

/** In one stack each rule lives with the group it belongs to. */
function createRules(
  { client, server, traffic, over }: SecurityGroupLink,
  egressHome: Construct,
  ingressHome: Construct,
) {
  const description = descriptionOf(`${client.scope.node.path} to ${server.scope.node.path} on ${traffic.key}`);
  const rule = (own: Member, peer: Member, home: Construct) => ({
    securityGroupId: own.securityGroupId,
    referencedSecurityGroupId: peer.securityGroupId,
    ...argumentsOf(traffic),
    description,
    // AWS takes the group of a peered network only while the peering is active.
    dependsOn: over && dependsOnOf(home, [over]),
    provider: inOneStack(own.scope, home) ? own.provider : undefined,
  });
  const egress = idBelow(egressHome, client.scope, `To-${idOf(server.scope, client.scope)}-${traffic.key}`);
  const ingress = idBelow(ingressHome, server.scope, `From-${idOf(client.scope, server.scope)}-${traffic.key}`);
  createdByCall(new VpcSecurityGroupEgressRule(egressHome, egress, rule(client, server, egressHome)));
  createdByCall(new VpcSecurityGroupIngressRule(ingressHome, ingress, rule(server, client, ingressHome)));
}

/** AWS docs, "Security group rules": a rule can name a group of the same region only. */
function regionsProblem(client: Member, server: Member): string | undefined {
  const [from, to] = [client, server].map(({ scope }) => regionOf(scope));
  if (from === undefined || to === undefined || from === to) return;
  return `a rule cannot name a security group of another region, and these are in ${from} and ${to}: name the range of the other`;
}

/** Whether the rule is new; it is known from now on. */
export function record({ rules }: Member, rule: Rule): boolean {
  const same = (other: Rule) =>
    other.direction === rule.direction && other.peer === rule.peer && other.traffic.key === rule.traffic.key;
  if (rules.some(same)) return false;
  rules.push(rule);
  return true;
}

export function argumentsOf({ key: _key, ...rule }: Traffic): Omit<Traffic, "key"> {
  return rule;
}

/** AWS takes 255 characters of a small set. */
export function descriptionOf(text: string): string {
  return text.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, "-").slice(0, 255);
}

/** A group can name the groups of its own network, and over a peering those of another in the same region. */
function networksProblem(client: Member, server: Member, over: Peering | undefined): string | undefined {
  const [from, to] = [client, server].map((one) => networkOf(one, client.scope));
  if (over) return peeringProblem(client.scope, over, from, to);
  if (!from || !to || from === to || from.startsWith("$") !== to.startsWith("$")) return;
  return "they are in different networks: pass the peering connection between them, or name the other's range";
}

/** The VPC where it can be compared: a literal id, or one that the same stack makes. Otherwise AWS has the last word. */
function networkOf({ scope, vpcId }: Member, here: Construct): string | undefined {
  if (Token.isUnresolved(vpcId) && !inOneStack(scope, here)) return;
  const text = textOf(scope, vpcId);
  return text && /^(vpc-|\$\{aws_vpc\.)/.test(text) ? text : undefined;
}
