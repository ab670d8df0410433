import { type Box, type Canvas, type Point, textWidth } from "./canvas";
import type { Layout } from "./layout";
import type { Link } from "./links";

const LABEL = 12;
/** Distance between arrows that run side by side. */
const LANE = 14;

/** An arrow with the boxes at its ends. */
interface Arrow {
  readonly label: string;
  readonly from: Box;
  readonly to: Box;
}

/** Draws the links: in from the left, down through the tiers, out to the right through the gutter. */
export function drawLinks(canvas: Canvas, layout: Layout, links: readonly Link[]): void {
  const arrows = links.flatMap(({ from, to, label }): Arrow[] => {
    const [a, b] = [layout.ends.get(from), layout.ends.get(to)];
    return a && b ? [{ label, from: a, to: b }] : [];
  });
  const { x: left, width } = layout.network ?? { x: 0, width: 0 };
  const inside = ({ x }: Box) => x >= left && x < left + width;
  for (const arrow of arrows.filter(({ from, to }) => !inside(from) && !inside(to))) besides(canvas, arrow);
  const inwards = arrows.filter(({ from, to }) => !inside(from) && inside(to));
  for (const [index, arrow] of inwards.entries()) fromTheLeft(canvas, arrow, index);
  const downwards = arrows.filter(({ from, to }) => inside(from) && inside(to));
  for (const arrow of downwards) betweenTiers(canvas, arrow, layout);
  const outwards = arrows.filter(({ from, to }) => inside(from) && !inside(to));
  for (const [index, arrow] of untangled(outwards).entries()) toTheRight(canvas, arrow, index, left + width, outwards);
}

/** Straight down or up, in the same column. */
function besides(canvas: Canvas, { from, to, label }: Arrow): void {
  const x = from.x + from.width / 2;
  const [start, end] = from.y < to.y ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
  canvas.arrow([
    { x, y: start },
    { x, y: end },
  ]);
  write(canvas, label, { x: x + 8, y: (start + end) / 2 + 4 });
}

/** Between two zones, where no text stands. */
function betweenTiers(canvas: Canvas, { from, to, label }: Arrow, { zones }: Layout): void {
  const gap = zones[1]?.x ?? from.x + from.width - 2 * LANE;
  const [start, end] = from.y < to.y ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
  canvas.arrow([
    { x: gap, y: start },
    { x: gap, y: end },
  ]);
  write(canvas, label, { x: gap + 8, y: start + (end > start ? 36 : -28) });
}

/** Each one arrives at a height of its own. */
function fromTheLeft(canvas: Canvas, { from, to, label }: Arrow, index: number): void {
  const departure = from.y + from.height / 2;
  const arrival = to.y + LANE + index * 18;
  const bend = from.x + from.width + 50 - index * LANE;
  canvas.arrow([
    { x: from.x + from.width, y: departure },
    { x: bend, y: departure },
    { x: bend, y: arrival },
    { x: to.x, y: arrival },
  ]);
  write(canvas, label, { x: from.x + from.width + 4, y: departure - 6 });
}

/** In an order in which arrows do not cross: what goes up by its target, then what goes down, from the lowest target. */
function untangled(arrows: readonly Arrow[]): Arrow[] {
  const up = arrows.filter(({ from, to }) => to.y <= from.y).sort((a, b) => a.to.y - b.to.y);
  const down = arrows.filter(({ from, to }) => to.y > from.y).sort((a, b) => b.to.y - a.to.y);
  return [...up, ...down];
}

function toTheRight(canvas: Canvas, arrow: Arrow, index: number, edge: number, all: readonly Arrow[]): void {
  const { from, to, label } = arrow;
  const order = untangled(all);
  const nth = (same: (one: Arrow) => boolean) => order.slice(0, index).filter(same).length;
  const departure = from.y + 10 + nth((one) => one.from === from) * 12;
  const arrival = to.y + 16 + nth((one) => one.to === to) * LANE;
  const lane = edge + LANE + index * LANE;
  canvas.arrow([
    { x: from.x + from.width, y: departure },
    { x: lane, y: departure },
    { x: lane, y: arrival },
    { x: to.x, y: arrival },
  ]);
  write(canvas, label, { x: to.x - 12 - textWidth(label, LABEL), y: arrival - 6 });
}

function write(canvas: Canvas, text: string, at: Point): void {
  canvas.text(at, text, { size: LABEL, color: "#37474f" });
}
