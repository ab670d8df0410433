import { type Signal, shortHash } from "@plinth/core";
import { thresholdOf, unitOf } from "../limits";

/** How many points a chart of the preview has. */
export const POINTS = 48;

/**
 * Made-up measurements that are the same for the same signal in every run: calm, on the good side of the limit. They show
 * what a chart will look like, not how a system behaves.
 */
export function samplesOf(signal: Signal): number[] {
  const random = numbers(Number.parseInt(shortHash(signal.title + signal.metric.name), 16));
  const [low, high] = rangeOf(signal);
  const [start, bend] = [random() * Math.PI * 2, 1 + random()];
  const whole = high > 5 && unitOf(signal) === "Count";
  return Array.from({ length: POINTS }, (_, index) => {
    const wave = Math.sin(start + (index / POINTS) * Math.PI * 2 * bend);
    const share = 0.5 + 0.32 * wave + 0.18 * (random() * 2 - 1);
    const value = low + share * (high - low);
    return whole ? Math.round(value) : value;
  });
}

/** Where the values lie: below an upper limit, above a lower one. */
function rangeOf(signal: Signal): [number, number] {
  const { limit } = signal;
  const threshold = limit && thresholdOf(limit);
  if (limit === undefined || threshold === undefined) return freeRange(unitOf(signal));
  if ("above" in limit) return [threshold * 0.2, threshold * 0.75];
  // A heartbeat that must not fall below a small number lies on it; free space has room.
  return threshold <= 20 ? [threshold, threshold] : [threshold * 1.6, threshold * 4];
}

function freeRange(unit: string | undefined): [number, number] {
  const ranges: Record<string, [number, number]> = {
    Percent: [20, 60],
    Bytes: [2e9, 8e9],
    Seconds: [0.01, 0.2],
    Milliseconds: [20, 200],
  };
  return ranges[unit ?? ""] ?? [100, 900];
}

/** Numbers from 0 to 1, the same for the same seed: the generator mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
