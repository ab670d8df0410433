import { drawLinks } from "./arrows";
import { type Box, Canvas, fit } from "./canvas";
import { layoutOf, MARGIN } from "./layout";
import { drawLegend, TIER_FILL, TOPIC_STROKE } from "./legend";
import { INTERNET } from "./links";
import type { Architecture } from "./model";
import { type Network, tierTitle } from "./network";
import { type NetworkLayout, type TierLayout, ZONE_WIDTH } from "./network-layout";
import type { Service } from "./services";

const QUIET = "#546e7a";

/** The architecture as a picture. */
export function svgOf(architecture: Architecture): string {
  const { canvas, width, height } = draw(architecture);
  return canvas.svg(width, height);
}

/** The same, still open to questions about where its labels are. */
export function draw(architecture: Architecture): {
  readonly canvas: Canvas;
  readonly width: number;
  readonly height: number;
} {
  const { name, region, network, links } = architecture;
  const layout = layoutOf(architecture);
  const canvas = new Canvas();
  canvas.text({ x: MARGIN, y: 36 }, fit(name, 20, layout.width - 2 * MARGIN, true), { size: 20, bold: true });
  canvas.box(layout.region, { fill: "#fcfdfe", stroke: "#78909c", dashed: true });
  const corner = { x: layout.region.x + layout.region.width - 16, y: layout.region.y + 23 };
  canvas.text(corner, `Region: ${region}`, { bold: true, color: QUIET, anchor: "end" });
  if (network && layout.network) drawNetwork(canvas, network, layout.network);
  // Arrows pass behind whatever stands in their way.
  drawLinks(canvas, layout, links);
  for (const tier of layout.network?.tiers ?? []) drawRunning(canvas, tier);
  for (const { service, box } of layout.services) drawService(canvas, service, box);
  if (layout.internet) drawInternet(canvas, layout.internet);
  const legend = drawLegend(canvas, architecture, { x: MARGIN, y: layout.height }, layout.width - 2 * MARGIN);
  return { canvas, width: layout.width, height: layout.height + legend };
}

function drawNetwork(canvas: Canvas, network: Network, { box, zones, tiers }: NetworkLayout): void {
  const room = box.width - 32;
  canvas.box(box, { fill: "#fafafa", stroke: "#37474f", tip: network.shows.join("\n") });
  canvas.text({ x: box.x + 16, y: box.y + 24 }, fit(network.title, 14, room, true), { bold: true, size: 14 });
  const edge = fit(network.edge.join(", "), 12, room);
  if (edge) canvas.text({ x: box.x + 16, y: box.y + 43 }, edge, { size: 12, color: QUIET });
  for (const [index, zone] of zones.entries()) {
    canvas.box(zone, { fill: "none", stroke: "#90a4ae", dashed: true });
    const middle = { x: zone.x + zone.width / 2, y: zone.y + 17 };
    canvas.text(middle, fit(network.zones[index], 12, zone.width - 16), { size: 12, color: QUIET, anchor: "middle" });
  }
  for (const tier of tiers) drawTier(canvas, tier);
}

function drawTier(canvas: Canvas, { tier, box, cells }: TierLayout): void {
  const title = tierTitle(tier);
  canvas.box(box, { fill: TIER_FILL[tier.kind], stroke: "#b0bec5", tip: title });
  const room = tier.cells.length > 0 ? ZONE_WIDTH - 20 : box.width - 20;
  canvas.text({ x: box.x + 10, y: box.y + 18 }, fit(title, 12, room, true), { bold: true, size: 12 });
  for (const [index, cell] of tier.cells.entries()) {
    const at = cells[index];
    canvas.box(at, { stroke: "#b0bec5", radius: 4, tip: cell.shows.join("\n") });
    const range = cell.cidrBlock || "range of the provider";
    canvas.text({ x: at.x + 10, y: at.y + 19 }, fit(range, 12, at.width - 20), { size: 12 });
    if (cell.natGateway) canvas.text({ x: at.x + 10, y: at.y + 37 }, "NAT gateway", { size: 12, color: "#bf360c" });
  }
}

function drawRunning(canvas: Canvas, { tier, bars }: TierLayout): void {
  for (const [index, { title, detail, shows }] of tier.placed.entries()) {
    const at = bars[index];
    canvas.box(at, { stroke: TOPIC_STROKE.running, tip: shows.join("\n") });
    const middle = at.x + at.width / 2;
    const titleY = at.y + (detail ? 19 : 28);
    canvas.text({ x: middle, y: titleY }, fit(title, 13, at.width - 20, true), { bold: true, anchor: "middle" });
    if (detail)
      canvas.text({ x: middle, y: at.y + 37 }, fit(detail, 12, at.width - 20), { size: 12, anchor: "middle" });
  }
}

function drawService(canvas: Canvas, { topic, title, details, shows }: Service, box: Box): void {
  canvas.box(box, { stroke: TOPIC_STROKE[topic], tip: shows.join("\n") });
  const room = box.width - 24;
  canvas.text({ x: box.x + 12, y: box.y + 22 }, fit(title, 13, room, true), { bold: true });
  for (const [index, detail] of details.entries())
    canvas.text({ x: box.x + 12, y: box.y + 41 + index * 17 }, fit(detail, 12, room), { size: 12 });
}

function drawInternet(canvas: Canvas, box: Box): void {
  canvas.box(box, { fill: "#eceff1", radius: 22 });
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 5 };
  canvas.text(middle, INTERNET, { bold: true, anchor: "middle" });
}
