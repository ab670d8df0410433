import { integer, type Metric, object, type RowsOf, record, type SettingsOf, scalar, text } from "@plinth/core";

/** What step and tracking policies can count with: percentiles are not among it. */
const STATISTICS: readonly string[] = ["Average", "Minimum", "Maximum", "SampleCount", "Sum"];
const STATISTIC = scalar<Metric["statistic"]>(
  "text",
  `be one of ${STATISTICS.join(", ")}`,
  (value) => typeof value === "string",
  (value) => STATISTICS.includes(value),
);

/** A metric that a policy scales on; `thing.signals.<key>.metric` is one. */
export const METRIC = object({
  namespace: text(),
  name: text(),
  dimensions: record(text(), text()).literal(),
  statistic: STATISTIC.literal(),
  periodSeconds: integer(1, 86_400).optional(),
  unit: text().optional(),
} satisfies RowsOf<Metric>);
export type MetricSettings = SettingsOf<typeof METRIC>;

/** Of a target: what the metric is held at. */
export const TARGET = scalar<number>(
  "a number",
  "be above 0",
  (value) => typeof value === "number",
  (value) => Number.isFinite(value) && value > 0,
);
