import { type Canvas, type Point, textWidth } from "./canvas";
import type { Architecture } from "./model";
import type { Tier } from "./network";
import type { Topic } from "./services";

export const TIER_FILL: Readonly<Record<Tier["kind"], string>> = {
  public: "#e8f5e9",
  private: "#e3f2fd",
  isolated: "#ede7f6",
  elsewhere: "#f5f5f5",
};

export const TOPIC_STROKE: Readonly<Record<Topic, string>> = {
  edge: "#8e24aa",
  running: "#ef6c00",
  storage: "#2e7d32",
  secrets: "#c62828",
  backup: "#00695c",
  watching: "#ad1457",
};

const TIERS: readonly (readonly [Tier["kind"], string])[] = [
  ["public", "public: routed to the internet"],
  ["private", "private: out by NAT"],
  ["isolated", "isolated: no way out"],
];

const TOPICS: readonly (readonly [Topic, string])[] = [
  ["edge", "API"],
  ["running", "in the network"],
  ["storage", "storage"],
  ["secrets", "keys and secrets"],
  ["backup", "backups"],
  ["watching", "watching"],
];

const SIZE = 12;
const ROW = 22;
const GAP = 12;

/** What the colours of this picture mean, in rows below it; the height that they take. */
export function drawLegend(canvas: Canvas, { network, services }: Architecture, at: Point, width: number): number {
  const placed = network?.tiers.some((tier) => tier.placed.length > 0) ? ["running"] : [];
  const topics = new Set<string>([...services.map(({ topic }) => topic), ...placed]);
  const entries = [
    ...TIERS.filter(([kind]) => network?.tiers.some((tier) => tier.kind === kind)).map(([kind, words]) => ({
      words,
      style: { fill: TIER_FILL[kind], stroke: "#b0bec5" },
    })),
    ...TOPICS.filter(([topic]) => topics.has(topic)).map(([topic, words]) => ({
      words,
      style: { stroke: TOPIC_STROKE[topic] },
    })),
  ];
  let { x, y } = at;
  for (const { words, style } of entries) {
    const room = 18 + 8 + textWidth(words, SIZE);
    if (x > at.x && x + room > at.x + width) [x, y] = [at.x, y + ROW];
    canvas.box({ x, y, width: 18, height: 14 }, { ...style, radius: 3 });
    canvas.text({ x: x + 26, y: y + 11 }, words, { size: SIZE, color: "#546e7a" });
    x += room + GAP;
  }
  return entries.length > 0 ? y - at.y + ROW : 0;
}
