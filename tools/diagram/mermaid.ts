import type { Architecture } from "./model";
import type { Network } from "./network";

/** The architecture as a Mermaid flowchart. */
export function mermaidOf({ name, region, network, services, links }: Architecture): string {
  const nodes = services
    .filter((service, index) => services.findIndex(({ id }) => id === service.id) === index)
    .map(({ id, title, details }) => node(id, [title, ...details]));
  const internet = links.some(({ from }) => from === "Internet") ? ['  Internet(["Internet"])'] : [];
  return [
    "---",
    `title: ${name}, ${region}`,
    "---",
    "flowchart LR",
    ...internet,
    ...(network ? networkLines(network) : []),
    ...nodes.map((line) => `  ${line}`),
    ...links.map(({ from, to, label }) => `  ${idOf(from)} -->|${quoted(label)}| ${idOf(to)}`),
    "",
  ].join("\n");
}

function networkLines({ id, cidrBlock, zones, tiers }: Network): string[] {
  return [
    `  subgraph ${idOf(`vpc ${id}`)}[${quoted(`${id}: VPC ${cidrBlock}, ${zones.length} zones`)}]`,
    ...tiers.flatMap((tier) => [
      `    subgraph ${idOf(`tier ${tier.id}`)}[${quoted(`${tier.id}: ${tier.kind} subnets`)}]`,
      ...tier.cells.map(({ zone, cidrBlock: range, natGateway }) => {
        const lines = [zone, range, ...(natGateway ? ["NAT gateway"] : [])];
        return `      ${node(`${tier.id} ${zone}`, lines)}`;
      }),
      ...tier.placed.map(({ id: placed, title, detail }) => `      ${node(placed, [title, detail])}`),
      "    end",
    ]),
    "  end",
  ];
}

function node(id: string, lines: readonly string[]): string {
  return `${idOf(id)}[${quoted(lines.join("<br/>"))}]`;
}

/** Mermaid knows letters, digits and underscores in ids. */
function idOf(text: string): string {
  return text.replace(/\W/g, "_");
}

function quoted(text: string): string {
  return `"${text.replace(/"/g, "#quot;")}"`;
}
