import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type TerraformProvider, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { idOf, textOf } from "./names";
import { isWorld, type Network, networkProblem } from "./networks";
import { type Peering, peeringProblem } from "./peering";
import { type Rule, reachProblems } from "./reach";
import { neverPublic, type Port, portProblem, type Traffic, trafficOf } from "./traffic";

/** Everything with a security group. */
export interface Connectable {
  readonly connections: Connections;
}

/** Connects security groups by sentences. Groups start closed in both directions. */
export class Connections {
  public readonly scope: Construct;
  public readonly securityGroupId: string;
  public readonly defaultPort: Port | undefined;
  public readonly vpcId: string | undefined;
  public readonly provider: TerraformProvider | undefined;
  /** What was said so far, in either stack. */
  public readonly rules: Rule[] = [];

  /**
   * @param scope the module that owns the group; its rules live below it
   * @param defaultPort where others reach this module when they name no port
   * @param vpcId tells groups of different networks apart @default - taken to be the network of whoever it talks to
   * @param provider of the region that the group is in @default - the stack's
   */
  constructor(
    scope: Construct,
    securityGroupId: string,
    defaultPort?: Port,
    vpcId?: string,
    provider?: TerraformProvider,
  ) {
    this.scope = scope;
    this.securityGroupId = securityGroupId;
    this.defaultPort = defaultPort;
    this.vpcId = vpcId;
    this.provider = provider;
    scope.node.addValidation({ validate: () => reachProblems(scope.node.path, this.rules) });
  }

  /**
   * Opens the way from here to there: an egress rule here and an ingress rule there. `a.allowTo(b)` and
   * `b.allowFrom(a)` are the same link; said twice, it exists once. Between stacks both rules live in the speaker's.
   * A module that is linked to itself reaches its own members.
   *
   * @param port @default - the port the other module names
   * @param over the peering connection between two networks of one region, when the modules are in two
   * @throws Error when no port is known, the port or range is none, or the two are in networks that are not peered
   */
  allowTo(peer: Connectable | Network, port?: Port, over?: Peering): void {
    if (isConnectable(peer)) link(this.scope, this, peer.connections, port, over);
    else open(this, "egress", peer, port);
  }

  /**
   * Opens the way from there to here.
   *
   * @param port @default - the port this module names
   * @param over as for `allowTo`
   * @throws Error as `allowTo`, and when it would open administration or a database to the world
   */
  allowFrom(peer: Connectable | Network, port?: Port, over?: Peering): void {
    if (isConnectable(peer)) link(this.scope, peer.connections, this, port, over);
    else open(this, "ingress", peer, port ?? this.defaultPort);
  }
}

function open(own: Connections, direction: Rule["direction"], network: Network, port: Port | undefined): void {
  const name = typeof network === "string" ? network : network.name;
  const problem = networkProblem(network) ?? portProblem(port) ?? worldProblem(direction, network, port);
  if (problem) {
    throw new Error(`${own.scope.node.path}: cannot open ${direction} for ${JSON.stringify(name)}: ${problem}`);
  }
  const traffic = trafficOf(port as Port);
  if (!learn(own, { direction, peer: name, traffic })) return;
  const { securityGroupId, provider } = own;
  const rule = { securityGroupId, ...argumentsOf(traffic), ...sourceOf(network), provider };
  if (direction === "egress") {
    const description = `To ${name} on ${traffic.key}`;
    new VpcSecurityGroupEgressRule(own.scope, `To-${name}-${traffic.key}`, { ...rule, description });
  } else {
    const description = `From ${name} on ${traffic.key}`;
    new VpcSecurityGroupIngressRule(own.scope, `From-${name}-${traffic.key}`, { ...rule, description });
  }
}

/** Same stack: each rule lives with the group it belongs to. Different stacks: both live in the speaker's. */
function link(
  speaker: Construct,
  client: Connections,
  server: Connections,
  port: Port | undefined,
  over: Peering | undefined,
): void {
  const said = port ?? server.defaultPort;
  const problem = portProblem(said) ?? networksProblem(client, server, over);
  if (problem) {
    throw new Error(`${client.scope.node.path} cannot connect to ${server.scope.node.path}: ${problem}`);
  }
  const traffic = trafficOf(said as Port);
  learn(server, { direction: "ingress", peer: client.scope.node.path, traffic });
  if (!learn(client, { direction: "egress", peer: server.scope.node.path, traffic })) return;

  const sameStack = TerraformStack.of(client.scope) === TerraformStack.of(server.scope);
  // AWS takes the group of a peered network only while the peering is active.
  const dependsOn = over && [over];
  const description = descriptionOf(`${client.scope.node.path} to ${server.scope.node.path} on ${traffic.key}`);
  const egressId = `To-${idOf(server.scope, client.scope)}-${traffic.key}`;
  new VpcSecurityGroupEgressRule(sameStack ? client.scope : speaker, egressId, {
    securityGroupId: client.securityGroupId,
    referencedSecurityGroupId: server.securityGroupId,
    ...argumentsOf(traffic),
    description,
    dependsOn,
    provider: client.provider,
  });
  const ingressId = `From-${idOf(client.scope, server.scope)}-${traffic.key}`;
  new VpcSecurityGroupIngressRule(sameStack ? server.scope : speaker, ingressId, {
    securityGroupId: server.securityGroupId,
    referencedSecurityGroupId: client.securityGroupId,
    ...argumentsOf(traffic),
    description,
    dependsOn,
    provider: server.provider,
  });
}

/** Whether the rule is new; it is known from now on. */
function learn({ rules }: Connections, rule: Rule): boolean {
  const same = (other: Rule) =>
    other.direction === rule.direction && other.peer === rule.peer && other.traffic.key === rule.traffic.key;
  if (rules.some(same)) return false;
  rules.push(rule);
  return true;
}

function isConnectable(peer: Connectable | Network): peer is Connectable {
  return typeof peer === "object" && "connections" in peer;
}

function argumentsOf({ key: _key, ...rule }: Traffic): Omit<Traffic, "key"> {
  return rule;
}

function sourceOf(network: Network): { cidrIpv4?: string; cidrIpv6?: string; prefixListId?: string } {
  if (typeof network !== "string") return { prefixListId: network.prefixListId };
  return network.includes(":") ? { cidrIpv6: network } : { cidrIpv4: network };
}

/** AWS takes 255 characters of a small set. */
function descriptionOf(text: string): string {
  return text.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, "-").slice(0, 255);
}

function worldProblem(direction: Rule["direction"], network: Network, port: Port | undefined): string | undefined {
  if (direction === "egress" || !isWorld(network)) return;
  const exposed = neverPublic(trafficOf(port as Port));
  if (exposed.length === 0) return;
  return `it would offer ${exposed.join(", ")} to the world: name the networks, or use Session Manager`;
}

/** A group can name the groups of its own network, and over a peering those of another in the same region. */
function networksProblem(client: Connections, server: Connections, over: Peering | undefined): string | undefined {
  const [from, to] = [client, server].map((one) => networkOf(one, client.scope));
  if (over) return peeringProblem(client.scope, over, from, to);
  if (!from || !to || from === to || from.startsWith("$") !== to.startsWith("$")) return;
  return "they are in different networks: pass the peering connection between them, or name the other's range";
}

/** The VPC where it can be compared: a literal id, or one that the same stack makes. Otherwise AWS has the last word. */
function networkOf({ scope, vpcId }: Connections, here: Construct): string | undefined {
  if (Token.isUnresolved(vpcId) && TerraformStack.of(scope) !== TerraformStack.of(here)) return;
  const text = textOf(scope, vpcId);
  return text && /^(vpc-|\$\{aws_vpc\.)/.test(text) ? text : undefined;
}
