import { drawLinks } from "./arrows";
import { type Box, Canvas, fit } from "./canvas";
import { type Layout, layoutOf } from "./layout";
import { INTERNET } from "./links";
import type { Architecture } from "./model";
import type { Network, Tier } from "./network";
import type { Service, Topic } from "./services";

const TIER_FILL: Readonly<Record<Tier["kind"], string>> = {
  public: "#e8f5e9",
  private: "#e3f2fd",
  isolated: "#ede7f6",
};

const TOPIC_STROKE: Readonly<Record<Topic, string>> = {
  edge: "#8e24aa",
  storage: "#2e7d32",
  secrets: "#c62828",
  backup: "#00695c",
  watching: "#ad1457",
};

/** The architecture as a picture. */
export function svgOf(architecture: Architecture): string {
  const layout = layoutOf(architecture);
  return draw(architecture, layout).svg(layout.width, layout.height);
}

/** The same, still open to questions about where its labels are. */
export function draw(architecture: Architecture, layout = layoutOf(architecture)): Canvas {
  const canvas = new Canvas();
  canvas.text({ x: 24, y: 36 }, `${architecture.name}, ${architecture.region}`, { size: 20, bold: true });
  if (architecture.network && layout.network) drawNetwork(canvas, architecture.network, layout.network, layout);
  drawLinks(canvas, layout, architecture.links);
  for (const { service, box } of layout.services) drawService(canvas, service, box);
  if (architecture.links.some(({ from }) => from === INTERNET)) drawInternet(canvas, layout);
  return canvas;
}

function drawNetwork(canvas: Canvas, network: Network, box: Box, layout: Layout): void {
  canvas.box(box, { fill: "#fafafa", stroke: "#37474f" });
  const head = `${network.id}: VPC ${network.cidrBlock}`;
  canvas.text({ x: box.x + 16, y: box.y + 24 }, head, { bold: true, size: 14 });
  const room = box.width - 48 - head.length * 14 * 0.6;
  const edge = fit(network.edge.join(", "), 12, room);
  canvas.text({ x: box.x + box.width - 16, y: box.y + 24 }, edge, { size: 12, color: "#546e7a", anchor: "end" });
  for (const [index, zone] of layout.zones.entries()) {
    canvas.box(zone, { fill: "none", stroke: "#90a4ae", dashed: true });
    const middle = { x: zone.x + zone.width / 2, y: zone.y + 16 };
    canvas.text(middle, network.zones[index], { size: 12, color: "#546e7a", anchor: "middle" });
  }
  for (const { tier, box: at, cells } of layout.tiers) drawTier(canvas, tier, at, cells, layout);
}

function drawTier(canvas: Canvas, tier: Tier, box: Box, cells: readonly Box[], layout: Layout): void {
  canvas.box(box, { fill: TIER_FILL[tier.kind], stroke: "#b0bec5" });
  canvas.text({ x: box.x + 10, y: box.y + 18 }, `${tier.id}: ${tier.kind} subnets`, { bold: true, size: 12 });
  for (const [index, cell] of tier.cells.entries()) {
    const at = cells[index];
    canvas.box(at, { stroke: "#b0bec5", radius: 4 });
    canvas.text({ x: at.x + 10, y: at.y + 19 }, fit(cell.cidrBlock, 12, at.width - 20), { size: 12 });
    if (cell.natGateway) canvas.text({ x: at.x + 10, y: at.y + 37 }, "NAT gateway", { size: 12, color: "#e65100" });
  }
  for (const { id, title, detail } of tier.placed) {
    const at = layout.ends.get(id);
    if (!at) continue;
    canvas.box(at, { stroke: "#ef6c00" });
    const middle = at.x + at.width / 2;
    canvas.text({ x: middle, y: at.y + 19 }, fit(title, 13, at.width - 20, true), { bold: true, anchor: "middle" });
    canvas.text({ x: middle, y: at.y + 37 }, fit(detail, 12, at.width - 20), { size: 12, anchor: "middle" });
  }
}

function drawService(canvas: Canvas, service: Service, box: Box): void {
  canvas.box(box, { stroke: TOPIC_STROKE[service.topic] });
  const room = box.width - 24;
  canvas.text({ x: box.x + 12, y: box.y + 22 }, fit(service.title, 13, room, true), { bold: true });
  for (const [index, detail] of service.details.entries()) {
    canvas.text({ x: box.x + 12, y: box.y + 41 + index * 17 }, fit(detail, 12, room), { size: 12 });
  }
}

function drawInternet(canvas: Canvas, layout: Layout): void {
  const box = layout.ends.get(INTERNET);
  if (!box) return;
  canvas.box(box, { fill: "#eceff1", radius: 36 });
  canvas.text({ x: box.x + box.width / 2, y: box.y + 42 }, INTERNET, { bold: true, anchor: "middle" });
}
