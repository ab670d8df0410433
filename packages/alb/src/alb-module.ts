import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import type { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import {
  type Backend,
  type Connectable,
  Connections,
  type Monitorable,
  nameOf,
  type Signals,
  validate,
  withDefaults,
} from "@plinth/core";
import { Construct } from "constructs";
import { addAlias, type IpAddressType } from "./add-alias";
import { addBackend, applicationGroup, type Named, unusedBackends } from "./add-backend";
import { addCertificate } from "./add-certificate";
import { addRoute, type Route, type RouteOptions } from "./add-route";
import { applicationBalancer, balancerBackend, logsOf } from "./application-balancer";
import { type AnyBackend, servedBy } from "./backends";
import { certificateArnOf, type DnsCertificate } from "./certificate";
import { problemsOf } from "./problems";
import { type ALBModuleProps, DEFAULTS, SSL_POLICY } from "./props";
import { requestCountLabel } from "./request-count-label";
import { headerArguments } from "./response-headers";
import { securityGroup } from "./security-group";
import { shadowProblems } from "./shadows";
import { type BalancerSignal, balancerSignals } from "./signals";
import { type BackendOptions, type MadeGroup, type Place, register, targetGroup, waitFor } from "./target-group";
import { mutualAuthentication } from "./trust-store";
import { protect } from "./web-acl";

/**
 * An application load balancer that speaks HTTPS, redirects HTTP, asks its targets for health and is closed to everybody
 * until somebody is named: `balancer.connections.allowFrom("0.0.0.0/0", 443)`.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "CreateLoadBalancer" and "CreateTargetGroup".
 */
export class ALBModule extends Construct implements Backend, Connectable, Monitorable<BalancerSignal> {
  public readonly balancer: Lb;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly targetGroup: LbTargetGroup;
  public readonly httpsListener: LbListener;
  public readonly httpListener: LbListener;
  /** Only with `webAcl: "managed"` or a rate limit. */
  public readonly webAcl: Wafv2WebAcl | undefined;
  /** For a network load balancer that stands before this one. */
  public readonly backend: Backend["backend"];
  private readonly place: Place;
  private readonly addresses: IpAddressType;
  private readonly usualDeregistrationSeconds: number;
  private readonly added: Named<MadeGroup> = new Map();
  private readonly routes: Route[] = [];

  constructor(scope: Construct, id: string, props: ALBModuleProps) {
    super(scope, id);
    validate(this, problemsOf(props));
    const settings = withDefaults(props, DEFAULTS[props.environment]);
    const { vpcId } = props.subnets;
    const tags = { ...props.tags, Name: nameOf(this, 255) };
    const logs = logsOf(this, props);
    this.addresses = props.ipAddressType ?? "ipv4";

    this.securityGroup = securityGroup(this, "Application load balancer", vpcId, tags);
    this.connections = new Connections(this, this.securityGroup.id, 443, vpcId);
    this.place = { scope: this, vpcId, connections: this.connections, tags };
    this.balancer = applicationBalancer(this, props, {
      ...logs,
      securityGroups: [this.securityGroup.id],
      enableDeletionProtection: settings.deletionProtection,
      tags,
    });
    const served = servedBy("application", props.backend);
    const { deregistrationSeconds } = DEFAULTS[props.environment];
    this.usualDeregistrationSeconds = deregistrationSeconds;
    this.targetGroup = targetGroup(this.place, served, applicationGroup(served, props, deregistrationSeconds));
    this.httpsListener = new LbListener(this, "HttpsListener", {
      loadBalancerArn: this.balancer.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: props.sslPolicy ?? SSL_POLICY,
      certificateArn: certificateArnOf(this, undefined, props, tags),
      mutualAuthentication: props.clientCertificates && mutualAuthentication(this, props.clientCertificates, tags),
      ...headerArguments(props.responseHeaders),
      defaultAction: [{ type: "forward", targetGroupArn: this.targetGroup.arn }],
      tags,
    });
    this.httpListener = new LbListener(this, "HttpListener", {
      loadBalancerArn: this.balancer.arn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }],
      tags,
    });
    this.webAcl = protect(this, this.balancer.arn, {
      webAcl: settings.webAcl,
      retentionDays: settings.logRetentionDays,
      encryptionKey: props.encryptionKey,
      tags,
    });
    const label = requestCountLabel(this.httpsListener.arn, this.targetGroup);
    waitFor(this.httpsListener, register(this.place, served, this.targetGroup, undefined, label));
    this.backend = balancerBackend(this);
    this.node.addValidation({
      validate: () => [
        ...unusedBackends(this.node.path, this.added, this.routes),
        ...shadowProblems(this.node.path, this.routes),
      ],
    });
  }

  /** Of the HTTPS listener: what API Gateway integrates with. */
  get listenerArn(): string {
    return this.httpsListener.arn;
  }

  /** Where an alias record points, with `zoneId`. */
  get dnsName(): string {
    return this.balancer.dnsName;
  }

  get zoneId(): string {
    return this.balancer.zoneId;
  }

  /** What `monitoring.watch(balancer)` reads: add backends before. */
  get signals(): Signals<BalancerSignal> {
    const added = [...this.added].map(([name, { group }]) => [name, group.arnSuffix] as const);
    return balancerSignals(this.node.id, this.balancer.arnSuffix, this.targetGroup.arnSuffix, added);
  }

  /**
   * One more backend under a name, with a target group of its own, which routes lead to. Opens the way to it.
   *
   * @throws Error when a name comes twice and when AWS would refuse the options; at synth when no route leads there
   */
  addBackend(name: string, backend: AnyBackend, options: BackendOptions = {}): LbTargetGroup {
    return addBackend(this.place, this.added, this.routes, this.usualDeregistrationSeconds, name, backend, options);
  }

  /**
   * Takes requests that meet conditions, before the balancer's backend gets them.
   *
   * @throws Error when a priority is taken and when AWS would refuse the rule; at synth when it never gets a request
   */
  addRoute(name: string, options: RouteOptions): LbListenerRule {
    return addRoute(this, this.routes, [...this.added.values()], this.place.tags, name, options);
  }

  /** A further certificate, which clients choose by the name they ask for: an ARN, or one that is made. */
  addCertificate(name: string, certificate: string | DnsCertificate): LbListenerCertificate {
    return addCertificate(this, this.httpsListener, this.place.tags, name, certificate);
  }

  /** A name in a hosted zone that leads here: A and, with dual stack, AAAA. */
  addAlias(name: string, zoneId: string): Route53Record[] {
    return addAlias(this, this.balancer, this.addresses, name, zoneId);
  }
}
