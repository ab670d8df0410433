import { type Box, textWidth } from "./canvas";
import { INTERNET } from "./links";
import type { Architecture } from "./model";
import { layoutNetwork, type NetworkLayout, PAD } from "./network-layout";
import type { Service } from "./services";

/** Something that an arrow can end at, and where it stands. */
export interface End extends Box {
  readonly side: "left" | "network" | "exit" | "right";
}

/** Where everything stands. Columns from left to right: the edge, the network, what stands beside it. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly internet?: Box;
  readonly region: Box;
  readonly network?: NetworkLayout;
  readonly services: readonly { readonly service: Service; readonly box: Box }[];
  readonly ends: ReadonlyMap<string, End>;
}

export const MARGIN = 24;
export const LABEL = 12;
/** Distance between arrows that run side by side. */
export const LANE = 14;
/** Distance between arrows that arrive side by side, with their labels. */
const ARRIVAL = 18;
const TITLE = 60;
const REGION_HEAD = 36;
const INTERNET_HEIGHT = 44;
const EDGE = { width: 160, gap: 70 } as const;
const SERVICE = { width: 264, gap: 16, linkedGap: 46, head: 24, line: 17, pad: 14 } as const;

export function layoutOf({ network, services, links }: Architecture): Layout {
  const ends = new Map<string, End>();
  const left = MARGIN + PAD;
  const atEdge = services.filter(({ topic }) => topic === "edge");
  const beside = services.filter(({ topic }) => topic !== "edge");
  const onLeft = new Set([INTERNET, ...atEdge.map(({ id }) => id)]);
  const onRight = new Set(beside.map(({ id }) => id));
  const gutter = (some: readonly { readonly label: string }[]) =>
    some.length === 0
      ? 2 * PAD
      : Math.ceil(Math.max(...some.map(({ label }) => textWidth(label, LABEL)))) + (some.length + 3) * LANE;
  const arrivals = (id: string) => links.filter(({ to }) => to === id).length;
  const linked = (from: Service | undefined, to: Service) =>
    links.some((link) => link.from === from?.id && link.to === to.id);

  const fromInternet = links.filter(({ from }) => from === INTERNET).length;
  const internet =
    fromInternet > 0
      ? { x: left, y: TITLE, width: EDGE.width, height: Math.max(INTERNET_HEIGHT, (fromInternet + 1) * 16) }
      : undefined;
  if (internet) ends.set(INTERNET, { ...internet, side: "left" });
  const regionY = internet ? internet.y + internet.height + 40 : TITLE;
  const top = regionY + REGION_HEAD;

  const column = (some: readonly Service[], x: number, width: number, side: "left" | "right") => {
    let y = side === "left" ? top + 20 : top;
    return some.map((service, index) => {
      if (index > 0)
        y += side === "left" ? EDGE.gap : linked(some[index - 1], service) ? SERVICE.linkedGap : SERVICE.gap;
      const text = SERVICE.pad + SERVICE.head + service.details.length * SERVICE.line;
      const box = { x, y, width, height: Math.max(text, (arrivals(service.id) + 1) * ARRIVAL) };
      y += box.height;
      ends.set(service.id, { ...box, side });
      return { service, box };
    });
  };
  const edge = column(atEdge, left, EDGE.width, "left");
  const inwards = links.filter(({ from, to }) => onLeft.has(from) && !onLeft.has(to));
  const networkX = internet || edge.length > 0 ? left + EDGE.width + gutter(inwards) : left;
  const placed = network ? layoutNetwork(network, networkX, top) : undefined;
  for (const { tier, bars } of placed?.tiers ?? [])
    for (const [index, { id }] of tier.placed.entries()) ends.set(id, { ...bars[index], side: "network" });
  for (const [id, box] of placed?.exits ?? []) ends.set(id, { ...box, side: "exit" });
  const outwards = links.filter(({ from, to }) => !onLeft.has(from) && !onRight.has(from) && onRight.has(to));
  const serviceX = placed ? networkX + placed.box.width + gutter(outwards) : networkX;
  const boxes = [...edge, ...column(beside, serviceX, SERVICE.width, "right")];

  const all = [...boxes.map(({ box }) => box), ...(placed ? [placed.box] : [])];
  const right = Math.max(MARGIN + 480, ...all.map(({ x, width }) => x + width + PAD));
  const bottom = Math.max(top + 20, ...all.map(({ y, height }) => y + height)) + PAD;
  return {
    width: right + MARGIN,
    height: bottom + MARGIN,
    internet,
    region: { x: MARGIN, y: regionY, width: right - MARGIN, height: bottom - regionY },
    network: placed,
    services: boxes,
    ends,
  };
}
