import type { Metric, Signal, Signals } from "@plinth/core";

/** What each target group says; for those that verbs have added, by `<key>-<name>`. */
export type BackendSignal = "targetErrors" | "latency" | "unhealthyHosts";

export type BalancerSignal =
  | BackendSignal
  | "requests"
  | "balancerErrors"
  | "rejectedConnections"
  | "tlsErrors"
  | `${BackendSignal}-${string}`;

type Dimensions = Readonly<Record<string, string>>;

/** Names: AWS docs, "CloudWatch metrics for your Application Load Balancer". */
function metric(name: string, statistic: Metric["statistic"], dimensions: Dimensions, unit: string): Metric {
  return { namespace: "AWS/ApplicationELB", name, dimensions, statistic, periodSeconds: 60, unit };
}

/** What a balancer says of itself and of its backends. */
export function balancerSignals(
  id: string,
  balancer: string,
  targetGroup: string,
  added: readonly (readonly [name: string, targetGroup: string])[],
): Signals<BalancerSignal> {
  const count = (name: string) => metric(name, "Sum", { LoadBalancer: balancer }, "Count");
  const behind = (group: string) => ({ TargetGroup: group, LoadBalancer: balancer });
  const { targetErrors, latency, unhealthyHosts } = backendSignals(id, behind(targetGroup));
  return {
    requests: { title: `Requests to ${id}`, metric: count("RequestCount") },
    targetErrors,
    balancerErrors: {
      title: `Errors of ${id} itself (5xx)`,
      metric: count("HTTPCode_ELB_5XX_Count"),
      limit: { above: 10, periods: 5, missing: "notBreaching" },
    },
    latency,
    unhealthyHosts,
    rejectedConnections: {
      title: `Connections that ${id} rejected`,
      metric: count("RejectedConnectionCount"),
      limit: { above: 0, periods: 5, missing: "notBreaching" },
    },
    // A few come from scanners; many, minute after minute, from clients that no longer get in.
    tlsErrors: {
      title: `TLS connections to ${id} that failed`,
      metric: count("ClientTLSNegotiationErrorCount"),
      limit: { above: 100, periods: 5, missing: "notBreaching" },
    },
    ...Object.fromEntries(
      added.flatMap(([name, group]) =>
        Object.entries(backendSignals(`${id}, ${name}`, behind(group))).map(([key, signal]) => [
          `${key}-${name}`,
          signal,
        ]),
      ),
    ),
  };
}

function backendSignals(id: string, dimensions: Dimensions): Record<BackendSignal, Signal> {
  return {
    targetErrors: {
      title: `Errors behind ${id} (5xx)`,
      metric: metric("HTTPCode_Target_5XX_Count", "Sum", dimensions, "Count"),
      limit: { above: 10, periods: 5, missing: "notBreaching" },
    },
    latency: {
      title: `Slowest hundredth behind ${id}`,
      metric: metric("TargetResponseTime", "p99", dimensions, "Seconds"),
      limit: { above: 2, periods: 5, missing: "notBreaching" },
    },
    unhealthyHosts: {
      title: `Unhealthy hosts behind ${id}`,
      metric: metric("UnHealthyHostCount", "Maximum", dimensions, "Count"),
      limit: { above: 0, periods: 5, missing: "breaching" },
    },
  };
}
