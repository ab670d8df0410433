import type { Metric, Signals } from "@plinth/core";

export type ApiSignal = "requests" | "serverErrors" | "clientErrors" | "latency" | "integrationLatency";

/** What an HTTP API says of itself. Names: AWS docs, "Monitor CloudWatch metrics for HTTP APIs". */
export function apiSignals(id: string, apiId: string): Signals<ApiSignal> {
  return signals(id, { ApiId: apiId }, { serverErrors: "5xx", clientErrors: "4xx" });
}

/** What a REST API says of itself. Names: AWS docs, "Amazon API Gateway dimensions and metrics". */
export function restApiSignals(id: string, apiName: string, stage: string): Signals<ApiSignal> {
  return signals(id, { ApiName: apiName, Stage: stage }, { serverErrors: "5XXError", clientErrors: "4XXError" });
}

function signals(
  id: string,
  dimensions: Metric["dimensions"],
  errors: { readonly serverErrors: string; readonly clientErrors: string },
): Signals<ApiSignal> {
  const metric = (name: string, statistic: Metric["statistic"], unit: string): Metric => ({
    namespace: "AWS/ApiGateway",
    name,
    dimensions,
    statistic,
    periodSeconds: 60,
    unit,
  });
  return {
    requests: { title: `Requests to ${id}`, metric: metric("Count", "Sum", "Count") },
    serverErrors: {
      title: `Errors of ${id} (5xx)`,
      metric: metric(errors.serverErrors, "Sum", "Count"),
      limit: { above: 10, periods: 5, missing: "notBreaching" },
    },
    clientErrors: { title: `Refused by ${id} (4xx)`, metric: metric(errors.clientErrors, "Sum", "Count") },
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
