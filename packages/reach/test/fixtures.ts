import { read, type Stack } from "@plinth/model";
import { planOf } from "@plinth/testing";
import { explain } from "../src/explain";
import { documentOf, type Resources } from "./document-of";
import { stateOf } from "./state-of";

export { documentOf, type Resources } from "./document-of";

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
