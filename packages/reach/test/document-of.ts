import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Arguments of resources by address; null takes one out of the shop. */
export type Resources = Readonly<Record<string, object | null>>;

type Sections = Readonly<Record<"resource" | "data", Record<string, Record<string, object>>>>;

/** A document of resources by address, kept for `terraform validate`. */
export function documentOf(resources: Resources): Sections {
  const sections: Sections = { resource: {}, data: {} };
  for (const [address, args] of Object.entries(resources)) {
    if (args === null) continue;
    const [type = "", name = ""] = address.replace(/^data\./, "").split(".");
    const section = sections[address.startsWith("data.") ? "data" : "resource"];
    section[type] = { ...section[type], [name]: complete(type, args) };
  }
  // Terraform takes no section without blocks.
  keep(Object.fromEntries(Object.entries(sections).filter(([, blocks]) => Object.keys(blocks).length > 0)));
  return sections;
}

/** Arguments that Terraform wants in inline rules and routes, whose values may be null. */
const INLINE: readonly (readonly [types: RegExp, blocks: RegExp, names: readonly string[]])[] = [
  [/network_acl$/, /^(in|e)gress$/, ["cidr_block", "icmp_code", "icmp_type", "ipv6_cidr_block"]],
  [
    /route_table$/,
    /^route$/,
    [
      ...[
        "carrier_gateway_id",
        "core_network_arn",
        "destination_prefix_list_id",
        "egress_only_gateway_id",
        "gateway_id",
      ],
      ...["instance_id", "ipv6_cidr_block", "local_gateway_id", "nat_gateway_id", "network_interface_id"],
      ...["transit_gateway_id", "vpc_endpoint_id", "vpc_peering_connection_id"],
    ],
  ],
  [
    /security_group$/,
    /^(in|e)gress$/,
    ["cidr_blocks", "description", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups", "self"],
  ],
];

function complete(type: string, args: object): object {
  const [, blocks, names] = INLINE.find(([types]) => types.test(type)) ?? [];
  if (!blocks || !names) return args;
  const nulls = Object.fromEntries(names.filter((name) => isOf(type, name)).map((name) => [name, null]));
  const completed = Object.entries(args).map(([name, value]) =>
    blocks.test(name) && Array.isArray(value) ? [name, value.map((one) => ({ ...nulls, ...one }))] : [name, value],
  );
  return Object.fromEntries(completed);
}

/** The default route table has two of them fewer or more than others. */
function isOf(type: string, name: string): boolean {
  if (name === "instance_id") return type === "aws_default_route_table";
  return !(type === "aws_default_route_table" && ["carrier_gateway_id", "local_gateway_id"].includes(name));
}

function keep(document: object): void {
  const folder = process.env.PLINTH_RECORD;
  if (!folder) return;
  const text = JSON.stringify({ ...document, "//": { plinth: { test: expect.getState().currentTestName } } });
  const name = createHash("sha256").update(JSON.stringify(document)).digest("hex").slice(0, 16);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.tf.json`), text);
}
