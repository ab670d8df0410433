import type { Limit, Signal } from "@plinth/core";
import { axisEnd } from "../src/preview/axis";
import { samplesOf } from "../src/preview/samples";
import { readable } from "../src/readable";
import { above, below, signal } from "./one-signal";

describe("made-up measurements", () => {
  test.each([
    ["Percent", 20, 60],
    ["Bytes", 2e9, 8e9],
    ["Seconds", 0.01, 0.2],
    ["Milliseconds", 20, 200],
    ["Count", 100, 900],
    [undefined, 100, 900],
  ])("of %s without a limit lie within %d and %d, and use most of it", (unit, low, high) => {
    for (const limit of [undefined, { band: 2, missing: "ignore" } as const]) {
      const samples = samplesOf(signal(unit, limit));
      expect(samples).toHaveLength(48);
      expect(Math.min(...samples)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...samples)).toBeLessThanOrEqual(high);
      expect(Math.max(...samples) - Math.min(...samples)).toBeGreaterThan((high - low) * 0.5);
    }
  });

  test.each<[string, Limit, number, number]>([
    ["above 80", above(80), 16, 60],
    ["below 20", below(20), 20, 20],
    ["below 21", below(21), 33.6, 84],
    ["below 1000", below(1000), 1600, 4000],
  ])("of what must not be %s lie within %d and %d", (_words, limit, low, high) => {
    const samples = samplesOf(signal("Percent", limit));
    expect(Math.min(...samples)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...samples)).toBeLessThanOrEqual(high);
    expect(Math.max(...samples) - Math.min(...samples)).toBeGreaterThanOrEqual((high - low) * 0.5);
  });

  test("are whole where things are counted, and more than a few", () => {
    const isWhole = (one: Signal) => samplesOf(one).every(Number.isInteger);
    expect([above(100), above(6), below(1), undefined].map((limit) => isWhole(signal("Count", limit)))).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(isWhole(signal("Percent"))).toBe(false);
    expect(isWhole(signal(undefined))).toBe(false);
  });

  test("are the same for a signal in every version of the preview, and others for another one", () => {
    expect(samplesOf(signal("Count")).slice(0, 12)).toMatchInlineSnapshot(`
[
  758,
  710,
  756,
  645,
  676,
  739,
  612,
  420,
  478,
  376,
  440,
  315,
]
`);
    expect(samplesOf(signal("Count", undefined, "Errors"))).not.toEqual(samplesOf(signal("Count")));
    const renamed = signal("Count");
    expect(samplesOf({ ...renamed, metric: { ...renamed.metric, name: "Other" } })).not.toEqual(samplesOf(renamed));
  });
});

test.each([
  [0, "Seconds", 0],
  [1, "Seconds", 1],
  [1.1, "Seconds", 1.2],
  [1.3, undefined, 1.6],
  [17, undefined, 20],
  [2100, "Seconds", 2400],
  [2.5, "Milliseconds", 3.2],
  [33, "Milliseconds", 40],
  [0.045, "Seconds", 0.06],
  [61, "Seconds", 80],
  [9, "Seconds", 10],
  [1500, "Seconds", 1600],
  [55, "Percent", 60],
  [60, "Percent", 60],
  [60.1, "Percent", 100],
  [100, "Percent", 100],
  [130, "Percent", 130],
  [0, "Count", 4],
  [3.9, "Count", 4],
  [4, "Count", 4],
  [5, "Count", 6],
  [3, "Percent", 3.2],
  [0.5, "Bytes", 0.6],
  [1, "Bytes", 1],
  [1000, "Bytes", 1000],
  [1024, "Bytes", 1024],
  [1500, "Bytes", 1.6 * 1024],
  [700 * 2 ** 20, "Bytes", 800 * 2 ** 20],
  [1.7 * 2 ** 40, "Bytes", 2 * 2 ** 40],
])("an axis that holds %d %s ends at %d", (value, unit, end) => {
  expect(axisEnd(value, unit)).toBeCloseTo(end, 6);
});

test.each([
  [1, "Bytes", "1 B"],
  [1023, "Bytes", "1020 B"],
  [1024, "Bytes", "1 KiB"],
  [1536, "Bytes", "1.5 KiB"],
  [2 ** 20, "Bytes", "1 MiB"],
  [5 * 2 ** 40, "Bytes", "5 TiB"],
  [2 ** 50, "Bytes", "1020 TiB"],
  [99.99, "Percent", "100 %"],
  [33.333, "Percent", "33.3 %"],
  [999, "Milliseconds", "999 ms"],
  [1000, "Milliseconds", "1 s"],
  [0, "Milliseconds", "0 ms"],
  [0, "Seconds", "0 s"],
  [0.999, "Seconds", "999 ms"],
  [1, "Seconds", "1 s"],
  [-1, "Seconds", "-1 s"],
  [90, "Seconds", "90 s"],
  [1.23456, "Count", "1.235"],
  [9999, "Count", "9999"],
  [10_000, "Count", "10 k"],
  [1e6, undefined, "1 M"],
  [2.5e9, undefined, "2.5 G"],
  [1e13, undefined, "10000 G"],
  [-5, "Count", "-5"],
])("%d %s reads as %s", (value, unit, words) => {
  expect(readable(value, unit)).toBe(words);
});
