import { boundOf } from "../describe";
import { periodOf, thresholdOf, unitOf } from "../limits";
import { BAND, bandOf, metricsOf, RESULT, subjectOf } from "../metric-math";
import { hasLimit, type WatchedSignal } from "../watched";

/** A widget before it has a place. */
export interface Widget {
  readonly type: "alarm" | "text" | "metric";
  readonly width: number;
  readonly height: number;
  readonly properties: object;
}

/** The grid of a dashboard is 24 columns wide. AWS docs, "Dashboard body structure and syntax". */
export const WIDTH = 24;
export const CHART = { small: { width: 8, height: 6 }, large: { width: 12, height: 7 } } as const;
export const HEADING = { page: 2, thing: 2 } as const;
/** The overview holds at most 100 alarms, and grows with them. */
const ALARMS = { most: 100, aRow: 12 } as const;

/** Colours of the limits, as in the console: red wakes somebody, orange waits. */
const COLORS = { page: "#d62728", ticket: "#ff7f0e" } as const;

export function heading(markdown: string, height: number): Widget {
  return { type: "text", width: WIDTH, height, properties: { markdown, background: "transparent" } };
}

export function alarmRows(title: string, arns: readonly string[]): Widget[] {
  return chunks(arns, ALARMS.most).map((alarms) => ({
    type: "alarm",
    width: WIDTH,
    height: 1 + Math.ceil(alarms.length / ALARMS.aRow),
    properties: { title, alarms },
  }));
}

/** A line for the signal, and one for its limit. */
export function chart(region: string, { signal, alarm }: WatchedSignal): Pick<Widget, "type" | "properties"> {
  const { title, metric, limit } = signal;
  const threshold = limit && thresholdOf(limit);
  const line = limit &&
    alarm && {
      label: `${alarm.severity} ${boundOf(limit, unitOf(signal))}`,
      value: threshold,
      color: COLORS[alarm.severity],
      fill: "above" in limit ? "above" : "below",
    };
  return {
    type: "metric",
    properties: {
      title,
      region,
      view: "timeSeries",
      stat: metric.statistic,
      period: periodOf(signal),
      metrics: linesOf({ signal }),
      yAxis: { left: { ...(isMath({ signal }) ? {} : { min: 0 }), label: unitOf(signal), showUnits: false } },
      ...(threshold === undefined ? {} : { annotations: { horizontal: [line] } }),
    },
  };
}

function linesOf({ signal }: Pick<WatchedSignal, "signal">): unknown[] {
  if (!isMath({ signal })) return [pathOf(signal.metric)];
  const subject = subjectOf(signal);
  const metrics = metricsOf(signal).map(([id, metric]) => [
    ...pathOf(metric),
    { id, stat: metric.statistic, visible: id === subject },
  ]);
  const formula = signal.math ? [[{ id: RESULT, expression: signal.math.formula, label: signal.title }]] : [];
  const band =
    hasLimit(signal) && "band" in signal.limit
      ? [[{ id: BAND, expression: bandOf(signal, signal.limit.band), label: "Usual" }]]
      : [];
  return [...metrics, ...formula, ...band];
}

/** Whether the chart shows something that is computed. */
function isMath({ signal }: Pick<WatchedSignal, "signal">): boolean {
  return signal.math !== undefined || (hasLimit(signal) && "band" in signal.limit);
}

function pathOf({ namespace, name, dimensions }: WatchedSignal["signal"]["metric"]): string[] {
  return [namespace, name, ...Object.entries(dimensions).flat()];
}

/** Gives each widget its place: from left to right, a new row where the width is used up. */
export function stacked(widgets: readonly Widget[]): object[] {
  let [x, y, rowHeight] = [0, 0, 0];
  return widgets.map((widget) => {
    if (x + widget.width > WIDTH) [x, y, rowHeight] = [0, y + rowHeight, 0];
    const placed = {
      type: widget.type,
      x,
      y,
      width: widget.width,
      height: widget.height,
      properties: widget.properties,
    };
    x += widget.width;
    rowHeight = Math.max(rowHeight, widget.height);
    return placed;
  });
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
