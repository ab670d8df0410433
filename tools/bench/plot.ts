import { costs, type Series } from "./series";

/** A chart with logarithmic axes. */
interface Chart {
  readonly title: string;
  readonly lines: readonly (readonly [size: number, value: number])[][];
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 960;
const FRAMES: readonly [Frame, Frame] = [
  { left: 64, top: 56, width: 380, height: 290 },
  { left: 544, top: 56, width: 380, height: 290 },
];
const LEGEND = { top: 410, row: 24, columns: 2 };
/** Told apart in print, on dark screens and by people who see few colours: in pairs, module and by hand. */
const STYLES = [
  { color: "#0072b2", dash: "" },
  { color: "#0072b2", dash: "6 4" },
  { color: "#009e73", dash: "" },
  { color: "#009e73", dash: "6 4" },
  { color: "#d55e00", dash: "" },
  { color: "#8e44ad", dash: "" },
  { color: "#b8860b", dash: "" },
];
const INK = "#1f2a33";
const QUIET = "#546e7a";

/** What an instance costs and what the process needs, from few to many: a cost that stays level is flat on the left. */
export function plot(all: readonly Series[]): string {
  const charts: readonly [Chart, Chart] = [
    { title: "CPU time for each instance beyond the first, ms", lines: all.map((series) => [...costs(series)]) },
    {
      title: "Peak memory of the process, MiB",
      lines: all.map(({ points }) => [...points].map(([size, { memory }]): [number, number] => [size, memory])),
    },
  ];
  const height = LEGEND.top + Math.ceil(all.length / LEGEND.columns) * LEGEND.row + 12;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Helvetica, Arial, sans-serif">`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="#ffffff"/>`,
    ...charts.flatMap((chart, index) => drawChart(chart, FRAMES[index])),
    ...all.flatMap(({ title }, index) => legend(title, index)),
    "</svg>",
    "",
  ].join("\n");
}

function drawChart({ title, lines }: Chart, frame: Frame): string[] {
  const { left, top, width, height } = frame;
  const values = lines.flatMap((line) => line.map(([, value]) => value));
  const sizes = lines.flatMap((line) => line.map(([size]) => size));
  const across = axis(Math.min(...sizes), Math.max(...sizes), left, left + width);
  const [low, high] = [niceBelow(Math.min(...values)), niceAbove(Math.max(...values))];
  const up = axis(low, high, top + height, top);
  return [
    text(left, top - 24, title, { bold: true }),
    ...ticks(low, high).flatMap((value) => [
      `<path d="M${left} ${up(value)}H${left + width}" stroke="#dde3e7"/>`,
      text(left - 8, up(value) + 4, number(value), { anchor: "end", color: QUIET }),
    ]),
    ...ticks(Math.min(...sizes), Math.max(...sizes))
      .filter((size) => /^1/.test(String(size)) || size === Math.max(...sizes))
      .flatMap((size) => [
        `<path d="M${across(size)} ${top + height}v5" stroke="${QUIET}"/>`,
        text(across(size), top + height + 20, number(size), { anchor: "middle", color: QUIET }),
      ]),
    text(left + width / 2, top + height + 40, "instances in one stack", { anchor: "middle", color: QUIET }),
    ...lines.flatMap((line, index) =>
      drawLine(
        line.map(([size, value]) => [across(size), up(value)]),
        index,
      ),
    ),
  ];
}

function drawLine(points: readonly (readonly [x: number, y: number])[], index: number): string[] {
  const { color, dash } = STYLES[index % STYLES.length];
  const path = points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
  return [
    `<path d="${path}" fill="none" stroke="${color}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`,
    ...points.map(
      ([x, y]) => `<circle cx="${x}" cy="${y}" r="3" fill="${dash ? "#ffffff" : color}" stroke="${color}"/>`,
    ),
  ];
}

function legend(title: string, index: number): string[] {
  const frame = FRAMES[index % LEGEND.columns];
  const y = LEGEND.top + Math.floor(index / LEGEND.columns) * LEGEND.row + 12;
  const line = drawLine(
    [
      [frame.left, y],
      [frame.left + 36, y],
    ],
    index,
  );
  return [...line, text(frame.left + 48, y + 4, title)];
}

/** From a value to its place in pixels, by its logarithm. */
function axis(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = Math.log(high / low) || 1;
  return (value) => Math.round((from + ((to - from) * Math.log(value / low)) / span) * 10) / 10;
}

/** 1, 2, 5, 10, 20, … between the two. */
export function ticks(low: number, high: number): number[] {
  const powers = Array.from({ length: 14 }, (_, index) => 10 ** (index - 6));
  return powers
    .flatMap((power) => [1, 2, 5].map((step) => Number((step * power).toPrecision(1))))
    .filter((value) => value >= low && value <= high);
}

function niceBelow(value: number): number {
  return Math.max(...ticks(0, value));
}

function niceAbove(value: number): number {
  return Math.min(...ticks(value, Number.POSITIVE_INFINITY));
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function text(
  x: number,
  y: number,
  words: string,
  { anchor = "start", bold = false, color = INK }: { anchor?: string; bold?: boolean; color?: string } = {},
): string {
  const weight = bold ? ' font-weight="600"' : "";
  return `<text x="${x}" y="${y}" font-size="13"${weight} fill="${color}" text-anchor="${anchor}">${words}</text>`;
}
