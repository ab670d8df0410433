import { type Arguments, Synthesized } from "./synth";

/**
 * Each metric alarm as one line, sorted by name, for a snapshot that can be reviewed: the metric, its statistic and
 * period in seconds, the threshold, in how many of how many periods, and how missing data is treated.
 */
export function alarmRows(made: Synthesized): string[] {
  return Object.values(made.all("aws_cloudwatch_metric_alarm")).map(alarmRow).sort();
}

/** Each chart of each dashboard as one line, in their order: title, unit, the metrics, and the line of each limit. */
export function chartRows(made: Synthesized): string[] {
  return Object.values(made.all("aws_cloudwatch_dashboard"))
    .flatMap(({ dashboard_body }) => Synthesized.json(dashboard_body).widgets)
    .filter(({ type }) => type === "metric")
    .map(({ properties }) => chartRow(properties));
}

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: ">=",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "<=",
};

function alarmRow(alarm: Arguments): string {
  const { alarm_name, comparison_operator, threshold, datapoints_to_alarm, evaluation_periods } = alarm;
  const comparison = `${COMPARISONS[comparison_operator] ?? comparison_operator} ${threshold ?? alarm.threshold_metric_id}`;
  const periods = `${datapoints_to_alarm ?? evaluation_periods} of ${evaluation_periods}`;
  return `${alarm_name}: ${subjectOf(alarm)} ${comparison}, ${periods}, missing data: ${alarm.treat_missing_data ?? "missing"}`;
}

/** The metric of an alarm, or its queries by their ids. */
function subjectOf({ metric_query: queries, ...alarm }: Arguments): string {
  if (!queries) return metricText({ ...alarm, stat: alarm.extended_statistic ?? alarm.statistic });
  return queries
    .map(({ id, expression, metric }: Arguments) => `${id} = ${expression ?? metricText(metric)}`)
    .join("; ");
}

function metricText({ namespace, metric_name, dimensions = {}, stat, period }: Arguments): string {
  const pairs = Object.entries(dimensions).map(([name, value]) => `${name}=${value}`);
  return [namespace, metric_name, ...pairs, `${stat}/${period}`].join(" ");
}

function chartRow({ title, stat, period, metrics, yAxis, annotations }: Arguments): string {
  const paths = metrics.map((path: unknown[]) =>
    path.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(" "),
  );
  const lines = (annotations?.horizontal ?? []).map(({ label, value }: Arguments) => `${label} (${value})`);
  const unit = yAxis?.left?.label ? ` [${yAxis.left.label}]` : "";
  return [`${title}${unit}: ${paths.join("; ")} ${stat}/${period}`, ...lines].join(", ");
}
