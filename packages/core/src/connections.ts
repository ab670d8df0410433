import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { isWorld, type Network, networkArguments, networkName, parseCidr } from "./networks";
import type { Peering } from "./peering";
import { either, method, NETWORK, object, parse, reference, show, TRAFFIC, text } from "./props";
import { type Rule, reachProblems } from "./reach";
import { argumentsOf, descriptionOf, link, record } from "./security-group-link";
import { neverPublic, type Port, portProblem, trafficOf } from "./traffic";

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
  /**
   * Modules of other stacks depend on this one, in whichever direction traffic flows: a load balancer. @default - the server
   * of a link is depended on
   */
  public readonly isShared: boolean;
  /** What was said so far, in either stack. */
  public readonly rules: Rule[] = [];

  /**
   * @param scope the module that owns the group; its rules live below it
   * @param defaultPort where others reach this module when they name no port
   * @param vpcId tells groups of different networks apart @default - taken to be the network of whoever it talks to
   * @param provider of the region that the group is in @default - the stack's
   * @param isShared see the field
   */
  constructor(
    scope: Construct,
    securityGroupId: string,
    defaultPort?: Port,
    vpcId?: string,
    provider?: TerraformProvider,
    isShared = false,
  ) {
    this.scope = scope;
    this.securityGroupId = securityGroupId;
    this.defaultPort = defaultPort;
    this.vpcId = vpcId;
    this.provider = provider;
    this.isShared = isShared;
    scope.node.addValidation({ validate: () => reachProblems(scope.node.path, this.rules) });
  }

  /**
   * Opens the way from here to there: an egress rule here and an ingress rule there. `a.allowTo(b)` and
   * `b.allowFrom(a)` are the same link; said twice, it exists once. Between stacks both rules live with the client, whose
   * stack then depends on the server's; of a load balancer, they live with the other module. Where the stacks depend on each
   * other already, they live where that allows it.
   * A module that is linked to itself reaches its own members.
   *
   * @param port @default - the port the other module names
   * @param over the peering connection between two networks of one region, when the modules are in two
   * @throws Error when no port is known, the port or range is none, or the two are in networks that are not peered
   */
  allowTo(peer: Connectable | Network, port?: Port, over?: Peering): void {
    const allowed = parse(this.scope, ALLOWED, { peer, port, over }, { call: "connections.allowTo()" });
    if (isConnectable(allowed.peer)) link(this, allowed.peer.connections, allowed.port, over);
    else open(this, "egress", allowed.peer, allowed.port);
  }

  /**
   * Opens the way from there to here.
   *
   * @param port @default - the port this module names
   * @param over as for `allowTo`
   * @throws Error as `allowTo`, and when it would open administration or a database to the world
   */
  allowFrom(peer: Connectable | Network, port?: Port, over?: Peering): void {
    const allowed = parse(this.scope, ALLOWED, { peer, port, over }, { call: "connections.allowFrom()" });
    if (isConnectable(allowed.peer)) link(allowed.peer.connections, this, allowed.port, over);
    else open(this, "ingress", allowed.peer, allowed.port ?? this.defaultPort);
  }
}

const ALLOWED = object({
  peer: either(
    NETWORK,
    reference<Connectable>({
      connections: reference<Connections>({ securityGroupId: text(), allowTo: method<Connections["allowTo"]>() }),
    }),
  ),
  port: TRAFFIC.optional(),
  over: reference<Peering>({ fqn: text() }).optional(),
});

function open(own: Connections, direction: Rule["direction"], network: Network, port: Port | undefined): void {
  const problem = portProblem(port) ?? worldProblem(direction, network, port);
  if (problem) {
    throw new Error(`${own.scope.node.path}: cannot open ${direction} for ${show(networkName(network))}: ${problem}`);
  }
  const [name, traffic] = [networkName(network), trafficOf(port as Port)];
  const { ipv4, ipv6, prefixListId } = networkArguments(network);
  const range = ipv4 ?? ipv6 ?? "";
  if (!record(own, { direction, peer: parseCidr(range) ? range : name, traffic })) return;
  const [Resource, from] =
    direction === "egress"
      ? ([VpcSecurityGroupEgressRule, "To"] as const)
      : ([VpcSecurityGroupIngressRule, "From"] as const);
  new Resource(own.scope, `${from}-${name}-${traffic.key}`, {
    securityGroupId: own.securityGroupId,
    ...argumentsOf(traffic),
    cidrIpv4: ipv4,
    cidrIpv6: ipv6,
    prefixListId,
    description: descriptionOf(`${from} ${name} on ${traffic.key}`),
    provider: own.provider,
  });
}

function isConnectable(peer: Connectable | Network): peer is Connectable {
  return typeof peer === "object" && "connections" in peer;
}

function worldProblem(direction: Rule["direction"], network: Network, port: Port | undefined): string | undefined {
  if (direction === "egress" || !isWorld(network)) return;
  const exposed = neverPublic(trafficOf(port as Port));
  if (exposed.length === 0) return;
  return `it would offer ${exposed.join(", ")} to the world: name the networks, or use Session Manager`;
}
