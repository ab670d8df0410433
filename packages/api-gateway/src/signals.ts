import type { Metric, Signals } from "@plinth/core";

export type ApiSignal = "requests" | "serverErrors" | "clientErrors" | "latency" | "integrationLatency";

/** What an HTTP API says of itself. Names: AWS docs, "Monitor CloudWatch metrics for HTTP APIs". */
export function apiSignals(id: string, apiId: string): Signals<ApiSignal> {
  const metric = (name: string, statistic: Metric["statistic"], unit: string): Metric => ({
    namespace: "AWS/ApiGateway",
    name,
    dimensions: { ApiId: apiId },
    statistic,
    periodSeconds: 60,
    unit,
  });
  return {
    requests: { title: `Requests to ${id}`, metric: metric("Count", "Sum", "Count") },
    serverErrors: {
      title: `Errors of ${id} (5xx)`,
      metric: metric("5xx", "Sum", "Count"),
      limit: { above: 10, periods: 5, missing: "notBreaching" },
    },
    clientErrors: { title: `Refused by ${id} (4xx)`, metric: metric("4xx", "Sum", "Count") },
    latency: {
      title: `Slowest hundredth of ${id}`,
      metric: metric("Latency", "p99", "Milliseconds"),
      limit: { above: 3000, periods: 5, missing: "notBreaching" },
    },
    integrationLatency: {
      title: `Slowest hundredth behind ${id}`,
      metric: metric("IntegrationLatency", "p99", "Milliseconds"),
    },
  };
}
