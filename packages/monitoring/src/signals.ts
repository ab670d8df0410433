import {
  between,
  byMember,
  characters,
  choice,
  type Limit,
  type Metric,
  type MetricMath,
  object,
  type Problem,
  type RowsOf,
  record,
  type Severity,
  type Signal,
  scalar,
  text,
} from "@plinth/core";
import { BAND, OWN, RESULT, unknownNames } from "./metric-math";

/*
 * Ranges: AWS docs, "PutMetricAlarm", https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html, and
 * "CloudWatch service quotas", https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */

const isNumber = (value: unknown) => typeof value === "number";

/** It is written into descriptions and dashboards. */
export const NUMBER = scalar<number>("a number", "be finite", isNumber, Number.isFinite).literal();
/** Which numbers it may be depends on the period: `limitProblem` says. */
const COUNT = scalar<number>("a whole number", undefined, isNumber, () => true).literal();
export const SEVERITY = choice("page", "ticket").literal();
export const LINK = text("be a link that begins with https:// or http://", /^https?:\/\/\S{1,500}$/);

const STATISTIC = scalar<Metric["statistic"]>(
  "text",
  "be Average, Sum, Minimum, Maximum, SampleCount or p0 to p100",
  (value) => typeof value === "string",
  (value) => /^(Average|Sum|Minimum|Maximum|SampleCount|p(100(\.0+)?|\d{1,2}(\.\d+)?))$/.test(value),
).literal();
const PERIOD = scalar<number>(
  "a whole number",
  "be 10, 20, 30 or a multiple of 60",
  isNumber,
  (seconds) => [10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0),
).literal();

const METRIC = object({
  namespace: characters(1, 255),
  name: characters(1, 255),
  dimensions: record(characters(1, 1024), text("have names of 1 to 255 characters", /^[\s\S]{1,255}$/))
    .where("have at most 30 members", (dimensions) => Object.keys(dimensions).length <= 30)
    .literal(),
  statistic: STATISTIC,
  periodSeconds: PERIOD.optional(),
  unit: text().optional(),
} satisfies RowsOf<Metric>);

const METRIC_ID = text(
  "have names of letters, digits and underscores that begin in lower case",
  /^[a-z]\w{0,254}$/,
).where(`not be called ${OWN}, ${RESULT} or ${BAND}`, (id) => ![OWN, RESULT, BAND].includes(id));

const MATH = object(
  {
    formula: characters(1, 2048),
    metrics: record(METRIC, METRIC_ID)
      .where("have at most 9 members", (metrics) => Object.keys(metrics).length <= 9)
      .literal()
      .optional(),
    unit: text().optional(),
  } satisfies RowsOf<MetricMath>,
  {
    rules: [
      ({ formula, metrics = {} }, path) => {
        const unknown = unknownNames(formula, Object.keys(metrics));
        return unknown.length > 0 && `${path("formula")} must name its metrics, got ${unknown.join(", ")}`;
      },
    ],
  },
);

const LIMIT_OPTIONS = {
  periods: COUNT.optional(),
  outOf: COUNT.optional(),
  missing: choice("breaching", "notBreaching", "ignore", "missing"),
  severity: SEVERITY.optional(),
  runbook: LINK.optional(),
} satisfies RowsOf<Pick<Limit, "periods" | "outOf" | "missing" | "severity" | "runbook">>;

export const LIMIT = byMember({
  above: object({ above: NUMBER, ...LIMIT_OPTIONS }),
  below: object({ below: NUMBER, ...LIMIT_OPTIONS }),
  band: object({
    band: NUMBER.where("be more than 0 standard deviations", (band) => band > 0),
    side: choice("above", "below", "both").literal().optional(),
    ...LIMIT_OPTIONS,
  }),
});

/** An alarm looks back a day at most, or seven where the period is an hour or longer. */
export function limitProblem(prop: string, { periods = 3, outOf }: Limit, periodSeconds = 60): Problem {
  const longest = Math.floor((periodSeconds < 3600 ? 86_400 : 604_800) / periodSeconds);
  return between(`${prop}.periods`, periods, 1, longest) || between(`${prop}.outOf`, outOf, periods, longest);
}

const SIGNAL = object(
  {
    title: text(),
    metric: METRIC,
    math: MATH.optional(),
    limit: LIMIT.optional(),
  } satisfies RowsOf<Signal>,
  { rules: [({ metric, limit }, path) => limit && limitProblem(path("limit"), limit, metric.periodSeconds)] },
);

export const SIGNALS = record(SIGNAL, text()).literal();
export type SeverityBySignal = Severity | { readonly [key: string]: Severity };
