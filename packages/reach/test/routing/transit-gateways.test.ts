import { answers, id, OTHER, type Resources, rule, shop } from "../fixtures";

const ASKED = "aws_instance.App → aws_instance.Other tcp 5432";
const attachment = (vpc: string, subnet: string, more: object = {}) => ({
  vpc_id: id(vpc),
  subnet_ids: [id(subnet)],
  transit_gateway_id: id("aws_ec2_transit_gateway.Hub"),
  ...more,
});
const through = (route_table_id: string, destination_cidr_block: string) => ({
  route_table_id,
  destination_cidr_block,
  transit_gateway_id: id("aws_ec2_transit_gateway.Hub"),
});
const byRange = { "aws_vpc_security_group_ingress_rule.Other": rule("aws_security_group.Other", 5432, "10.0.0.0/16") };
const hub = (more: Resources = {}) =>
  shop({
    ...OTHER,
    "aws_ec2_transit_gateway.Hub": {},
    "aws_ec2_transit_gateway_vpc_attachment.Main": attachment("aws_vpc.Main", "aws_subnet.App"),
    "aws_ec2_transit_gateway_vpc_attachment.Other": attachment("aws_vpc.Other", "aws_subnet.Other"),
    "aws_route.There": through(id("aws_route_table.App"), "10.0.0.0/8"),
    "aws_route.Back": through(`\${aws_vpc.Other.main_route_table_id}`, "10.0.0.0/16"),
    ...byRange,
    ...more,
  });
const own = { "aws_ec2_transit_gateway_route_table.Own": { transit_gateway_id: id("aws_ec2_transit_gateway.Hub") } };
const inOwn = (name: string, more: object = {}) => ({
  transit_gateway_attachment_id: id(`aws_ec2_transit_gateway_vpc_attachment.${name}`),
  transit_gateway_route_table_id: id("aws_ec2_transit_gateway_route_table.Own"),
  ...more,
});

answers([
  ["attachments with the default route table reach each other", hub(), ASKED, true, "aws_route.There"],
  [
    "without the route back it is closed",
    hub({ "aws_route.Back": null }),
    ASKED,
    false,
    "the main route table of aws_vpc.Other",
  ],
  [
    "a VPC that is not attached is not reached",
    hub({ "aws_ec2_transit_gateway_vpc_attachment.Other": null }),
    ASKED,
    false,
    "aws_ec2_transit_gateway.Hub",
  ],
  [
    "groups cannot be named over it by default",
    hub({
      "aws_vpc_security_group_ingress_rule.Other": rule("aws_security_group.Other", 5432, "aws_security_group.App"),
    }),
    ASKED,
    false,
    "aws_security_group.Other",
  ],
  [
    "groups can be named over one that supports it",
    hub({
      "aws_ec2_transit_gateway.Hub": { security_group_referencing_support: "enable" },
      "aws_vpc_security_group_ingress_rule.Other": rule("aws_security_group.Other", 5432, "aws_security_group.App"),
    }),
    ASKED,
    true,
  ],
  [
    "without association by default an attachment has no routes",
    hub({ "aws_ec2_transit_gateway.Hub": { default_route_table_association: "disable" } }),
    ASKED,
    false,
    "aws_ec2_transit_gateway_vpc_attachment.Main",
  ],
  [
    "a route table of its own has no routes but those that are propagated to it",
    hub({ ...own, "aws_ec2_transit_gateway_route_table_association.Main": inOwn("Main") }),
    ASKED,
    false,
    "aws_ec2_transit_gateway_route_table.Own",
  ],
  [
    "propagation and association let through",
    hub({
      ...own,
      "aws_ec2_transit_gateway_route_table_association.Main": inOwn("Main"),
      "aws_ec2_transit_gateway_route_table_propagation.Other": inOwn("Other"),
    }),
    ASKED,
    true,
  ],
  [
    "a blackhole of a longer prefix blocks",
    hub({
      ...own,
      "aws_ec2_transit_gateway_route_table_association.Main": inOwn("Main"),
      "aws_ec2_transit_gateway_route_table_propagation.Other": inOwn("Other"),
      "aws_ec2_transit_gateway_route.Hole": {
        transit_gateway_route_table_id: id("aws_ec2_transit_gateway_route_table.Own"),
        destination_cidr_block: "10.1.0.0/24",
        blackhole: true,
      },
    }),
    ASKED,
    false,
    "aws_ec2_transit_gateway_route.Hole",
  ],
]);
