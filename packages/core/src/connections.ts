import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { idOf } from "./names";

/** Everything with a security group. */
export interface Connectable {
  readonly connections: Connections;
}

/** A TCP port, a range, or all traffic of a protocol. */
export type Port = number | { readonly protocol?: "tcp" | "udp"; readonly from: number; readonly to: number };

/** A literal IPv4 or IPv6 range, or a prefix list under a name for its ids. */
export type Network = string | { readonly prefixListId: string; readonly name: string };

/** Connects security groups by sentences. Groups start closed in both directions. */
export class Connections {
  public readonly scope: Construct;
  public readonly securityGroupId: string;
  public readonly defaultPort: number | undefined;

  /**
   * @param scope the module that owns the group; its rules live below it
   * @param defaultPort where others reach this module when they name no port
   */
  constructor(scope: Construct, securityGroupId: string, defaultPort?: number) {
    this.scope = scope;
    this.securityGroupId = securityGroupId;
    this.defaultPort = defaultPort;
  }

  /**
   * Opens the way from here to there: an egress rule here and an ingress rule there. `a.allowTo(b)` and
   * `b.allowFrom(a)` are the same link; said twice, it exists once. Between stacks both rules live in the speaker's.
   *
   * @param port @default - the port the other module names
   */
  allowTo(peer: Connectable | Network, port?: Port): void {
    if (isConnectable(peer)) link(this.scope, this, peer.connections, port);
    else this.openTo("egress", peer, port);
  }

  /** Opens the way from there to here. @param port @default - the port this module names */
  allowFrom(peer: Connectable | Network, port?: Port): void {
    if (isConnectable(peer)) link(this.scope, peer.connections, this, port);
    else this.openTo("ingress", peer, port ?? this.defaultPort);
  }

  private openTo(direction: "ingress" | "egress", network: Network, port: Port | undefined): void {
    const problem = networkProblem(network) ?? portProblem(port);
    const name = typeof network === "string" ? network : network.name;
    if (problem) {
      throw new Error(`${this.scope.node.path}: cannot open ${direction} for ${JSON.stringify(name)}: ${problem}`);
    }
    const range = rangeOf(port as Port);
    const id = direction === "egress" ? `To-${name}-${keyOf(range)}` : `From-${name}-${keyOf(range)}`;
    if (this.scope.node.tryFindChild(id)) return;
    const rule = { securityGroupId: this.securityGroupId, ...ruleOf(range), ...sourceOf(network) };
    if (direction === "egress") {
      new VpcSecurityGroupEgressRule(this.scope, id, { ...rule, description: `To ${name} on ${keyOf(range)}` });
    } else {
      new VpcSecurityGroupIngressRule(this.scope, id, { ...rule, description: `From ${name} on ${keyOf(range)}` });
    }
  }
}

interface Range {
  readonly protocol: "tcp" | "udp";
  readonly from: number;
  readonly to: number;
}

/** Same stack: each rule lives with the group it belongs to. Different stacks: both live in the speaker's. */
function link(speaker: Construct, client: Connections, server: Connections, port: Port | undefined): void {
  const said = port ?? server.defaultPort;
  const problem = portProblem(said);
  if (problem) {
    throw new Error(`${client.scope.node.path} cannot connect to ${server.scope.node.path}: ${problem}`);
  }
  const range = rangeOf(said as Port);
  const sameStack = TerraformStack.of(client.scope) === TerraformStack.of(server.scope);
  const key = keyOf(range);
  const egressId = `To-${idOf(server.scope, client.scope)}-${key}`;
  const ingressId = `From-${idOf(client.scope, server.scope)}-${key}`;
  const spoken = [client.scope, server.scope].some(
    ({ node }) => node.tryFindChild(egressId) && node.tryFindChild(ingressId),
  );
  if (spoken || (sameStack && client.scope.node.tryFindChild(egressId))) return;

  const description = `${nameIn(client.scope)} to ${nameIn(server.scope)} on ${key}`;
  new VpcSecurityGroupEgressRule(sameStack ? client.scope : speaker, egressId, {
    securityGroupId: client.securityGroupId,
    referencedSecurityGroupId: server.securityGroupId,
    ...ruleOf(range),
    description,
  });
  new VpcSecurityGroupIngressRule(sameStack ? server.scope : speaker, ingressId, {
    securityGroupId: server.securityGroupId,
    referencedSecurityGroupId: client.securityGroupId,
    ...ruleOf(range),
    description,
  });
}

function isConnectable(peer: Connectable | Network): peer is Connectable {
  return typeof peer === "object" && "connections" in peer;
}

function rangeOf(port: Port): Range {
  return typeof port === "number" ? { protocol: "tcp", from: port, to: port } : { protocol: "tcp", ...port };
}

function keyOf({ protocol, from, to }: Range): string {
  const ports = from === to ? `${from}` : `${from}-${to}`;
  return protocol === "tcp" ? ports : `${protocol}-${ports}`;
}

function ruleOf({ protocol, from, to }: Range): { ipProtocol: string; fromPort: number; toPort: number } {
  return { ipProtocol: protocol, fromPort: from, toPort: to };
}

function sourceOf(network: Network): { cidrIpv4?: string; cidrIpv6?: string; prefixListId?: string } {
  if (typeof network !== "string") return { prefixListId: network.prefixListId };
  return network.includes(":") ? { cidrIpv6: network } : { cidrIpv4: network };
}

/** The path, in the characters that AWS allows in descriptions. */
function nameIn(construct: IConstruct): string {
  return construct.node.path.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, "-");
}

function networkProblem(network: Network): string | undefined {
  if (typeof network !== "string") return;
  if (/^\d{1,3}(\.\d{1,3}){3}\/([0-9]|[12][0-9]|3[0-2])$/.test(network)) return;
  if (/^[0-9a-f:]*:[0-9a-f:]*\/\d{1,3}$/i.test(network)) return;
  return "a network must be a literal range such as 10.0.0.0/16, or { prefixListId, name }";
}

function portProblem(port: Port | undefined): string | undefined {
  if (port === undefined) return "a port must be named, the other side has no default";
  const { from, to } = rangeOf(port);
  const valid = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= 65535;
  return valid ? undefined : `a port must be 0 to 65535, got ${JSON.stringify(port)}`;
}
