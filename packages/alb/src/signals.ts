import type { Metric, Signals } from "@plinth/core";

export type BalancerSignal =
  | "requests"
  | "targetErrors"
  | "balancerErrors"
  | "latency"
  | "unhealthyHosts"
  | "rejectedConnections";

/** What a balancer says of itself. Names: AWS docs, "CloudWatch metrics for your Application Load Balancer". */
export function balancerSignals(id: string, balancer: string, targetGroup: string): Signals<BalancerSignal> {
  const metric = (
    name: string,
    statistic: Metric["statistic"],
    dimensions: Record<string, string>,
    unit: string,
  ): Metric => ({
    namespace: "AWS/ApplicationELB",
    name,
    dimensions: { ...dimensions, LoadBalancer: balancer },
    statistic,
    periodSeconds: 60,
    unit,
  });
  const count = (name: string) => metric(name, "Sum", {}, "Count");
  const group = { TargetGroup: targetGroup };
  return {
    requests: { title: `Requests to ${id}`, metric: count("RequestCount") },
    targetErrors: {
      title: `Errors behind ${id} (5xx)`,
      metric: metric("HTTPCode_Target_5XX_Count", "Sum", group, "Count"),
      limit: { above: 10, periods: 5, missing: "notBreaching" },
    },
    balancerErrors: {
      title: `Errors of ${id} itself (5xx)`,
      metric: count("HTTPCode_ELB_5XX_Count"),
      limit: { above: 10, periods: 5, missing: "notBreaching" },
    },
    latency: {
      title: `Slowest hundredth behind ${id}`,
      metric: metric("TargetResponseTime", "p99", group, "Seconds"),
      limit: { above: 2, periods: 5, missing: "notBreaching" },
    },
    unhealthyHosts: {
      title: `Unhealthy hosts behind ${id}`,
      metric: metric("UnHealthyHostCount", "Maximum", group, "Count"),
      limit: { above: 0, periods: 5, missing: "breaching" },
    },
    rejectedConnections: {
      title: `Connections that ${id} rejected`,
      metric: count("RejectedConnectionCount"),
      limit: { above: 0, periods: 5, missing: "notBreaching" },
    },
  };
}
