import { answers, id, shop } from "../fixtures";

const ASKED = "aws_instance.App → aws_vpc_endpoint.S3 tcp 443";
const s3 = (more: object = {}) => ({
  "aws_vpc_endpoint.S3": {
    vpc_id: id("aws_vpc.Main"),
    service_name: "com.amazonaws.us-east-1.s3",
    route_table_ids: [id("aws_route_table.App")],
    ...more,
  },
});
const out = (more: object) => ({
  "aws_vpc_security_group_egress_rule.Out": {
    cidr_ipv4: undefined,
    ...more,
  },
});

answers([
  ["the route table of the subnet leads to the service", shop(s3()), ASKED, true, "aws_vpc_endpoint.S3"],
  [
    "an endpoint of other route tables does not serve",
    shop(s3({ route_table_ids: [id("aws_route_table.Public")] })),
    ASKED,
    false,
    "aws_route_table.App",
  ],
  [
    "an association of its own gives a route table the endpoint",
    shop({
      ...s3({ route_table_ids: undefined }),
      "aws_vpc_endpoint_route_table_association.App": {
        vpc_endpoint_id: id("aws_vpc_endpoint.S3"),
        route_table_id: id("aws_route_table.App"),
      },
    }),
    ASKED,
    true,
  ],
  [
    "the prefix list of the endpoint in a rule lets out",
    shop({ ...s3(), ...out({ prefix_list_id: `\${aws_vpc_endpoint.S3.prefix_list_id}` }) }),
    ASKED,
    true,
    "aws_vpc_security_group_egress_rule.Out",
  ],
  [
    "the prefix list of another service does not",
    shop({
      ...s3(),
      ...out({ prefix_list_id: id("data.aws_prefix_list.Dynamo") }),
      "data.aws_prefix_list.Dynamo": { name: "com.amazonaws.us-east-1.dynamodb" },
    }),
    ASKED,
    false,
    "aws_security_group.App",
  ],
  [
    "a prefix list that exists already may be that of the service",
    shop({ ...s3(), ...out({ prefix_list_id: "pl-63a5400a" }) }),
    ASKED,
    "unknown",
  ],
  [
    "a private range is not that of a service",
    shop({ ...s3(), ...out({ cidr_ipv4: "10.0.0.0/8" }) }),
    ASKED,
    false,
    "aws_security_group.App",
  ],
  [
    "a public range may be that of the service",
    shop({ ...s3(), ...out({ cidr_ipv4: "52.216.0.0/15" }) }),
    ASKED,
    "unknown",
  ],
  [
    "without a rule for egress nothing goes out",
    shop({ ...s3(), "aws_vpc_security_group_egress_rule.Out": null }),
    ASKED,
    false,
    "aws_security_group.App",
  ],
  [
    "a policy does not close the way: it limits requests",
    shop(
      s3({
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }],
        }),
      }),
    ),
    ASKED,
    true,
    "aws_vpc_endpoint.S3",
  ],
  [
    "a network ACL that lets no answers of public addresses in blocks",
    shop({
      ...s3(),
      "aws_network_acl.App": { vpc_id: id("aws_vpc.Main"), subnet_ids: [id("aws_subnet.App")], ...localAcl() },
    }),
    ASKED,
    false,
    "aws_network_acl.App",
  ],
  [
    "a rule for another group is no rule for the service",
    shop({ ...s3(), ...out({ referenced_security_group_id: id("aws_security_group.Data") }) }),
    ASKED,
    false,
  ],
]);

function localAcl() {
  const local = { rule_no: 1, action: "allow", protocol: "-1", from_port: 0, to_port: 0, cidr_block: "10.0.0.0/8" };
  return { ingress: [local], egress: [{ ...local, cidr_block: "0.0.0.0/0" }] };
}

answers([
  [
    "a route table that exists already may have the endpoint",
    shop({
      ...s3(),
      "aws_route_table_association.App": { subnet_id: id("aws_subnet.App"), route_table_id: "rtb-0123456789abcdef0" },
    }),
    ASKED,
    "unknown",
    "rtb-0123456789abcdef0",
  ],
]);
