import { blocks, isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

export const instancePublicIp: Rule = {
  id: "instance-public-ip",
  title: "Instances have no public address",
  why: "Only a security group then stands between the instance and the internet.",
  fix: "put it into a private subnet, behind a balancer, and reach it by Session Manager",
  level: "error",
  standards: { checkov: ["CKV_AWS_88"], fsbp: ["EC2.9", "EC2.25", "Autoscaling.5"] },
  types: ["aws_instance", "aws_launch_template", "aws_launch_configuration"],
  check({ args }) {
    const interfaces = blocks(args, "network_interfaces");
    const asked = [args, ...interfaces].some((one) => isTrue(one.associate_public_ip_address));
    return asked && "gets a public address";
  },
};
