import { fleetHealth } from "../../../src/rules/serving/fleet-health";
import { cases, type Resources } from "../../cases";

const group = (args: object, more: Resources = {}) => ({ resource: { aws_autoscaling_group: { Web: args }, ...more } });
const attachment = {
  aws_autoscaling_attachment: {
    A: { autoscaling_group_name: "${aws_autoscaling_group.Web.name}", lb_target_group_arn: "arn" },
  },
};
const inline = { target_group_arns: ["${aws_lb_target_group.Web.arn}"] };

cases(fleetHealth, {
  fails: {
    "an attached group that says nothing": group({}, attachment),
    "a group that asks EC2": group({ ...inline, health_check_type: "EC2" }),
  },
  passes: {
    "an attached group that asks": group({ health_check_type: "ELB" }, attachment),
    "a group without a balancer": group({ health_check_type: "EC2" }),
  },
});
