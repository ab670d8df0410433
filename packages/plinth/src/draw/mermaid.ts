import { INTERNET } from "./links";
import type { Architecture } from "./model";
import { type Network, tierId, tierTitle } from "./network";

/** The architecture as a Mermaid flowchart. */
export function mermaidOf({ name, region, network, services, links }: Architecture): string {
  const ids = nodeIds();
  const internet = links.some(({ from }) => from === INTERNET) ? [`  ${ids(INTERNET)}([${quoted(INTERNET)}])`] : [];
  return [
    "---",
    `title: ${JSON.stringify(`${name}, ${region}`)}`,
    "---",
    "flowchart LR",
    ...internet,
    ...(network ? networkLines(network, ids) : []),
    ...services.map(({ id, title, details }) => `  ${ids(id)}[${quoted(title, ...details)}]`),
    ...links.map(({ from, to, label }) => `  ${ids(from)} -->|${quoted(label)}| ${ids(to)}`),
    "",
  ].join("\n");
}

function networkLines({ id, title, zones, tiers }: Network, ids: (thing: string) => string): string[] {
  const [zoneCount, zoneWord] = [zones.length, zones.length === 1 ? "zone" : "zones"];
  return [
    `  subgraph ${ids(`vpc ${id}`)}[${quoted(zoneCount > 0 ? `${title}, ${zoneCount} ${zoneWord}` : title)}]`,
    ...tiers.flatMap((tier) => [
      `    subgraph ${ids(tierId(tier))}[${quoted(tierTitle(tier))}]`,
      ...tier.cells.map(({ zone, cidrBlock, natGateway }) => {
        const lines = [zone, cidrBlock, natGateway ? "NAT gateway" : ""].filter((line) => line !== "");
        return `      ${ids(`${tier.id} ${zone}`)}[${quoted(...lines)}]`;
      }),
      ...tier.placed.map((one) => `      ${ids(one.id)}[${quoted(one.title, ...(one.detail ? [one.detail] : []))}]`),
      "    end",
    ]),
    "  end",
  ];
}

/** Words that Mermaid reads as its own. */
const RESERVED = new Set(["end", "graph", "flowchart", "subgraph", "default", "class", "classDef", "click", "style"]);

/** Mermaid knows letters, digits and underscores in ids: names that become the same are numbered. */
function nodeIds(): (thing: string) => string {
  const known = new Map<string, string>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const plain = thing.replace(/\W/g, "_");
    const taken = new Set([...known.values(), ...RESERVED]);
    let id = plain;
    for (let count = 2; taken.has(id); count++) id = `${plain}_${count}`;
    known.set(thing, id);
    return id;
  };
}

/** Lines of a label, with the letters that Mermaid or HTML would read written as entities. */
function quoted(...lines: readonly string[]): string {
  const entities: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "#": "35" };
  return `"${lines.map((line) => line.replace(/[&<>"#]/g, (letter) => `#${entities[letter]};`)).join("<br/>")}"`;
}
