import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { type Limit, matches, nameOf, type Problem, type Severity, type Signal } from "@plinth/core";
import type { Construct } from "constructs";

/** A log group, by its name: take it from the resource, so that everything waits until the group exists. */
export interface LogGroupRef {
  readonly name: string;
}

export interface LogWatch {
  readonly logGroup: LogGroupRef;
  /** What to count, such as `ERROR` or `{ $.status >= 500 }`. AWS docs, "Filter pattern syntax for metric filters". */
  readonly pattern: string;
  /** How many in five minutes are too many; a number is `above`. @default 0: the first one raises the alarm */
  readonly limit?: number | Limit;
  /** @default - the limit's own, else "ticket" */
  readonly severity?: Severity;
  /** @default - the module's owner */
  readonly owner?: string;
  /** @default - the limit's own, else by the module's `runbooks` */
  readonly runbook?: string;
}

export function patternProblem(pattern: string | undefined): Problem {
  return matches("pattern", pattern, /^[\s\S]{1,1024}$/, "have 1 to 1024 characters");
}

export function idProblem(id: string): Problem {
  return matches("id", id, /^[A-Za-z][\w-]{0,99}$/, "be 1 to 100 letters, digits, - and _, beginning with a letter");
}

/** Counts the lines of a log that match. */
export function logSignal(scope: Construct, { logGroup, pattern, limit = 0 }: LogWatch): Signal {
  const line = { namespace: `Plinth/${nameOf(scope, 240)}`, name: scope.node.id };
  countLines(scope, "Filter", nameOf(scope, 512), logGroup, pattern, line);
  return lineSignal(`${line.name} in the log`, line, limit);
}

interface LineMetric {
  readonly namespace: string;
  readonly name: string;
}

/** Five minutes of matching lines; silence counts as nothing. */
export function lineSignal(title: string, line: LineMetric, limit: number | Limit): Signal {
  return {
    title,
    metric: { ...line, dimensions: {}, statistic: "Sum", periodSeconds: 300, unit: "Count" },
    limit: typeof limit === "number" ? { above: limit, periods: 1, missing: "notBreaching" } : limit,
  };
}

/** The metric begins at zero, so that its alarm has data from the first line of the log on, matching or not. */
export function countLines(
  scope: Construct,
  id: string,
  filterName: string,
  { name: logGroupName }: LogGroupRef,
  pattern: string,
  line: LineMetric,
): void {
  new CloudwatchLogMetricFilter(scope, id, {
    name: filterName,
    logGroupName,
    pattern,
    metricTransformation: { ...line, value: "1", defaultValue: "0", unit: "Count" },
  });
}
