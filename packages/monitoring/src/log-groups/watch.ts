import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import {
  characters,
  either,
  type Limit,
  nameOf,
  object,
  parseChild,
  type RowsOf,
  reference,
  regionProblem,
  type SettingsOf,
  type Severity,
  type Signal,
  text,
} from "@plinth/core";
import { Construct } from "constructs";
import { ALARM_OPTIONS } from "../props";
import { LIMIT, limitProblem, NUMBER, SEVERITY } from "../signals";
import type { Subject } from "../watch";
import type { Watcher } from "../watched";

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

const LOG_ID = text('be a letter and up to 99 letters, digits and "_-"', /^[A-Za-z][\w-]{0,99}$/).literal();
/** AWS docs, "CreateLogGroup", https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const LOG_GROUP = reference<LogGroupRef>({ name: characters(1, 512) });

/** How methods on logs name their children. */
export const LOG_CHILD = { keyName: "id", keyParser: LOG_ID };

/** The child that children of a kind are below, created with the first of them. */
export function childOf(module: Construct, home: string): Construct {
  return (module.node.tryFindChild(home) as Construct | undefined) ?? new Construct(module, home);
}

const PERIOD_SECONDS = 300;

const LOG_WATCH = object(
  {
    ...ALARM_OPTIONS,
    logGroup: LOG_GROUP,
    pattern: characters(1, 1024),
    limit: either(NUMBER, LIMIT).default(0),
    severity: SEVERITY.optional(),
  } satisfies RowsOf<LogWatch>,
  { rules: [({ limit }, path) => typeof limit === "object" && limitProblem(path("limit"), limit, PERIOD_SECONDS)] },
);

export function parseLogWatch(module: Construct & Pick<Watcher, "watched">, id: string, options: LogWatch) {
  return parseChild(module, id, LOG_WATCH, options, {
    ...LOG_CHILD,
    method: "watchLogs",
    home: "Logs",
    rules: [
      ({ logGroup }) => regionProblem("logGroup", module, logGroup),
      () =>
        module.watched.some(({ thing, title }) => thing && title === titleOf(id)) &&
        `id must not be that of a thing that is watched, got ${titleOf(id)}`,
    ],
  });
}

function titleOf(id: string): string {
  return `Log ${id}`;
}

/** Counts the lines of a log that match. */
export function logSubject(scope: Construct, options: SettingsOf<typeof LOG_WATCH>): Subject {
  const signals = { Alarm: logSignal(scope, options) };
  return { title: titleOf(scope.node.id), signals, limits: {}, options };
}

function logSignal(scope: Construct, { logGroup, pattern, limit }: SettingsOf<typeof LOG_WATCH>): Signal {
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
    metric: { ...line, dimensions: {}, statistic: "Sum", periodSeconds: PERIOD_SECONDS, unit: "Count" },
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
