import type { Severity, Signal } from "@plinth/core";
import { Construct } from "constructs";
import { previewPage } from "../src";
import { above, below, signal } from "./one-signal";
import { monitored } from "./thing";

/** The picture of one signal. */
function chartOf(one: Signal, severity: Severity = "ticket"): string {
  let page = "";
  monitored((monitoring, scope) => {
    monitoring.watch(Object.assign(new Construct(scope, "Own"), { signals: { one } }), {}, { severity });
    page = previewPage(monitoring);
  });
  return /<svg[\s\S]*<\/svg>/.exec(page)?.[0] ?? "";
}

const numbersIn = (text: string | undefined) =>
  [...(text ?? "").matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
const points = (chart: string, name: string) => {
  const all = numbersIn(new RegExp(`class="${name}" points="([^"]*)"`).exec(chart)?.[1]);
  return Array.from({ length: all.length / 2 }, (_, index) => all.slice(index * 2, index * 2 + 2));
};

describe("the chart of a heartbeat, which must not fall below 1 and lies on it", () => {
  const chart = () => chartOf(signal("Count", below(1)));

  test("is a level line of 48 points across the plot, with an area down to its floor", () => {
    const line = points(chart(), "line");
    expect(line).toHaveLength(48);
    expect(line.map(([, y]) => y)).toEqual(line.map(() => 108));
    expect([line[0], line[1], line[24], line[47]]).toEqual([
      [56, 108],
      [62.5, 108],
      [212.3, 108],
      [362, 108],
    ]);
    expect(points(chart(), "area")).toEqual([[56, 140], ...line, [362, 140]]);
  });

  test("has a grid of four rows, named by their values, left of it", () => {
    const rows = [...chart().matchAll(/<line class="grid"([^>]*)\/><text class="tick"([^>]*)>([^<]*)<\/text>/g)];
    expect(rows.map(([, line, text, words]) => [words, line, text])).toEqual(
      [
        ["0", 140],
        ["1", 108],
        ["2", 76],
        ["3", 44],
        ["4", 12],
      ].map(([words, y]) => [
        words,
        ` x1="56" x2="362" y1="${y}" y2="${y}"`,
        ` x="50" y="${Number(y) + 3}" text-anchor="end"`,
      ]),
    );
  });

  test("names the hours below, the first from its start and the last to its end", () => {
    expect(chart().match(/<text class="tick" x="[\d.]+" y="156"[^\n]*/g)).toEqual([
      '<text class="tick" x="56" y="156" text-anchor="start">3 h ago</text>',
      '<text class="tick" x="158" y="156" text-anchor="middle">2 h</text>',
      '<text class="tick" x="260" y="156" text-anchor="middle">1 h</text>',
      '<text class="tick" x="362" y="156" text-anchor="end">now</text>',
    ]);
  });

  test("has the words of the limit above its line, for what is good lies above", () => {
    expect(chart()).toContain(
      '<line class="limit ticket" x1="56" x2="362" y1="108" y2="108"/>' +
        '<text class="words ticket" x="362" y="103" text-anchor="end">ticket below 1</text>',
    );
  });

  test("is a picture by itself, with the title for who cannot see it", () => {
    expect(chart()).toMatch(/^<svg viewBox="0 0 372 168" role="img" aria-label="Load">\n<line class="grid"/);
    expect(chart().split("\n")).toHaveLength(1 + 5 + 4 + 1 + 1 + 1 + 1);
    expect(chart()).toMatch(
      /^<polygon class="area" points="[^"]*"\/>\n<polyline class="line" points="[^"]*"\/>\n<line /m,
    );
    expect(chartOf(signal("Count"))).toMatch(/\n<polyline class="line" points="[^"]*"\/>\n\n<\/svg>$/);
    expect(chartOf(signal("Count", undefined, `<a> & "b" 'c'`))).toContain(
      'aria-label="&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;"',
    );
  });
});

describe("the line of a limit", () => {
  const lineOf = (one: Signal, severity?: Severity) => {
    const chart = chartOf(one, severity);
    const [, kind, y] = /<line class="limit (\w+)" x1="56" x2="362" y1="([\d.]+)"/.exec(chart) ?? [];
    const [, at, words] = /<text class="words \w+" x="362" y="([\d.]+)" text-anchor="end">([^<]*)</.exec(chart) ?? [];
    return { kind, y: Number(y), words, offset: Number(at) - Number(y), line: points(chart, "line") };
  };

  test("from above lies over the samples, with its words below it", () => {
    const { kind, y, words, offset, line } = lineOf(signal("Percent", above(80)), "page");
    expect({ kind, y, words, offset: Math.round(offset) }).toEqual({
      kind: "page",
      y: 37.6,
      words: "page above 80 %",
      offset: 12,
    });
    for (const [, at = 0] of line) expect(at).toBeGreaterThan(y);
  });

  test("from below lies under the samples, with its words above it", () => {
    const { y, offset, line, words } = lineOf(signal("Percent", below(25)));
    expect([Math.round(offset), words]).toEqual([-5, "ticket below 25 %"]);
    for (const [, at = 0] of line) expect(at).toBeLessThan(y);
  });

  test("that lies on the floor has its words above it, where there is room", () => {
    const { y, offset } = lineOf(signal("Count", above(0)));
    expect([y, Math.round(offset)]).toEqual([140, -5]);
  });

  test("is left out of a signal without a limit, and of a band", () => {
    for (const limit of [undefined, { band: 2, missing: "ignore" } as const])
      expect(chartOf(signal("Percent", limit))).not.toContain('class="limit');
  });
});

test("a band lies a fifth to either side of the samples, there and back", () => {
  const chart = chartOf(signal("Percent", { band: 2, missing: "ignore" }));
  const [line, band] = [points(chart, "line"), points(chart, "band")];
  expect(band).toHaveLength(96);
  for (const [index, [x = 0, y = 0]] of line.entries()) {
    const [up, down] = [band[index] ?? [], band[95 - index] ?? []];
    expect([up[0], down[0]]).toEqual([x, x]);
    expect(140 - (up[1] ?? 0)).toBeCloseTo((140 - y) * 1.2, 0);
    expect(140 - (down[1] ?? 0)).toBeCloseTo((140 - y) * 0.8, 0);
  }
  expect(chartOf(signal("Percent", above(80)))).not.toContain('class="band"');
});
