import { Stack } from "@plinth/model";
import { explain } from "../../src/explain";
import { answers, id, OTHER, questionOf, type Resources, shop, stackOf } from "../fixtures";

const ASKED = "aws_instance.App → aws_instance.Other tcp 5432";
const peered = (more: Resources = {}) =>
  shop({
    ...OTHER,
    "aws_vpc_peering_connection.Other": {
      vpc_id: id("aws_vpc.Main"),
      peer_vpc_id: id("aws_vpc.Other"),
      auto_accept: true,
    },
    "aws_route.There": {
      route_table_id: id("aws_route_table.App"),
      destination_cidr_block: "10.1.0.0/16",
      vpc_peering_connection_id: id("aws_vpc_peering_connection.Other"),
    },
    "aws_route.Back": {
      route_table_id: `\${aws_vpc.Other.main_route_table_id}`,
      destination_cidr_block: "10.0.1.0/24",
      vpc_peering_connection_id: id("aws_vpc_peering_connection.Other"),
    },
    ...more,
  });

const third = {
  "aws_vpc.Third": { cidr_block: "10.2.0.0/16" },
  "aws_vpc_peering_connection.Third": {
    vpc_id: id("aws_vpc.Third"),
    peer_vpc_id: id("aws_vpc.Other"),
    auto_accept: true,
  },
};

answers([
  ["routes on both sides and groups by reference let through", peered(), ASKED, true, "aws_route.There"],
  ["without the route there it is closed", peered({ "aws_route.There": null }), ASKED, false, "aws_route.Nat"],
  [
    "without the route back it is closed",
    peered({ "aws_route.Back": null }),
    ASKED,
    false,
    "the main route table of aws_vpc.Other",
  ],
  [
    "the route back must be for the subnet of the source",
    peered({
      "aws_route.Back": {
        route_table_id: `\${aws_vpc.Other.main_route_table_id}`,
        destination_cidr_block: "10.0.9.0/24",
        vpc_peering_connection_id: id("aws_vpc_peering_connection.Other"),
      },
    }),
    ASKED,
    false,
    "the main route table of aws_vpc.Other",
  ],
  [
    "the longest prefix decides",
    peered({
      "aws_route.Closer": {
        route_table_id: id("aws_route_table.App"),
        destination_cidr_block: "10.1.0.0/24",
        nat_gateway_id: id("aws_nat_gateway.Nat"),
      },
    }),
    ASKED,
    false,
    "aws_route.Closer",
  ],
  [
    "a connection that nobody accepts may not work",
    peered({ "aws_vpc_peering_connection.Other": { vpc_id: id("aws_vpc.Main"), peer_vpc_id: id("aws_vpc.Other") } }),
    ASKED,
    "unknown",
    "aws_vpc_peering_connection.Other",
  ],
  [
    "an accepter accepts it",
    peered({
      "aws_vpc_peering_connection.Other": { vpc_id: id("aws_vpc.Main"), peer_vpc_id: id("aws_vpc.Other") },
      "aws_vpc_peering_connection_accepter.Other": {
        vpc_peering_connection_id: id("aws_vpc_peering_connection.Other"),
        auto_accept: true,
      },
    }),
    ASKED,
    true,
  ],
  [
    "a group of a region that may be another may not be named",
    peered({
      "aws_vpc_peering_connection.Other": {
        vpc_id: id("aws_vpc.Main"),
        peer_vpc_id: id("aws_vpc.Other"),
        peer_region: "eu-west-1",
      },
    }),
    ASKED,
    "unknown",
    "aws_vpc_security_group_ingress_rule.Other",
  ],
  [
    "a connection does not lead on to a third VPC",
    peered({
      ...third,
      "aws_route.There": {
        route_table_id: id("aws_route_table.App"),
        destination_cidr_block: "10.1.0.0/16",
        vpc_peering_connection_id: id("aws_vpc_peering_connection.Third"),
      },
    }),
    ASKED,
    false,
    "aws_route.There",
  ],
]);

answers([
  [
    "a connection whose other VPC is known only after apply may lead there",
    peered({
      "aws_ssm_parameter.Peer": { name: "peer", type: "String", value: "vpc" },
      "aws_vpc_peering_connection.Other": {
        vpc_id: id("aws_vpc.Main"),
        peer_vpc_id: `\${jsondecode(aws_ssm_parameter.Peer.value)}`,
      },
    }),
    ASKED,
    "unknown",
    "aws_vpc_peering_connection.Other",
  ],
]);

test.each([
  ["us-east-1", true],
  ["eu-west-1", false],
])("a group can be named over peering in its region, which is %s", (region, reachable) => {
  const other = { vpc_id: id("aws_vpc.Main"), peer_vpc_id: id("aws_vpc.Other"), peer_region: "us-east-1" };
  const accepter = {
    vpc_peering_connection_id: id("aws_vpc_peering_connection.Other"),
    auto_accept: true,
  };
  const { resources } = stackOf(
    peered({
      "aws_vpc_peering_connection.Other": other,
      "aws_vpc_peering_connection_accepter.Other": accepter,
    }),
  );
  const stack = new Stack(resources.map((one) => ({ ...one, provider: { key: "aws", region } })));
  expect(explain(stack, questionOf(ASKED)).reachable).toBe(reachable);
});
