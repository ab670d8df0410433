import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
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
import { problemsOf } from "./problems";
import { type ALBModuleProps, DEFAULTS } from "./props";
import { type BalancerSignal, balancerSignals } from "./signals";
import { targetGroup } from "./target-group";
import { managedWebAcl } from "./web-acl";

/**
 * An application load balancer that speaks HTTPS, redirects HTTP, asks its targets for health and is closed to everybody
 * until somebody is named: `balancer.connections.allowFrom("0.0.0.0/0", 443)`.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "CreateLoadBalancer" and "CreateTargetGroup".
 */
export class ALBModule extends Construct implements Connectable, Monitorable<BalancerSignal> {
  public readonly balancer: Lb;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly targetGroup: LbTargetGroup;
  public readonly httpsListener: LbListener;
  public readonly httpListener: LbListener;
  /** Only with `webAcl: "managed"`. */
  public readonly webAcl: Wafv2WebAcl | undefined;
  public readonly signals: Signals<BalancerSignal>;

  constructor(scope: Construct, id: string, props: ALBModuleProps) {
    super(scope, id);
    validate(this, problemsOf(props));
    const settings = withDefaults(props, DEFAULTS[props.environment]);
    const { subnets, backend } = props;
    const { port, connections, attach } = backend.backend;
    const tags = { ...props.tags, Name: nameOf(this, 255) };
    const logs = props.accessLogs?.acceptLogsFrom("alb", `alb/${nameOf(this, 100)}`);

    this.securityGroup = new SecurityGroup(this, "SecurityGroup", {
      namePrefix: `${nameOf(this, 100)}-`,
      description: "Application load balancer",
      vpcId: subnets.vpcId,
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    this.connections = new Connections(this, this.securityGroup.id, 443, subnets.vpcId);
    this.balancer = new Lb(this, "Default", {
      name: nameOf(this, 32),
      loadBalancerType: "application",
      internal: (props.scheme ?? "internal") === "internal",
      subnets: [...subnets.subnetIds],
      securityGroups: [this.securityGroup.id],
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableDeletionProtection: settings.deletionProtection,
      idleTimeout: props.idleSeconds ?? 60,
      accessLogs: logs && { enabled: true, bucket: logs.bucket, prefix: logs.prefix },
      tags,
    });
    this.targetGroup = targetGroup(this, {
      port,
      vpcId: subnets.vpcId,
      healthCheck: props.healthCheck,
      deregistrationSeconds: settings.deregistrationSeconds,
      tags,
    });
    this.httpsListener = new LbListener(this, "HttpsListener", {
      loadBalancerArn: this.balancer.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: props.sslPolicy ?? "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      certificateArn: props.certificateArn,
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
    if (settings.webAcl === "managed") {
      const retentionDays = settings.logRetentionDays;
      this.webAcl = managedWebAcl(this, { retentionDays, encryptionKey: props.encryptionKey, tags });
    }
    const webAclArn = typeof settings.webAcl === "object" ? settings.webAcl.arn : this.webAcl?.arn;
    if (webAclArn) new Wafv2WebAclAssociation(this, "WebAclAssociation", { resourceArn: this.balancer.arn, webAclArn });

    this.connections.allowTo({ connections }, port);
    attach({
      key: this.node.id,
      arn: this.targetGroup.arn,
      requestCountLabel: `${this.balancer.arnSuffix}/${this.targetGroup.arnSuffix}`,
    });
    this.signals = balancerSignals(this.node.id, this.balancer.arnSuffix, this.targetGroup.arnSuffix);
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
}
