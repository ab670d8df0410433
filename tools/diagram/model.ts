import { StackDocument } from "./document";
import { INTERNET, type Link, linksOf } from "./links";
import { type Network, networkOf } from "./network";
import { type Service, servicesOf } from "./services";

/** What is drawn: all of it is read from the synthesized stack. */
export interface Architecture {
  readonly name: string;
  readonly region: string;
  readonly network?: Network;
  /** What stands beside the network, by topic. */
  readonly services: readonly Service[];
  readonly links: readonly Link[];
}

export function architectureOf(document: Readonly<Record<string, unknown>>): Architecture {
  const stack = new StackDocument(document);
  const network = networkOf(stack);
  const services = servicesOf(stack);
  const drawn = new Set([
    ...(network?.tiers.flatMap(({ placed }) => placed.map(({ id }) => id)) ?? []),
    ...services.map(({ id }) => id),
    INTERNET,
  ]);
  return {
    name: stack.name,
    region: stack.region,
    network,
    services,
    links: linksOf(stack).filter(({ from, to }) => drawn.has(from) && drawn.has(to)),
  };
}
