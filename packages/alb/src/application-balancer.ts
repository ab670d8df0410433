import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { type Backend, type Connectable, type LogDestination, nameOf } from "@plinth/core";
import type { Construct } from "constructs";
import type { ALBModuleProps } from "./props";

/** Where its logs go. Asked before anything is made, for a bucket may refuse. */
export function logsOf(scope: Construct, { accessLogs, connectionLogs }: ALBModuleProps) {
  const name = nameOf(scope, 100);
  const enabled = (logs: LogDestination | undefined) =>
    logs && { enabled: true, bucket: logs.bucket, prefix: logs.prefix };
  return {
    accessLogs: enabled(accessLogs?.acceptLogsFrom("alb", `alb/${name}`)),
    connectionLogs: enabled(connectionLogs?.acceptLogsFrom("alb", `alb-connections/${name}`)),
  };
}

export function applicationBalancer(
  scope: Construct,
  { subnets, http = {}, ...props }: ALBModuleProps,
  made: ReturnType<typeof logsOf> & {
    readonly enableDeletionProtection: boolean;
    readonly securityGroups: string[];
    readonly tags: Readonly<Record<string, string>>;
  },
): Lb {
  return new Lb(scope, "Default", {
    name: nameOf(scope, 32),
    loadBalancerType: "application",
    internal: (props.scheme ?? "internal") === "internal",
    ipAddressType: props.ipAddressType,
    subnets: [...subnets.subnetIds],
    dropInvalidHeaderFields: true,
    desyncMitigationMode: "defensive",
    enableZonalShift: props.zonalShift,
    idleTimeout: props.idleSeconds ?? 60,
    clientKeepAlive: http.keepAliveSeconds,
    xffHeaderProcessingMode: http.forwardedFor,
    enableXffClientPort: http.forwardedPort,
    preserveHostHeader: http.preserveHost,
    enableTlsVersionAndCipherSuiteHeaders: http.tlsHeaders,
    ...made,
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
    attach: ({ key, arn, attached }) => {
      const target = { targetGroupArn: arn, targetId: balancer.arn, dependsOn: [httpsListener] };
      attached?.(
        new LbTargetGroupAttachment(scope, `Attachment-${key}`, {
          ...target,
          lifecycle: { createBeforeDestroy: true },
        }),
      );
    },
  };
}
