import { answers, id, shop } from "../fixtures";

const template = (more: object) => ({ image_id: "ami-0123456789abcdef0", instance_type: "t3.micro", ...more });
const fleet = (subnets: string[], more: object = {}) => ({
  min_size: 1,
  max_size: 2,
  vpc_zone_identifier: subnets.map(id),
  launch_template: { id: id("aws_launch_template.Fleet") },
  ...more,
});
const GROUPS = { vpc_security_group_ids: [id("aws_security_group.App")] };
const TO_DATA = "aws_autoscaling_group.Fleet → aws_db_instance.Data tcp 5432";

answers([
  [
    "instances have the groups of the launch template",
    shop({ "aws_launch_template.Fleet": template(GROUPS), "aws_autoscaling_group.Fleet": fleet(["aws_subnet.App"]) }),
    TO_DATA,
    true,
  ],
  [
    "groups of its network interface come before",
    shop({
      "aws_launch_template.Fleet": template({
        network_interfaces: [{ security_groups: [id("aws_security_group.App")] }],
      }),
      "aws_autoscaling_group.Fleet": fleet(["aws_subnet.App"]),
    }),
    TO_DATA,
    true,
  ],
  [
    "a mixed instances policy names the launch template",
    shop({
      "aws_launch_template.Fleet": template(GROUPS),
      "aws_autoscaling_group.Fleet": fleet(["aws_subnet.App"], {
        launch_template: undefined,
        mixed_instances_policy: {
          launch_template: { launch_template_specification: { launch_template_id: id("aws_launch_template.Fleet") } },
        },
      }),
    }),
    TO_DATA,
    true,
  ],
  [
    "a launch template that exists already is not known",
    shop({
      "aws_autoscaling_group.Fleet": fleet(["aws_subnet.App"], { launch_template: { id: "lt-0123456789abcdef0" } }),
    }),
    "aws_autoscaling_group.Fleet → internet tcp 443",
    "unknown",
  ],
  [
    "a public address is given by the launch template",
    shop({
      "aws_launch_template.Fleet": template({
        network_interfaces: [{ security_groups: [id("aws_security_group.Web")], associate_public_ip_address: true }],
      }),
      "aws_autoscaling_group.Fleet": fleet(["aws_subnet.Public"]),
    }),
    "internet → aws_autoscaling_group.Fleet tcp 443",
    true,
    "aws_launch_template.Fleet",
  ],
  [
    "one subnet of a fleet that the internet reaches is enough",
    shop({
      "aws_launch_template.Fleet": template({
        network_interfaces: [{ security_groups: [id("aws_security_group.Web")], associate_public_ip_address: true }],
      }),
      "aws_autoscaling_group.Fleet": fleet(["aws_subnet.App", "aws_subnet.Public"]),
    }),
    "internet → aws_autoscaling_group.Fleet tcp 443",
    true,
  ],
]);
