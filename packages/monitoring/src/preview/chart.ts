import type { Severity } from "@plinth/core";
import { boundOf } from "../describe";
import { thresholdOf, unitOf } from "../limits";
import { readable } from "../readable";
import type { WatchedSignal } from "../watched";
import { axisEnd } from "./axis";
import { escapeHtml } from "./escape";
import { POINTS, samplesOf } from "./samples";

const SIZE = { width: 372, height: 168 } as const;
/** The plot inside of the picture. */
const PLOT = { left: 56, right: 362, top: 12, bottom: 140 } as const;
const ROWS = 4;

/** One signal as the dashboard will chart it: a line of samples, and its limit. */
export function svgChart({ signal, alarm }: WatchedSignal): string {
  const { limit } = signal;
  const samples = samplesOf(signal);
  const threshold = limit && thresholdOf(limit);
  const top = axisEnd(Math.max(...samples, threshold ?? 0) * 1.1, unitOf(signal));
  const x = (index: number) => round(PLOT.left + (index / (POINTS - 1)) * (PLOT.right - PLOT.left));
  const y = (value: number) => round(PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top));
  const points = samples.map((sample, index) => `${x(index)},${y(sample)}`);
  const area = `${PLOT.left},${PLOT.bottom} ${points.join(" ")} ${PLOT.right},${PLOT.bottom}`;
  const band = limit && "band" in limit ? bandAround(samples, x, y) : "";
  const line =
    alarm && limit && threshold !== undefined
      ? limitLine(`${alarm.severity} ${boundOf(limit, unitOf(signal))}`, alarm.severity, y(threshold), "above" in limit)
      : "";
  return `<svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${escapeHtml(signal.title)}">
${grid(top, unitOf(signal), y)}
<polygon class="area" points="${area}"/>${band}
<polyline class="line" points="${points.join(" ")}"/>
${line}
</svg>`;
}

function grid(top: number, unit: string | undefined, y: (value: number) => number): string {
  const rows = Array.from({ length: ROWS + 1 }, (_, row) => (top / ROWS) * row).map(
    (value) =>
      `<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(value)}" y2="${y(value)}"/>` +
      `<text class="tick" x="${PLOT.left - 6}" y="${y(value) + 3}" text-anchor="end">${readable(value, unit)}</text>`,
  );
  const hours = ["3 h ago", "2 h", "1 h", "now"].map((label, index, all) => {
    const at = PLOT.left + (index / (all.length - 1)) * (PLOT.right - PLOT.left);
    const anchor = index === 0 ? "start" : index === all.length - 1 ? "end" : "middle";
    return `<text class="tick" x="${round(at)}" y="${PLOT.bottom + 16}" text-anchor="${anchor}">${label}</text>`;
  });
  return [...rows, ...hours].join("\n");
}

/** The words lie on the good side of the line. */
function limitLine(words: string, severity: Severity, y: number, isUpper: boolean): string {
  const text = isUpper && y + 13 < PLOT.bottom ? y + 12 : y - 5;
  return (
    `<line class="limit ${severity}" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y}" y2="${y}"/>` +
    `<text class="words ${severity}" x="${PLOT.right}" y="${text}" text-anchor="end">${words}</text>`
  );
}

/** A fifth to either side. */
function bandAround(samples: readonly number[], x: (index: number) => number, y: (value: number) => number): string {
  const edge = (factor: number) => samples.map((sample, index) => `${x(index)},${y(sample * factor)}`);
  return `<polygon class="band" points="${[...edge(1.2), ...edge(0.8).reverse()].join(" ")}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
