import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import type { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import {
  arnRegionProblem,
  type Backend,
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
import { addAlias, type IpAddressType } from "./add-alias";
import { addBackend, applicationGroup, unusedBackendWarnings } from "./add-backend";
import { addCertificate } from "./add-certificate";
import { addRoute, type Route, type RouteOptions } from "./add-route";
import { balancerBackend, createApplicationBalancer, logsOf } from "./application-balancer";
import type { AnyBackend } from "./backends";
import { certificateArnOf, type DnsCertificate } from "./certificate";
import { ALB, type ALBModuleProps, warningsOfProps } from "./props";
import { requestCountLabel } from "./request-count-label";
import { headerArguments } from "./response-headers";
import { shadowWarnings } from "./shadows";
import { type BalancerSignal, balancerSignals } from "./signals";
import {
  createTargetGroup,
  homeOfDefault,
  type RegisteredTargetGroup,
  registerTargets,
  type TargetGroupContext,
  waitForTargets,
} from "./target-group";
import { type BackendOptions, targetGroupWarnings } from "./target-group-options";
import { normalizeTarget } from "./targets";
import { mutualAuthentication } from "./trust-store";
import { createWebAcl } from "./web-acl";

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
  private readonly context: TargetGroupContext & { readonly scope: ALBModule };
  private readonly addresses: IpAddressType;
  private readonly added = new Map<string, RegisteredTargetGroup>();
  private readonly routes: Route[] = [];

  constructor(scope: Construct, id: string, props: ALBModuleProps) {
    super(scope, id);
    const settings = parse(this, ALB, props, {
      rules: [
        ...["subnets", "accessLogs", "connectionLogs", "encryptionKey"].map(
          (prop) => (given: object) => regionProblem(prop, this, given[prop as keyof typeof given]),
        ),
        ({ certificateArn }) => arnRegionProblem("certificateArn", this, certificateArn),
      ],
    });
    const context = moduleContext(this, { ...settings, baseName: settings.name });
    const { environment, subnets, ipAddressType = "ipv4" } = settings;
    const { vpcId } = subnets;
    const tags = context.tags();
    const logs = whileCreating(this, () => logsOf(context, settings));
    this.addresses = ipAddressType;

    const { securityGroup, connections } = context.createSecurityGroup("Application load balancer", vpcId, 443, true);
    this.securityGroup = securityGroup;
    this.connections = connections;
    this.context = { ...context, scope: this, vpcId, connections, environment };
    this.balancer = createApplicationBalancer(context, settings, { ...logs, securityGroups: [securityGroup.id] });
    const target = normalizeTarget("application", settings.backend);
    warn(this, ...warningsOfProps(settings), ...targetGroupWarnings(target, settings));
    const home = homeOfDefault(this.context, target);
    this.targetGroup = whileCreating(this, () =>
      createTargetGroup(this.context, target, this, applicationGroup(target, settings)),
    );
    this.httpsListener = new LbListener(this, "HttpsListener", {
      loadBalancerArn: this.balancer.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: settings.sslPolicy,
      certificateArn: certificateArnOf(context, undefined, settings),
      mutualAuthentication: settings.clientCertificates && mutualAuthentication(context, settings.clientCertificates),
      ...headerArguments(settings.responseHeaders),
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
    this.webAcl = createWebAcl(context, this.balancer.arn, settings.webAcl);
    const label = requestCountLabel(this.httpsListener.arn, this.targetGroup);
    waitForTargets(this.httpsListener, registerTargets(this.context, target, this.targetGroup, { label, home }));
    this.backend = balancerBackend(this);
    this.node.addValidation({ validate: () => this.warnOfRoutes() });
  }

  /** What only the finished balancer tells. */
  private warnOfRoutes(): string[] {
    warn(this, ...unusedBackendWarnings(this.added, this.routes), ...shadowWarnings(this.routes));
    return [];
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
   * When no route leads there, the finished balancer warns of it.
   *
   * @throws Error when a name comes twice and when AWS would refuse the options
   */
  addBackend(name: string, backend: AnyBackend, options: BackendOptions = {}): LbTargetGroup {
    return addBackend(this.context, this.added, this.routes, { name, backend, options });
  }

  /**
   * Takes requests that meet conditions, before the balancer's backend gets them.
   *
   * When the route never gets a request, the finished balancer warns of it.
   *
   * @throws Error when a priority is taken and when AWS would refuse the rule
   */
  addRoute(name: string, options: RouteOptions): LbListenerRule {
    return addRoute(this.context, this.routes, [...this.added.values()], { name, options });
  }

  /** A further certificate, which clients choose by the name they ask for: an ARN, or one that is made. */
  addCertificate(name: string, certificate: string | DnsCertificate): LbListenerCertificate {
    return addCertificate(this.context, name, { listener: this.httpsListener, certificate });
  }

  /** A name in a hosted zone that leads here: A and, with dual stack, AAAA. */
  addAlias(name: string, zoneId: string): Route53Record[] {
    return addAlias(this, this.balancer, this.addresses, { name, zoneId });
  }
}
