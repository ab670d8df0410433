import { isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

export const subnetPublicIp: Rule = {
  id: "subnet-public-ip",
  title: "Nothing gets a public address by being started in a subnet",
  why: "An instance that lands in the wrong subnet is on the internet, and nobody asked for it.",
  fix: "leave map_public_ip_on_launch out, and give a public address to what needs one",
  level: "error",
  standards: { checkov: ["CKV_AWS_130"], fsbp: ["EC2.15"] },
  types: ["aws_subnet"],
  check: ({ args }) => isTrue(args.map_public_ip_on_launch) && "gives a public address to whatever starts in it",
};
