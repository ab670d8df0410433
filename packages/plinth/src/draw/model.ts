import type { Stack } from "@plinth/model";
import { StackDocument } from "./document";
import { INTERNET, type Link, linksOf, outwards } from "./links";
import { type Network, networkOf, tierId } from "./network";
import { otherNetworks } from "./other-networks";
import { subscribersOf } from "./people";
import { runningIn } from "./running";
import { type Service, servicesOf } from "./services";

/** What is drawn: all of it is read from the stack. */
export interface Architecture {
  readonly name: string;
  readonly region: string;
  readonly network?: Network;
  /** What stands beside the network, by topic. */
  readonly services: readonly Service[];
  readonly links: readonly Link[];
}

export function architectureOf(source: Stack): Architecture {
  const stack = new StackDocument(source);
  const running = runningIn(stack);
  const network = networkOf(stack, running);
  const subscribers = subscribersOf(stack);
  const services = [...otherNetworks(stack, network, running), ...servicesOf(stack), ...subscribers.services];
  const drawn = drawnAs(network, services);
  return {
    name: stack.name,
    region: stack.region,
    network,
    services,
    links: linksOf(stack, [...outwards(stack, network), ...subscribers.links]).flatMap(({ from, to, label }) => {
      const [start, end] = [drawn.get(from), drawn.get(to)];
      return start !== undefined && end !== undefined ? [{ from: start, to: end, label }] : [];
    }),
  };
}

/** Links are between constructs. Of several things of one construct, the one that it is about stands for it; a key is the last resort. */
function drawnAs(network: Network | undefined, services: readonly Service[]): ReadonlyMap<string, string> {
  const placed = network?.tiers.flatMap((tier) => tier.placed) ?? [];
  const rank = (one: Service | (typeof placed)[number]) =>
    one.id === one.owner ? 0 : "topic" in one && one.topic === "secrets" ? 2 : 1;
  const things = [...placed, ...services].sort((a, b) => rank(b) - rank(a));
  const tiers = network?.tiers.map((tier) => [tierId(tier), tierId(tier)] as const) ?? [];
  return new Map([[INTERNET, INTERNET], ...tiers, ...things.map(({ owner, id }) => [owner, id] as const)]);
}
