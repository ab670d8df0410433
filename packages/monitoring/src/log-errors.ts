import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { type Limit, nameOf, type Signal } from "@plinth/core";
import type { Construct } from "constructs";

export interface LogWatch {
  /** A log group, by its name. */
  readonly logGroup: { readonly name: string };
  /** What to count, such as `ERROR` or `{ $.status >= 500 }`. AWS docs, "Filter pattern syntax for metric filters". */
  readonly pattern: string;
  /** How many in five minutes are too many; a number is `above`. @default 0: the first one raises the alarm */
  readonly limit?: number | Limit;
}

/** Counts the lines of a log that match; silence counts as nothing. */
export function logSignal(scope: Construct, { logGroup, pattern, limit = 0 }: LogWatch): Signal {
  const namespace = `Plinth/${nameOf(scope, 240)}`;
  const name = scope.node.id;
  new CloudwatchLogMetricFilter(scope, "Filter", {
    name: nameOf(scope, 512),
    logGroupName: logGroup.name,
    pattern,
    metricTransformation: { namespace, name, value: "1", defaultValue: "0", unit: "Count" },
  });
  return {
    title: `${name} in the log`,
    metric: { namespace, name, dimensions: {}, statistic: "Sum", periodSeconds: 300, unit: "Count" },
    limit: typeof limit === "number" ? { above: limit, periods: 1, missing: "notBreaching" } : limit,
  };
}
