import { read } from "@plinth/model";
import { type Architecture, architectureOf } from "../../src/draw/model";

export const architectureIn = (document: object): Architecture => architectureOf(read(document));

export const comment = (path: string) => ({ "//": { metadata: { path: `shop/${path}` } } });

/** A subnet with its table and association, as a tier makes them. */
export function zone(tier: string, zone: string, cidrBlock: string) {
  return {
    aws_subnet: {
      [`${tier}_${zone}`]: {
        ...comment(`${tier}/Subnet-${zone}`),
        vpc_id: "${aws_vpc.Network.id}",
        availability_zone: zone,
        cidr_block: cidrBlock,
      },
    },
    aws_route_table: { [`${tier}_${zone}`]: comment(`${tier}/RouteTable-${zone}`) },
    aws_route_table_association: {
      [`${tier}_${zone}`]: {
        ...comment(`${tier}/RouteTableAssociation-${zone}`),
        subnet_id: `\${aws_subnet.${tier}_${zone}.id}`,
        route_table_id: `\${aws_route_table.${tier}_${zone}.id}`,
      },
    },
  };
}

export function stack(...parts: Record<string, Record<string, object>>[]) {
  const resource: Record<string, Record<string, object>> = {
    aws_vpc: { Network: { ...comment("Network/Default"), cidr_block: "10.0.0.0/16" } },
  };
  for (const part of parts)
    for (const [type, named] of Object.entries(part)) resource[type] = { ...resource[type], ...named };
  return { "//": { metadata: { stackName: "shop" } }, provider: { aws: [{ region: "eu-west-1" }] }, resource };
}

export const group = (owner: string) => ({ aws_security_group: { [owner]: comment(`${owner}/SecurityGroup`) } });
export const rule = (name: string, args: object) => ({
  aws_vpc_security_group_ingress_rule: { [name]: { ...comment(`${name}/Rule`), ...args } },
});
