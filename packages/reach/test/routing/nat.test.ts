import { ALL_TRAFFIC, aclRule, answers, EPHEMERAL, id, shop } from "../fixtures";

const OUT = "aws_instance.App → internet tcp 443";
const acl = (ingress: object[], egress: object[]) =>
  shop({
    "aws_network_acl.Public": { vpc_id: id("aws_vpc.Main"), subnet_ids: [id("aws_subnet.Public")], ingress, egress },
  });

answers([
  ["out by a NAT gateway in a public subnet", shop(), OUT, true, "aws_route.Internet"],
  [
    "its subnet needs the route to the internet gateway",
    shop({ "aws_route.Internet": null }),
    OUT,
    false,
    "aws_route_table.Public",
  ],
  [
    "a private NAT gateway leads to no internet",
    shop({ "aws_nat_gateway.Nat": { connectivity_type: "private", allocation_id: undefined } }),
    OUT,
    false,
    "aws_nat_gateway.Nat",
  ],
  [
    "one that exists already is not judged",
    shop({ "aws_route.Nat": { nat_gateway_id: "nat-0123456789abcdef0" } }),
    OUT,
    "unknown",
    "aws_route.Nat",
  ],
  [
    "the network ACL of its subnet lets the port in and out, and the answers",
    acl(
      [aclRule(1, "allow", [443, 443]), aclRule(2, "allow", EPHEMERAL)],
      [aclRule(1, "allow", [443, 443]), aclRule(2, "allow", EPHEMERAL)],
    ),
    OUT,
    true,
    "aws_network_acl.Public",
  ],
  [
    "a network ACL of its subnet that lets no answers in blocks",
    acl([aclRule(1, "allow", [443, 443])], [ALL_TRAFFIC]),
    OUT,
    false,
    "aws_network_acl.Public",
  ],
]);
