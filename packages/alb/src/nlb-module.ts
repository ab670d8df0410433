import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import type { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Connectable,
  type Connections,
  type Monitorable,
  moduleContext,
  parse,
  regionProblem,
  type Signals,
  warn,
  whileCreating,
} from "@plinth/core";
import { Construct } from "constructs";
import { addAlias } from "./add-alias";
import { addCertificate } from "./add-certificate";
import { addListener, type Listener } from "./add-listener";
import { oneZoneWarning } from "./balancer-props";
import type { DnsCertificate } from "./certificate";
import type { ListenerOptions } from "./listener-options";
import { createNetworkBalancer } from "./network-balancer";
import { NLB, type NLBModuleProps } from "./nlb-props";
import { type NetworkBalancerSignal, networkSignals } from "./nlb-signals";
import type { TargetGroupContext } from "./target-group";

/**
 * A network load balancer: TCP, TLS and UDP, with fixed addresses where they are wanted, and closed to everybody until
 * somebody is named: `balancer.connections.allowFrom("0.0.0.0/0", 25)`.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class NLBModule extends Construct implements Connectable, Monitorable<NetworkBalancerSignal> {
  public readonly balancer: Lb;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  private readonly context: TargetGroupContext;
  private readonly addresses: "ipv4" | "dualstack";
  private readonly listeners = new Map<string, Listener>();

  constructor(scope: Construct, id: string, props: NLBModuleProps) {
    super(scope, id);
    const settings = parse(this, NLB, props, {
      rules: [
        ({ subnets }) => regionProblem("subnets", this, subnets),
        ({ accessLogs }) => regionProblem("accessLogs", this, accessLogs),
      ],
    });
    warn(this, oneZoneWarning(settings.subnets));
    const context = moduleContext(this, { ...settings, baseName: settings.name });
    const { vpcId } = settings.subnets;
    const logs = whileCreating(this, () => settings.accessLogs?.acceptLogsFrom("nlb", `nlb/${context.name(100)}`));
    this.addresses = settings.ipAddressType ?? "ipv4";
    const { securityGroup, connections } = context.createSecurityGroup("Network load balancer", vpcId, undefined, true);
    this.securityGroup = securityGroup;
    this.connections = connections;
    this.context = { ...context, vpcId, connections, environment: settings.environment };
    this.balancer = createNetworkBalancer(context, settings, { securityGroups: [securityGroup.id], logs });
  }

  /** Where an alias record points, with `zoneId`. */
  get dnsName(): string {
    return this.balancer.dnsName;
  }

  get zoneId(): string {
    return this.balancer.zoneId;
  }

  /** What `monitoring.watch(balancer)` reads: add listeners before. */
  get signals(): Signals<NetworkBalancerSignal> {
    const listeners = [...this.listeners].map(([name, { group }]) => [name, group.arnSuffix] as const);
    return networkSignals(this.node.id, this.balancer.arnSuffix, listeners);
  }

  /**
   * A port that clients connect to, and what serves them.
   *
   * @throws Error when a name or port comes twice and when AWS would refuse the options
   */
  addListener(name: string, options: ListenerOptions): LbListener {
    return addListener(this.context, this.balancer.arn, this.listeners, { name, options });
  }

  /** A further certificate of a TLS listener, which clients choose by the name they ask for: an ARN, or one that is made. */
  addCertificate(name: string, listener: LbListener, certificate: string | DnsCertificate): LbListenerCertificate {
    return addCertificate(this.context, name, { listener, certificate });
  }

  /** A name in a hosted zone that leads here: A and, with dual stack, AAAA. */
  addAlias(name: string, zoneId: string): Route53Record[] {
    return addAlias(this, this.balancer, this.addresses, { name, zoneId });
  }
}
