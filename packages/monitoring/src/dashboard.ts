import type { Signal } from "@plinth/core";
import { thresholdOf } from "./alarm";
import { periodOf } from "./limits";

/** One watched thing: a heading and a chart for each signal. */
export interface Section {
  readonly title: string;
  readonly signals: readonly Signal[];
}

/** The grid of a dashboard is 24 columns wide. AWS docs, "Dashboard body structure and syntax". */
const WIDTH = 24;
const CHART = { width: 8, height: 6 } as const;
const HEADING = 1;
/** Rows of the overview of all alarms; it holds at most 100. */
const OVERVIEW = { height: 4, alarms: 100 } as const;

/** The body of the dashboard: all alarms on top, then the things in the order in which they were said. */
export function dashboardBody(region: string, sections: readonly Section[], alarmArns: readonly string[]): string {
  const overviews = chunks(alarmArns, OVERVIEW.alarms).map((alarms, index) => ({
    type: "alarm",
    ...box(0, index * OVERVIEW.height, WIDTH, OVERVIEW.height),
    properties: { title: "Alarms", alarms },
  }));
  const top = overviews.length * OVERVIEW.height;
  const heights = sections.map(heightOf);
  const charts = sections.flatMap((section, index) =>
    sectionWidgets(region, section, top + heights.slice(0, index).reduce((sum, height) => sum + height, 0)),
  );
  return JSON.stringify({ widgets: [...overviews, ...charts] });
}

function sectionWidgets(region: string, { title, signals }: Section, y: number): object[] {
  const heading = { type: "text", ...box(0, y, WIDTH, HEADING), properties: { markdown: `## ${title}` } };
  const columns = WIDTH / CHART.width;
  const charts = signals.map((signal, index) => ({
    type: "metric",
    ...box(
      (index % columns) * CHART.width,
      y + HEADING + Math.floor(index / columns) * CHART.height,
      CHART.width,
      CHART.height,
    ),
    properties: chart(region, signal),
  }));
  return [heading, ...charts];
}

function chart(region: string, signal: Signal): object {
  const { title, metric, limit } = signal;
  return {
    title,
    region,
    view: "timeSeries",
    stat: metric.statistic,
    period: periodOf(signal),
    metrics: [[metric.namespace, metric.name, ...Object.entries(metric.dimensions).flat()]],
    yAxis: { left: { min: 0, label: metric.unit, showUnits: false } },
    ...(limit ? { annotations: { horizontal: [{ label: "Alarm", value: thresholdOf(limit) }] } } : {}),
  };
}

function heightOf({ signals }: Section): number {
  return HEADING + Math.ceil((signals.length * CHART.width) / WIDTH) * CHART.height;
}

function box(x: number, y: number, width: number, height: number) {
  return { x, y, width, height };
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
