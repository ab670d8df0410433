import { type Canvas, type Point, textWidth } from "./canvas";
import { type End, LABEL, LANE, type Layout } from "./layout";
import type { Link } from "./links";
import { ZONE_WIDTH } from "./network-layout";

/** An arrow with the boxes at its ends. */
interface Arrow {
  readonly label: string;
  readonly from: End;
  readonly to: End;
}

/** Draws the links: in from the left, down through the tiers, up to the NAT gateways, out to the right. */
export function drawLinks(canvas: Canvas, layout: Layout, links: readonly Link[]): void {
  const arrows = links.flatMap(({ from, to, label }): Arrow[] => {
    const [a, b] = [layout.ends.get(from), layout.ends.get(to)];
    return a && b ? [{ label, from: a, to: b }] : [];
  });
  const between = (from: End["side"], ...to: readonly End["side"][]) =>
    arrows.filter((arrow) => arrow.from.side === from && to.includes(arrow.to.side));
  for (const side of ["left", "right"] as const) {
    for (const arrow of between(side, side)) besides(canvas, arrow, layout);
  }
  const inwards = between("left", "network", "right").sort((a, b) => a.from.y - b.from.y || a.to.y - b.to.y);
  for (const arrow of inwards) fromTheLeft(canvas, arrow, inwards, layout);
  const inside = between("network", "network");
  for (const [index, column] of columnsOf(inside).entries()) inTheNetwork(canvas, inside[index], column, layout);
  toTheGateways(canvas, between("network", "exit"), layout);
  const outwards = untangled(between("network", "right"));
  for (const arrow of outwards) toTheRight(canvas, arrow, outwards, layout);
}

/** Straight to the next in the column; around those that stand between. */
function besides(canvas: Canvas, { from, to, label }: Arrow, { ends }: Layout): void {
  const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
  const gap = upper.y + upper.height;
  const isBetween = ({ side, y }: End) => side === from.side && y > upper.y && y < lower.y;
  if ([...ends.values()].some(isBetween)) {
    const lane = from.x - LANE / 2 - 3;
    const [start, end] = [from.y + from.height / 2, to.y + to.height / 2];
    draw(canvas, [from.x, start], [lane, start], [lane, end], [to.x, end]);
    write(canvas, label, { x: to.x + 6, y: to.y - 4 });
    return;
  }
  const x = from.x + from.width / 2;
  draw(canvas, [x, from === upper ? gap : lower.y], [x, from === upper ? lower.y : gap]);
  write(canvas, label, { x: x + 8, y: lower.y - (lower.y - gap) / 2 + 4 });
}

/** Each in a lane of its own, so that none crosses another on its way down. */
function fromTheLeft(canvas: Canvas, arrow: Arrow, all: readonly Arrow[], { network, ends }: Layout): void {
  const { from, to, label } = arrow;
  const departure = spread(arrow, all, "from", from.y, from.height);
  const arrival = spread(arrow, all, "to", to.y, to.height);
  const target =
    network?.box.x ?? Math.min(...[...ends.values()].filter(({ side }) => side === "right").map(({ x }) => x));
  const bend = target - (all.indexOf(arrow) + 1) * LANE;
  draw(canvas, [from.x + from.width, departure], [bend, departure], [bend, arrival], [to.x, arrival]);
  write(canvas, label, { x: from.x + from.width + 6, y: departure - 5 });
}

/** Between zones, where no text stands; further ones in the middle of zones. */
function inTheNetwork(canvas: Canvas, { from, to, label }: Arrow, column: number, { network }: Layout): void {
  const zones = network?.zones ?? [];
  const left = zones[0]?.x ?? from.x;
  const columns = Math.max(1, zones.length - 1);
  const half = Math.floor(column / columns) % 2 === 1 ? 100 : 0;
  const x = left + ZONE_WIDTH * (1 + (column % columns)) + half;
  const [start, end] = from.y < to.y ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
  draw(canvas, [x, start], [x, end]);
  write(canvas, label, { x: x + 8, y: Math.min(start, end) + 26 });
}

/** For each arrow the first column that no earlier one takes at its height. */
function columnsOf(arrows: readonly Arrow[]): number[] {
  const columns: number[] = [];
  const top = ({ from, to }: Arrow) => Math.min(from.y, to.y);
  const bottom = ({ from, to }: Arrow) => Math.max(from.y, to.y);
  for (const arrow of arrows) {
    const isBeside = (other: Arrow) => top(other) < bottom(arrow) && top(arrow) < bottom(other);
    const taken = columns.filter((_, earlier) => isBeside(arrows[earlier]));
    let column = 0;
    while (taken.includes(column)) column++;
    columns.push(column);
  }
  return columns;
}

/** Up along the edge of the zones, into the subnet from its side or, behind other subnets, from below. */
function toTheGateways(canvas: Canvas, arrows: readonly Arrow[], { network }: Layout): void {
  if (!network) return;
  const last = network.zones.at(-1) ?? network.box;
  const edge = last.x + last.width;
  const lane = edge + 10;
  for (const { from, to } of arrows) {
    const start = [
      [from.x + from.width, from.y + 8],
      [lane, from.y + 8],
    ] as const;
    const below = to.y + to.height + 16;
    const middle = to.x + to.width / 2;
    if (to.x + to.width > edge - ZONE_WIDTH / 2)
      draw(canvas, ...start, [lane, to.y + 30], [to.x + to.width, to.y + 30]);
    else draw(canvas, ...start, [lane, below], [middle, below], [middle, to.y + to.height]);
  }
  for (const { box, bars } of network.tiers) {
    const labels = arrows.filter(({ from }) => bars.some(({ y }) => y === from.y)).map(({ label }) => label);
    if (labels.length === 0) continue;
    const text = `${[...new Set(labels)].join(", ")}, by NAT`;
    write(canvas, text, { x: lane - 6 - textWidth(text, LABEL), y: box.y - 18 });
  }
}

/** In an order in which arrows do not cross: what goes up by its target, then what goes down, from the lowest target. */
function untangled(arrows: readonly Arrow[]): Arrow[] {
  const up = arrows.filter(({ from, to }) => to.y <= from.y).sort((a, b) => a.to.y - b.to.y);
  const down = arrows.filter(({ from, to }) => to.y > from.y).sort((a, b) => b.to.y - a.to.y);
  return [...up, ...down];
}

function toTheRight(canvas: Canvas, arrow: Arrow, all: readonly Arrow[], { network }: Layout): void {
  const { from, to, label } = arrow;
  const departure = spread(arrow, all, "from", from.y + 8, from.height - 8);
  const arrival = spread(arrow, all, "to", to.y, to.height);
  const edge = network ? network.box.x + network.box.width : from.x + from.width;
  const lane = edge + (all.indexOf(arrow) + 1) * LANE;
  draw(canvas, [from.x + from.width, departure], [lane, departure], [lane, arrival], [to.x, arrival]);
  write(canvas, label, { x: to.x - LANE - textWidth(label, LABEL), y: arrival - 5 });
}

/** Where an arrow starts or ends on a side that it shares with others. */
function spread(arrow: Arrow, all: readonly Arrow[], end: "from" | "to", start: number, length: number): number {
  const same = all.filter((one) => one[end] === arrow[end]);
  return Math.round(start + (length * (same.indexOf(arrow) + 1)) / (same.length + 1));
}

function draw(canvas: Canvas, ...points: readonly (readonly [number, number])[]): void {
  canvas.arrow(points.map(([x, y]) => ({ x, y })));
}

function write(canvas: Canvas, text: string, at: Point): void {
  canvas.text(at, text, { size: LABEL, color: "#37474f" });
}
