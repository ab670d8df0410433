import { ALL_TRAFFIC, aclRule, answers, EPHEMERAL, group, id, instance, rule, shop } from "../fixtures";

const acl = (subnet: string, ingress: object[], egress: object[]) => ({
  vpc_id: id("aws_vpc.Main"),
  subnet_ids: [id(subnet)],
  ingress,
  egress,
});

answers([
  [
    "groups that name each other let their ports through",
    shop(),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    true,
    "aws_vpc_security_group_ingress_rule.Data",
  ],
  [
    "another port does not pass",
    shop(),
    "aws_instance.App → aws_db_instance.Data tcp 5433",
    false,
    "aws_security_group.App",
  ],
  [
    "another protocol does not pass",
    shop(),
    "aws_instance.App → aws_db_instance.Data udp 5432",
    false,
    "aws_security_group.App",
  ],
  [
    "a group without the rule for egress lets nothing out",
    shop({ "aws_vpc_security_group_egress_rule.App": null }),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    false,
    "aws_security_group.App",
  ],
  [
    "a group without the rule for ingress lets nothing in",
    shop({ "aws_vpc_security_group_ingress_rule.Data": null }),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    false,
    "aws_security_group.Data",
  ],
  ["who is in no group that is named stays out", shop(), "aws_instance.Web → aws_db_instance.Data tcp 5432", false],
  [
    "subnets of a VPC reach each other without a route of their own",
    shop({ "aws_route_table_association.App": null }),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    true,
    "aws_vpc.Main",
  ],
  [
    "a network ACL that denies on the way in blocks",
    shop({ "aws_network_acl.Data": acl("aws_subnet.Data", [aclRule(100, "deny", [5432, 5432])], [ALL_TRAFFIC]) }),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    false,
    "aws_network_acl.Data",
  ],
  [
    "a network ACL that lets no answers out blocks",
    shop({ "aws_network_acl.Data": acl("aws_subnet.Data", [ALL_TRAFFIC], [aclRule(100, "allow", [443, 443])]) }),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    false,
    "aws_network_acl.Data",
  ],
  [
    "a network ACL of the source that lets no answers in blocks",
    shop({ "aws_network_acl.App": acl("aws_subnet.App", [aclRule(100, "allow", [443, 443])], [ALL_TRAFFIC]) }),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    false,
    "aws_network_acl.App",
  ],
  [
    "a network ACL with the port in and the ephemeral ports out passes",
    shop({
      "aws_network_acl.Data": acl(
        "aws_subnet.Data",
        [aclRule(100, "allow", [5432, 5432])],
        [aclRule(100, "allow", EPHEMERAL)],
      ),
    }),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    true,
    "aws_network_acl.Data",
  ],
  [
    "traffic within a subnet does not pass its network ACL",
    shop({
      "aws_network_acl.App": acl("aws_subnet.App", [], []),
      "aws_instance.Neighbor": instance("aws_subnet.App", "aws_security_group.Neighbor"),
      "aws_security_group.Neighbor": group(),
      "aws_vpc_security_group_egress_rule.Neighbor": rule(
        "aws_security_group.Neighbor",
        8080,
        "aws_security_group.App",
      ),
      "aws_vpc_security_group_ingress_rule.Neighbor": rule(
        "aws_security_group.App",
        8080,
        "aws_security_group.Neighbor",
      ),
    }),
    "aws_instance.Neighbor → aws_instance.App tcp 8080",
    true,
    "aws_vpc_security_group_ingress_rule.Neighbor",
  ],
  [
    "VPCs that nothing connects do not reach each other",
    shop({
      "aws_vpc.Other": { cidr_block: "10.1.0.0/16" },
      "aws_subnet.Other": { vpc_id: id("aws_vpc.Other"), cidr_block: "10.1.0.0/24" },
      "aws_security_group.Other": group("aws_vpc.Other"),
      "aws_vpc_security_group_ingress_rule.Other": rule("aws_security_group.Other", 443, "10.0.0.0/16"),
      "aws_instance.Other": instance("aws_subnet.Other", "aws_security_group.Other"),
    }),
    "aws_instance.App → aws_instance.Other tcp 443",
    false,
    "aws_route.Nat",
  ],
  [
    "a more specific route within the VPC leads through an appliance, which is not judged",
    shop({
      "aws_network_interface.Appliance": { subnet_id: id("aws_subnet.Public") },
      "aws_route.Inspection": {
        route_table_id: id("aws_route_table.App"),
        destination_cidr_block: "10.0.2.0/24",
        network_interface_id: id("aws_network_interface.Appliance"),
      },
    }),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    "unknown",
    "aws_route.Inspection",
  ],
  [
    "an existing subnet is in a VPC that is not known",
    shop({ "aws_db_subnet_group.Data": { subnet_ids: ["subnet-0123456789abcdef0"] } }),
    "aws_instance.App → aws_db_instance.Data tcp 5432",
    "unknown",
    "subnet-0123456789abcdef0",
  ],
]);

answers([
  [
    "two instances in subnets that nobody knows are not in the same one",
    shop({
      "aws_instance.App": { subnet_id: `\${jsondecode(aws_ssm_parameter.Subnet.value)}` },
      "aws_instance.Twin": instance("aws_subnet.App", "aws_security_group.App", {
        subnet_id: `\${jsondecode(aws_ssm_parameter.Subnet.value)}`,
      }),
      "aws_ssm_parameter.Subnet": { name: "subnet", type: "String", value: "[]" },
      "aws_vpc_security_group_ingress_rule.Twin": rule("aws_security_group.App", 9000, "aws_security_group.App"),
      "aws_vpc_security_group_egress_rule.Twin": rule("aws_security_group.App", 9000, "aws_security_group.App"),
    }),
    "aws_instance.Twin → aws_instance.App tcp 9000",
    "unknown",
  ],
  [
    "a balancer whose subnets are not said is somewhere",
    shop({
      "aws_lb.Front": {
        internal: true,
        subnets: `\${jsondecode(aws_ssm_parameter.Subnets.value)}`,
        security_groups: [id("aws_security_group.Web")],
      },
      "aws_ssm_parameter.Subnets": { name: "subnets", type: "String", value: "[]" },
      "aws_lb_listener.Front": {
        load_balancer_arn: `\${aws_lb.Front.arn}`,
        port: 443,
        protocol: "TCP",
        default_action: [{ type: "fixed-response", fixed_response: [{ content_type: "text/plain" }] }],
      },
    }),
    "aws_instance.App → aws_lb.Front tcp 443",
    "unknown",
  ],
]);
