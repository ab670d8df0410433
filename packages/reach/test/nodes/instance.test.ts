import { answers, group, id, instance, rule, shop } from "../fixtures";

const card = (more: object = {}) => ({
  subnet_id: id("aws_subnet.Public"),
  security_groups: [id("aws_security_group.Web")],
  ...more,
});

answers([
  [
    "an attached interface is one of the instance",
    shop({
      "aws_network_interface.Second": card(),
      "aws_network_interface_attachment.App": {
        instance_id: id("aws_instance.App"),
        network_interface_id: id("aws_network_interface.Second"),
        device_index: 1,
      },
      "aws_eip.App": { network_interface: id("aws_network_interface.Second") },
    }),
    "internet → aws_instance.App tcp 443",
    true,
    "aws_eip.App",
  ],
  [
    "an instance can bring its interfaces",
    shop({
      "aws_network_interface.Only": card(),
      "aws_instance.App": {
        subnet_id: undefined,
        vpc_security_group_ids: undefined,
        network_interface: [{ device_index: 0, network_interface_id: id("aws_network_interface.Only") }],
      },
    }),
    "aws_instance.Web → aws_instance.App tcp 443",
    false,
    "aws_security_group.Web",
  ],
  [
    "a group that is attached to the interface of an instance is one of its groups",
    shop({
      "aws_security_group.Extra": group(),
      "aws_vpc_security_group_ingress_rule.Extra": rule("aws_security_group.Extra", 22, "0.0.0.0/0"),
      "aws_network_interface_sg_attachment.Web": {
        security_group_id: id("aws_security_group.Extra"),
        network_interface_id: `\${aws_instance.Web.primary_network_interface_id}`,
      },
    }),
    "internet → aws_instance.Web tcp 22",
    true,
    "aws_vpc_security_group_ingress_rule.Extra",
  ],
  [
    "an instance without a subnet is in one of the default VPC, which is not known",
    shop({ "aws_instance.Web": { subnet_id: undefined } }),
    "internet → aws_instance.Web tcp 443",
    "unknown",
  ],
  [
    "an instance of a subnet that gives addresses in a VPC that exists already",
    shop({
      "aws_instance.Web": instance("data.aws_subnet.Seen", "aws_security_group.Web"),
      "data.aws_subnet.Seen": { id: "subnet-0123456789abcdef0" },
    }),
    "internet → aws_instance.Web tcp 443",
    "unknown",
  ],
]);
