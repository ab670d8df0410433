import type { IConstruct } from "constructs";
import { problemOf } from "../describe";
import { hasLimit, type Watched, type WatchedSignal } from "../watched";
import { svgChart } from "./chart";
import { escapeHtml } from "./escape";
import { STYLE } from "./style";

/** What silence of a metric does to its alarm. */
const SILENCE = {
  breaching: "is a problem",
  notBreaching: "is good",
  ignore: "changes nothing",
  missing: "is unknown",
} as const;

/**
 * One page that needs nothing else: every alarm with what it means, and every chart with made-up measurements, to be looked
 * at before anything is deployed.
 */
export function previewPage(monitoring: IConstruct & { readonly watched: readonly Watched[] }): string {
  const watched: unknown = monitoring?.watched;
  if (!isWatchedList(watched)) throw new Error("previewPage is misused:\n  - monitoring must be a MonitoringModule");
  const title = escapeHtml(monitoring.node.path);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}: preview</title>
<style>${STYLE}</style>
<h1>${title}</h1>
<p>What will be watched. The measurements are made up; limits, severities and texts are those of the alarms.</p>
${tiles(watched)}
<h2>Alarms</h2>
${alarmTable(watched)}
${watched.map(section).join("\n")}
</html>
`;
}

function isWatchedList(watched: unknown): watched is readonly Watched[] {
  return Array.isArray(watched);
}

function tiles(watched: readonly Watched[]): string {
  const alarms = watched.flatMap(({ signals }) => signals.flatMap(({ alarm }) => alarm ?? []));
  const counts: [number, string][] = [
    [watched.length, "watched"],
    [alarms.length, "alarms"],
    [alarms.filter(({ severity }) => severity === "page").length, "wake somebody"],
    [watched.flatMap(({ composites }) => composites).length, "composite alarms"],
    [alarms.filter(({ runbook }) => !runbook).length, "without a runbook"],
  ];
  return `<ul class="tiles">${counts.map(([count, words]) => `<li><b>${count}</b><span>${words}</span></li>`).join("")}</ul>`;
}

function alarmTable(watched: readonly Watched[]): string {
  const heads = ["Signal", "Alarm when it", "Severity", "Silence", "Tells", "Owner", "Runbook"];
  const rows = watched.flatMap((thing) => thing.signals.map((signal) => alarmRow(thing, signal)));
  return `<div class="scroll"><table>
<tr>${heads.map((head) => `<th>${head}</th>`).join("")}</tr>
${rows.join("\n")}
</table></div>`;
}

function alarmRow({ composites }: Watched, { signal, alarm }: WatchedSignal): string {
  if (!alarm || !hasLimit(signal)) return "";
  const { severity, owner = "-", runbook } = alarm;
  const cells = [
    escapeHtml(signal.title),
    escapeHtml(problemOf(signal)),
    `<span class="pill ${severity}">${severity}</span>`,
    SILENCE[signal.limit.missing],
    composites.length > 0 ? "through the composite" : "by itself",
    escapeHtml(owner),
    runbook ? `<a href="${escapeHtml(runbook)}">open</a>` : "-",
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

function section({ title, signals }: Watched): string {
  const cards = signals.map(
    (signal) => `<div class="card"><h3>${escapeHtml(signal.signal.title)}</h3>\n${svgChart(signal)}</div>`,
  );
  return `<h2>${escapeHtml(title)}</h2>\n<div class="charts">\n${cards.join("\n")}\n</div>`;
}
