import { problemOf } from "../describe";
import { hasLimit, type Watched } from "../watched";
import { alarmRows, CHART, chart, HEADING, heading, stacked, WIDTH, type Widget } from "./widgets";

export interface Page {
  readonly region: string;
  readonly title: string;
  readonly environment: string;
  readonly owner?: string;
}

/** Everything: the state of all alarms on top, then the things in the order in which they were said, three charts a row. */
export function overview(page: Page, watched: readonly Watched[]): Widget[] {
  return [
    heading(`# ${page.title}\n${aboutPage(page, watched)}`, HEADING.page),
    ...alarmRows("Alarms", watched.flatMap(arnsOf)),
    ...watched.flatMap((thing) => [
      heading(`## ${thing.title}\n${aboutThing(thing)}`, HEADING.thing),
      ...charts(page.region, thing, CHART.small),
    ]),
  ];
}

/** One thing: the state of its alarms, then two charts a row, and what each limit means. */
export function details(page: Page, thing: Watched): Widget[] {
  return [
    heading(`# ${thing.title}\n${aboutPage(page, [thing])}`, HEADING.page),
    ...alarmRows(`Alarms of ${thing.title}`, arnsOf(thing)),
    ...charts(page.region, thing, CHART.large),
    ...limitsOf(thing),
  ];
}

/** As CloudWatch takes it. */
export function bodyOf(widgets: readonly Widget[]): string {
  return JSON.stringify({ widgets: stacked(widgets) });
}

function charts(region: string, { signals }: Watched, size: Pick<Widget, "width" | "height">): Widget[] {
  return signals.map((watched) => ({ ...size, ...chart(region, watched) }));
}

function aboutPage({ environment, owner }: Page, watched: readonly Watched[]): string {
  const alarms = watched.flatMap(({ signals }) => signals).filter(({ alarm }) => alarm).length;
  return [`${environment}`, owner && `owner: ${owner}`, `${alarms} alarms`].filter((part) => part).join(" · ");
}

function aboutThing({ signals }: Watched): string {
  const runbooks = new Set(signals.flatMap(({ alarm }) => alarm?.runbook?.replace(/#.*$/, "") ?? []));
  const counted = signals.filter(({ alarm }) => alarm).length;
  return [`${counted} alarms`, ...[...runbooks].map((link) => `[runbook](${link})`)].join(" · ");
}

/** A table of what the lines in the charts mean. */
function limitsOf({ signals }: Watched): Widget[] {
  const rows = signals.flatMap(({ signal, alarm }) =>
    alarm && hasLimit(signal)
      ? [
          `${signal.title} | ${problemOf(signal)} | ${alarm.severity} | ${alarm.runbook ? `[runbook](${alarm.runbook})` : "-"}`,
        ]
      : [],
  );
  if (rows.length === 0) return [];
  const table = ["Signal | Alarm when it | Severity | What to do", "--- | --- | --- | ---", ...rows];
  return [{ ...heading(table.join("\n"), Math.min(2 + rows.length, 12)), width: WIDTH }];
}

function arnsOf({ signals, composites }: Watched): string[] {
  return [...composites, ...signals.flatMap(({ alarm }) => alarm ?? [])].map(({ resource }) => resource.arn);
}
