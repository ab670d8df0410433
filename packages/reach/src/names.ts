import type { Node } from "./nodes/node";
import { FAMILIES } from "./sets/cidr";
import { outsides } from "./ways/direct";
import { gatewayEndpoints } from "./ways/gateway-endpoints";
import { INTERNET } from "./ways/internet";
import type { Ways } from "./ways/ways";

/** The node with an address. @throws Error which says what there is */
export function nodeNamed(ways: Ways, name: string): Node {
  const node = ways.network.nodes.get(name);
  if (node) return node;
  if (namesIn(ways).includes(name)) throw new Error(`one end must be a resource with a network interface, got ${name}`);
  throw unknownName(ways, name);
}

/** What is wrong with a name that is no end. */
export function unknownName(ways: Ways, name: string): Error {
  const what =
    ways.network.stack.at(name).length > 0 ? `${name} has no network interface in a VPC` : `the stack has no ${name}`;
  return new Error(`${what}: ${listed(namesIn(ways))}`);
}

/** Everything that can be an end of a way. */
export function namesIn({ network }: Ways): readonly string[] {
  const outside = [...network.nodes.values()].flatMap((node) =>
    FAMILIES.flatMap((family) => outsides(network, node, family).map(({ name }) => name)),
  );
  const services = gatewayEndpoints(network).map(({ address }) => address);
  return [INTERNET, ...network.nodes.keys(), ...services, ...new Set(outside)];
}

function listed(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, 20);
  return `it has ${shown.join(", ")}${names.length > shown.length ? `, and ${names.length - shown.length} more` : ""}`;
}
