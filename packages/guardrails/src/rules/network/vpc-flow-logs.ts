import type { Rule } from "../../rule";

export const vpcFlowLogs: Rule = {
  id: "vpc-flow-logs",
  title: "Every network records its traffic",
  why: "After an incident nobody can say who talked to whom.",
  fix: "add an aws_flow_log with the vpc_id of the network",
  level: "error",
  standards: { checkov: ["CKV2_AWS_11"], cis: ["3.7"], fsbp: ["EC2.6"] },
  types: ["aws_vpc"],
  check: (vpc, stack) => stack.referringTo(vpc, "aws_flow_log").length === 0 && "has no flow log",
};
