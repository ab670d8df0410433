import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { read, type Stack } from "@plinth/model";
import { planOf } from "@plinth/testing";
import { explain } from "../src/explain";
import { stateOf } from "./state-of";

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

export const id = (address: string) => `\${${address}.id}`;
const ami = { ami: "ami-0123456789abcdef0", instance_type: "t3.micro" };

export function instance(subnet: string, group: string, more: object = {}): object {
  return { ...ami, subnet_id: id(subnet), vpc_security_group_ids: [id(group)], ...more };
}

export const group = (vpc = "aws_vpc.Main") => ({ vpc_id: id(vpc) });

/** A rule of a security group for one TCP port; the peer is a group, or a range. */
export function rule(of: string, port: number, peer: string, more: object = {}): object {
  const range = peer.includes(":") ? { cidr_ipv6: peer } : { cidr_ipv4: peer };
  const whom = peer.startsWith("aws_") ? { referenced_security_group_id: id(peer) } : range;
  return { security_group_id: id(of), ip_protocol: "tcp", from_port: port, to_port: port, ...whom, ...more };
}

/** A rule of a network ACL for TCP. */
export function aclRule(
  rule_no: number,
  action: string,
  [from_port, to_port]: readonly number[],
  more: object = {},
): object {
  return { rule_no, action, protocol: "tcp", from_port, to_port, cidr_block: "0.0.0.0/0", ...more };
}

export const EPHEMERAL = [1024, 65535];
export const ALL_TRAFFIC = {
  rule_no: 100,
  action: "allow",
  protocol: "-1",
  from_port: 0,
  to_port: 0,
  cidr_block: "0.0.0.0/0",
};

/**
 * A public subnet with an instance `Web`, a private one with an instance `App` and a NAT gateway, and one without routes with a
 * PostgreSQL database `Data`. The internet reaches Web on 443, Web reaches App on 8080, App the database on 5432 and the
 * internet on 443.
 */
export const SHOP: Resources = {
  "aws_vpc.Main": { cidr_block: "10.0.0.0/16" },
  "aws_subnet.Public": { vpc_id: id("aws_vpc.Main"), cidr_block: "10.0.0.0/24" },
  "aws_subnet.App": { vpc_id: id("aws_vpc.Main"), cidr_block: "10.0.1.0/24" },
  "aws_subnet.Data": { vpc_id: id("aws_vpc.Main"), cidr_block: "10.0.2.0/24" },
  "aws_internet_gateway.Main": { vpc_id: id("aws_vpc.Main") },
  "aws_route_table.Public": { vpc_id: id("aws_vpc.Main") },
  "aws_route.Internet": {
    route_table_id: id("aws_route_table.Public"),
    destination_cidr_block: "0.0.0.0/0",
    gateway_id: id("aws_internet_gateway.Main"),
  },
  "aws_route_table_association.Public": {
    subnet_id: id("aws_subnet.Public"),
    route_table_id: id("aws_route_table.Public"),
  },
  "aws_eip.Nat": { domain: "vpc" },
  "aws_nat_gateway.Nat": { subnet_id: id("aws_subnet.Public"), allocation_id: id("aws_eip.Nat") },
  "aws_route_table.App": { vpc_id: id("aws_vpc.Main") },
  "aws_route.Nat": {
    route_table_id: id("aws_route_table.App"),
    destination_cidr_block: "0.0.0.0/0",
    nat_gateway_id: id("aws_nat_gateway.Nat"),
  },
  "aws_route_table_association.App": { subnet_id: id("aws_subnet.App"), route_table_id: id("aws_route_table.App") },
  "aws_security_group.Web": group(),
  "aws_security_group.App": group(),
  "aws_security_group.Data": group(),
  "aws_vpc_security_group_ingress_rule.Web": rule("aws_security_group.Web", 443, "0.0.0.0/0"),
  "aws_vpc_security_group_egress_rule.Web": rule("aws_security_group.Web", 8080, "aws_security_group.App"),
  "aws_vpc_security_group_ingress_rule.App": rule("aws_security_group.App", 8080, "aws_security_group.Web"),
  "aws_vpc_security_group_egress_rule.App": rule("aws_security_group.App", 5432, "aws_security_group.Data"),
  "aws_vpc_security_group_egress_rule.Out": rule("aws_security_group.App", 443, "0.0.0.0/0"),
  "aws_vpc_security_group_ingress_rule.Data": rule("aws_security_group.Data", 5432, "aws_security_group.App"),
  "aws_instance.Web": instance("aws_subnet.Public", "aws_security_group.Web", { associate_public_ip_address: true }),
  "aws_instance.App": instance("aws_subnet.App", "aws_security_group.App"),
  "aws_db_subnet_group.Data": { subnet_ids: [id("aws_subnet.Data")] },
  "aws_db_instance.Data": {
    engine: "postgres",
    instance_class: "db.t4g.micro",
    allocated_storage: 20,
    username: "shop",
    manage_master_user_password: true,
    skip_final_snapshot: true,
    db_subnet_group_name: id("aws_db_subnet_group.Data"),
    vpc_security_group_ids: [id("aws_security_group.Data")],
  },
};

/** The shop with some arguments changed, resources added, and others taken out. */
export function shop(changes: Resources = {}): Resources {
  const changed = Object.entries(changes).map(([address, args]) => [
    address,
    args === null ? null : { ...SHOP[address], ...args },
  ]);
  return { ...SHOP, ...Object.fromEntries(changed) };
}

/** Another VPC, 10.1.0.0/16, with an instance `Other` that takes 5432 from the group of `App`, which may connect to it. */
export const OTHER: Resources = {
  "aws_vpc.Other": { cidr_block: "10.1.0.0/16" },
  "aws_subnet.Other": { vpc_id: id("aws_vpc.Other"), cidr_block: "10.1.0.0/24" },
  "aws_security_group.Other": group("aws_vpc.Other"),
  "aws_vpc_security_group_ingress_rule.Other": rule("aws_security_group.Other", 5432, "aws_security_group.App"),
  "aws_vpc_security_group_egress_rule.ToOther": rule("aws_security_group.App", 5432, "10.1.0.0/16"),
  "aws_instance.Other": instance("aws_subnet.Other", "aws_security_group.Other"),
};

/** What a question is answered, and the address that decides. */
export type Row = readonly [
  title: string,
  given: Resources,
  asked: string,
  reachable: boolean | "unknown",
  by?: string,
];

/** Asks each row of the document, of the plan that Terraform makes of it, and of the state after apply. */
export function answers(rows: readonly Row[]): void {
  test.each(rows.map((row) => [row[0], row] as const))("%s", (_title, [, given, asked, reachable, by]) => {
    const document = documentOf(given);
    for (const source of [document, planOf(document), ...stateOf(document)]) {
      const { reachable: answer, hops, reasons } = explain(read(source), questionOf(asked));
      const addresses = (answer === true ? hops : reasons).map(({ address }) => address);
      expect({ answer, addresses }).toEqual({
        answer: reachable,
        addresses: by === undefined ? addresses : expect.arrayContaining([by]),
      });
    }
  });
}

/** `aws_instance.Web → aws_instance.App tcp 8080`. */
export function questionOf(asked: string) {
  const [from = "", to = "", protocol, port] = asked.split(/ → | /);
  return { from, to, protocol, port: port === undefined ? undefined : Number(port) };
}

export function stackOf(resources: Resources): Stack {
  return read(documentOf(resources));
}
