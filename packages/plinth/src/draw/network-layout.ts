import type { Box } from "./canvas";
import { type Network, type Tier, tierId } from "./network";

export const ZONE_WIDTH = 196;
export const PAD = 16;
/** Right of the zones, inside the tiers: the way to the NAT gateways. */
const EXIT_LANE = 20;
const HEAD = { bare: 56, zones: 56, tiers: 82 } as const;
const TIER = { head: 26, cell: 28, gatewayCell: 46, gap: 28, bar: 46, betweenBars: 40, between: 44, pad: 12 } as const;

export interface TierLayout {
  readonly tier: Tier;
  readonly box: Box;
  readonly cells: readonly Box[];
  readonly bars: readonly Box[];
}

export interface NetworkLayout {
  readonly box: Box;
  readonly zones: readonly Box[];
  readonly tiers: readonly TierLayout[];
  /** Subnets with a NAT gateway that arrows to a tier end at: the one nearest to the way there. */
  readonly exits: ReadonlyMap<string, Box>;
}

/** Zones are columns, tiers are rows. */
export function layoutNetwork(network: Network, x: number, y: number): NetworkLayout {
  const zonesWidth = Math.max(2, network.zones.length) * ZONE_WIDTH;
  const zoneWidth = zonesWidth / Math.max(1, network.zones.length);
  const left = x + PAD;
  let top = y + (network.zones.length > 0 ? HEAD.tiers : HEAD.bare);
  const tiers = network.tiers.map((tier): TierLayout => {
    const hasGateway = tier.cells.some(({ natGateway }) => natGateway);
    const cellHeight = tier.cells.length === 0 ? 0 : hasGateway ? TIER.gatewayCell : TIER.cell;
    const cells = tier.cells.map(({ zone }) => ({
      x: left + network.zones.indexOf(zone) * zoneWidth + 8,
      y: top + TIER.head,
      width: zoneWidth - 16,
      height: cellHeight,
    }));
    const firstBar = top + TIER.head + cellHeight + (cellHeight > 0 ? TIER.gap : 0);
    const bars = tier.placed.map((_, index) => ({
      x: left + PAD,
      y: firstBar + index * (TIER.bar + TIER.betweenBars),
      width: zonesWidth - PAD - 8,
      height: TIER.bar,
    }));
    const bottom = (bars.at(-1)?.y ?? top + TIER.head + cellHeight - TIER.bar) + TIER.bar + TIER.pad;
    const box = { x: left, y: top, width: zonesWidth + EXIT_LANE, height: bottom - top };
    top = bottom + TIER.between;
    return { tier, box, cells, bars };
  });
  const bottom = tiers.length > 0 ? top - TIER.between + PAD : y + HEAD.bare;
  return {
    box: { x, y, width: zonesWidth + EXIT_LANE + 2 * PAD, height: bottom - y },
    zones: network.zones.map((_, index) => ({
      x: left + index * zoneWidth,
      y: y + HEAD.zones,
      width: zoneWidth,
      height: bottom - y - HEAD.zones - PAD / 2,
    })),
    tiers,
    exits: new Map(tiers.flatMap(exitOf)),
  };
}

function exitOf({ tier, cells }: TierLayout): (readonly [string, Box])[] {
  const nearest = cells.filter((_, index) => tier.cells[index].natGateway).at(-1);
  return nearest ? [[tierId(tier), nearest]] : [];
}
