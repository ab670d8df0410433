import type { Box } from "./canvas";
import { INTERNET } from "./links";
import type { Architecture } from "./model";
import type { Tier } from "./network";
import type { Service } from "./services";

/** Where everything stands. Columns from left to right: what is outside, the network, what stands beside it. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly network?: Box;
  readonly zones: readonly Box[];
  readonly tiers: readonly { readonly tier: Tier; readonly box: Box; readonly cells: readonly Box[] }[];
  readonly services: readonly { readonly service: Service; readonly box: Box }[];
  /** Whatever an arrow can end at, by id. */
  readonly ends: ReadonlyMap<string, Box>;
}

const MARGIN = 24;
const TITLE = 60;
const OUTSIDE = { width: 150, height: 74 } as const;
const NETWORK_X = MARGIN + OUTSIDE.width + 80;
const ZONE_WIDTH = 210;
const PAD = 16;
const NETWORK_HEAD = 62;
const TIER = { head: 26, cell: 46, bar: 46, gap: 12, between: 44 } as const;
const SERVICE = { width: 290, gutter: 150, gap: 16, head: 24, line: 17, pad: 14 } as const;

export function layoutOf({ network, services }: Architecture): Layout {
  const ends = new Map<string, Box>();
  const zoneCount = network?.zones.length ?? 0;
  const networkWidth = network ? Math.max(2, zoneCount) * ZONE_WIDTH + 2 * PAD : 0;
  const inner = { x: NETWORK_X + PAD, width: networkWidth - 2 * PAD };
  const zoneWidth = inner.width / Math.max(1, zoneCount);

  let y = TITLE + NETWORK_HEAD;
  const tiers = (network?.tiers ?? []).map((tier) => {
    const height = TIER.head + TIER.cell + TIER.gap + tier.placed.length * (TIER.bar + TIER.gap);
    const box = { x: inner.x, y, width: inner.width, height };
    y += height + TIER.between;
    tier.placed.forEach(({ id }, index) => {
      ends.set(id, {
        x: box.x + PAD,
        y: box.y + TIER.head + TIER.cell + TIER.gap + index * (TIER.bar + TIER.gap),
        width: box.width - 2 * PAD,
        height: TIER.bar,
      });
    });
    const cells = tier.cells.map(({ zone }) => ({
      x: inner.x + (network?.zones.indexOf(zone) ?? 0) * zoneWidth + 8,
      y: box.y + TIER.head,
      width: zoneWidth - 16,
      height: TIER.cell,
    }));
    return { tier, box, cells };
  });
  const networkBottom = network ? y - TIER.between + PAD : TITLE;

  const serviceX = network ? NETWORK_X + networkWidth + SERVICE.gutter : NETWORK_X;
  let serviceY = TITLE;
  const beside = services
    .filter(({ topic }) => topic !== "edge")
    .map((service) => {
      const height = SERVICE.pad + SERVICE.head + service.details.length * SERVICE.line;
      const box = { x: serviceX, y: serviceY, width: SERVICE.width, height };
      serviceY += height + SERVICE.gap;
      if (!ends.has(service.id)) ends.set(service.id, box);
      return { service, box };
    });
  const edge = services
    .filter(({ topic }) => topic === "edge")
    .map((service, index) => {
      const box = { x: MARGIN, y: TITLE + NETWORK_HEAD + (index + 1) * (OUTSIDE.height + 70), ...OUTSIDE };
      ends.set(service.id, box);
      return { service, box };
    });
  ends.set(INTERNET, { x: MARGIN, y: TITLE + NETWORK_HEAD, ...OUTSIDE });

  return {
    width: serviceX + SERVICE.width + MARGIN,
    height: Math.max(networkBottom, serviceY, ...edge.map(({ box }) => box.y + box.height)) + MARGIN,
    network: network ? { x: NETWORK_X, y: TITLE, width: networkWidth, height: networkBottom - TITLE } : undefined,
    zones: (network?.zones ?? []).map((_, index) => ({
      x: inner.x + index * zoneWidth,
      y: TITLE + 38,
      width: zoneWidth,
      height: networkBottom - TITLE - 38 - PAD / 2,
    })),
    tiers,
    services: [...edge, ...beside],
    ends,
  };
}
