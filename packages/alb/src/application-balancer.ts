import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import {
  type Backend,
  type Connectable,
  createdByCall,
  dependsOnOf,
  type LogDestination,
  type ModuleContext,
} from "@plinth/core";
import type { Construct } from "constructs";
import { balancerName } from "./balancer-props";
import type { AlbSettings } from "./props";

/** Where its logs go. Asked before anything is made, for a bucket may refuse. */
export function logsOf(context: ModuleContext, { accessLogs, connectionLogs }: AlbSettings) {
  const name = context.name(100);
  const enabled = (logs: LogDestination | undefined) =>
    logs && { enabled: true, bucket: logs.bucket, prefix: logs.prefix };
  return {
    accessLogs: enabled(accessLogs?.acceptLogsFrom("alb", `alb/${name}`)),
    connectionLogs: enabled(connectionLogs?.acceptLogsFrom("alb", `alb-connections/${name}`)),
  };
}

export function createApplicationBalancer(
  context: ModuleContext,
  settings: AlbSettings,
  more: ReturnType<typeof logsOf> & { readonly securityGroups: string[] },
): Lb {
  const { http } = settings;
  return new Lb(context.scope, "Default", {
    name: balancerName(context, settings.name),
    loadBalancerType: "application",
    internal: settings.scheme === "internal",
    ipAddressType: settings.ipAddressType,
    subnets: [...settings.subnets.subnetIds],
    dropInvalidHeaderFields: true,
    desyncMitigationMode: "defensive",
    enableZonalShift: settings.zonalShift,
    idleTimeout: settings.idleSeconds,
    clientKeepAlive: http?.keepAliveSeconds,
    xffHeaderProcessingMode: http?.forwardedFor,
    enableXffClientPort: http?.forwardedPort,
    preserveHostHeader: http?.preserveHost,
    enableTlsVersionAndCipherSuiteHeaders: http?.tlsHeaders,
    enableDeletionProtection: settings.deletionProtection,
    tags: context.tags(),
    ...more,
  });
}

/** A balancer as the backend of a network load balancer, which needs its listener to be there. */
export function balancerBackend(
  scope: Construct & Connectable & { readonly balancer: Lb; readonly httpsListener: LbListener },
): Backend["backend"] {
  const { connections, balancer, httpsListener } = scope;
  return {
    port: 443,
    protocol: "HTTPS",
    targetType: "alb",
    connections,
    attach: ({ key, arn, home = scope, attached }) => {
      const attachment = new LbTargetGroupAttachment(home, `Attachment-${key}`, {
        targetGroupArn: arn,
        targetId: balancer.arn,
        dependsOn: dependsOnOf(home, [httpsListener]),
        lifecycle: { createBeforeDestroy: true },
      });
      attached?.(home === scope ? attachment : createdByCall(attachment));
    },
  };
}
