import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import type { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Connectable,
  Connections,
  type Monitorable,
  nameOf,
  type Signals,
  validate,
  withDefaults,
} from "@plinth/core";
import { Construct } from "constructs";
import { addAlias } from "./add-alias";
import type { Named } from "./add-backend";
import { addCertificate } from "./add-certificate";
import { addListener, type ListenerOptions, type Listening } from "./add-listener";
import type { DnsCertificate } from "./certificate";
import { networkProblemsOf } from "./nlb-problems";
import { NLB_DEFAULTS, type NLBModuleProps } from "./nlb-props";
import { type NetworkBalancerSignal, networkSignals } from "./nlb-signals";
import { securityGroup } from "./security-group";
import type { Place } from "./target-group";

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
  private readonly place: Place;
  private readonly addresses: "ipv4" | "dualstack";
  private readonly usualDeregistrationSeconds: number;
  private readonly listening: Named<Listening> = new Map();

  constructor(scope: Construct, id: string, props: NLBModuleProps) {
    super(scope, id);
    validate(this, networkProblemsOf(props));
    const settings = withDefaults(props, NLB_DEFAULTS[props.environment]);
    const { vpcId, subnetIds } = props.subnets;
    const { allocationIds, privateIps } = props.addresses ?? {};
    const tags = { ...props.tags, Name: nameOf(this, 255) };
    const logs = props.accessLogs?.acceptLogsFrom("nlb", `nlb/${nameOf(this, 100)}`);
    this.addresses = props.ipAddressType ?? "ipv4";
    this.usualDeregistrationSeconds = settings.deregistrationSeconds;

    this.securityGroup = securityGroup(this, "Network load balancer", vpcId, tags);
    this.connections = new Connections(this, this.securityGroup.id, undefined, vpcId);
    this.place = { scope: this, vpcId, connections: this.connections, tags };
    this.balancer = new Lb(this, "Default", {
      name: nameOf(this, 32),
      loadBalancerType: "network",
      internal: (props.scheme ?? "internal") === "internal",
      ipAddressType: props.ipAddressType,
      ...(props.addresses
        ? {
            subnetMapping: subnetIds.map((subnetId, index) => ({
              subnetId,
              allocationId: allocationIds?.[index],
              privateIpv4Address: privateIps?.[index],
            })),
          }
        : { subnets: [...subnetIds] }),
      securityGroups: [this.securityGroup.id],
      enableCrossZoneLoadBalancing: props.crossZone ?? true,
      dnsRecordClientRoutingPolicy: props.clientRouting,
      enableDeletionProtection: settings.deletionProtection,
      enableZonalShift: props.zonalShift,
      accessLogs: logs && { enabled: true, bucket: logs.bucket, prefix: logs.prefix },
      tags,
    });
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
    const listeners = [...this.listening].map(([name, { group }]) => [name, group.arnSuffix] as const);
    return networkSignals(this.node.id, this.balancer.arnSuffix, listeners);
  }

  /**
   * A port that clients connect to, and what serves them.
   *
   * @throws Error when a name or port comes twice and when AWS would refuse the options
   */
  addListener(name: string, options: ListenerOptions): LbListener {
    return addListener(this.place, this.balancer.arn, this.listening, this.usualDeregistrationSeconds, name, options);
  }

  /** A further certificate of a TLS listener, which clients choose by the name they ask for: an ARN, or one that is made. */
  addCertificate(name: string, listener: LbListener, certificate: string | DnsCertificate): LbListenerCertificate {
    return addCertificate(this, listener, this.place.tags, name, certificate);
  }

  /** A name in a hosted zone that leads here: A and, with dual stack, AAAA. */
  addAlias(name: string, zoneId: string): Route53Record[] {
    return addAlias(this, this.balancer, this.addresses, name, zoneId);
  }
}
