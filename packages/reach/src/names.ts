import type { Node } from "./nodes/node";
import { FAMILIES } from "./sets/cidr";
import { outsides } from "./ways/direct";
import { gatewayEndpoints } from "./ways/gateway-endpoints";
import { INTERNET } from "./ways/internet";
import type { Ways } from "./ways/ways";

/** The node with an address. @throws Error which says what there is */
export function nodeNamed({ network }: Ways, name: string): Node {
  const node = network.nodes.get(name);
  if (node) return node;
  const known = [...network.nodes.keys()];
  if (network.stack.at(name).length > 0) throw new Error(`${name} has no network interface in a VPC: ${listed(known)}`);
  throw new Error(`the stack has no ${name}: ${listed(known)}`);
}

/** Everything that can be an end of a way. */
export function namesIn({ network }: Ways): readonly string[] {
  const outside = [...network.nodes.values()].flatMap((node) =>
    FAMILIES.flatMap((family) => outsides(network, node, family).map(({ name }) => name)),
  );
  const services = gatewayEndpoints(network).map(({ address }) => address);
  return [INTERNET, ...network.nodes.keys(), ...services, ...new Set(outside)];
}

export function listed(names: readonly string[]): string {
  if (names.length === 0) return "it has nothing with a network interface";
  const shown = [...names].sort().slice(0, 20);
  return `it has ${shown.join(", ")}${names.length > shown.length ? `, and ${names.length - shown.length} more` : ""}`;
}
