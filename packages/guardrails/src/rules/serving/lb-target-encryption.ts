import type { Rule } from "../../rule";

export const lbTargetEncryption: Rule = {
  id: "lb-target-encryption",
  title: "Balancers speak to their targets over TLS",
  why: "Inside of the network requests go in clear, where rules or auditors may ask for more.",
  fix: "set the protocol of the target group to HTTPS, and give the targets certificates",
  level: "advice",
  standards: { checkov: ["CKV_AWS_378"] },
  types: ["aws_lb_target_group", "aws_alb_target_group"],
  check: ({ args }) => args.protocol === "HTTP" && "is spoken to over HTTP",
};
