import type { Metric, Signal, Signals } from "@plinth/core";

export type NetworkBalancerSignal =
  | "flows"
  | "bytes"
  | "clientResets"
  | "targetResets"
  | "balancerResets"
  | "tlsErrors"
  | "portErrors"
  | "rejectedFlows"
  | `unhealthyHosts-${string}`;

/** What a network load balancer says of itself. Names: AWS docs, "CloudWatch metrics for your Network Load Balancer". */
export function networkSignals(
  id: string,
  balancer: string,
  listeners: readonly (readonly [name: string, targetGroup: string])[],
): Signals<NetworkBalancerSignal> {
  const metric = (name: string, statistic: Metric["statistic"], unit = "Count", more = {}): Metric => ({
    namespace: "AWS/NetworkELB",
    name,
    dimensions: { ...more, LoadBalancer: balancer },
    statistic,
    periodSeconds: 60,
    unit,
  });
  const limit = (above: number) => ({ above, periods: 5, missing: "notBreaching" }) as const;
  return {
    flows: { title: `Connections of ${id}`, metric: metric("ActiveFlowCount", "Average") },
    bytes: { title: `Traffic of ${id}`, metric: metric("ProcessedBytes", "Sum", "Bytes") },
    clientResets: { title: `Connections to ${id} that clients reset`, metric: metric("TCP_Client_Reset_Count", "Sum") },
    targetResets: {
      title: `Connections that targets of ${id} reset`,
      metric: metric("TCP_Target_Reset_Count", "Sum"),
      limit: limit(100),
    },
    balancerResets: {
      title: `Connections that ${id} itself reset`,
      metric: metric("TCP_ELB_Reset_Count", "Sum"),
      limit: limit(100),
    },
    tlsErrors: {
      title: `TLS connections to ${id} that failed`,
      metric: metric("ClientTLSNegotiationErrorCount", "Sum"),
      limit: limit(100),
    },
    portErrors: {
      title: `Connections that ${id} had no port for`,
      metric: metric("PortAllocationErrorCount", "Sum"),
      limit: limit(0),
    },
    rejectedFlows: {
      title: `Connections that ${id} rejected`,
      metric: metric("RejectedFlowCount", "Sum"),
      limit: limit(0),
    },
    ...Object.fromEntries(
      listeners.map(([name, group]): [string, Signal] => [
        `unhealthyHosts-${name}`,
        {
          title: `Unhealthy hosts behind ${id}, ${name}`,
          metric: metric("UnHealthyHostCount", "Maximum", "Count", { TargetGroup: group }),
          limit: { above: 0, periods: 5, missing: "breaching" },
        },
      ]),
    ),
  };
}
