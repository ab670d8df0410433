import type { Rule } from "../../rule";

export const zoneQueryLog: Rule = {
  id: "zone-query-log",
  title: "Queries of public zones are recorded",
  why: "Who asks for hosts that should not be known is seen nowhere else.",
  fix: "add an aws_route53_query_log",
  level: "advice",
  standards: { checkov: ["CKV2_AWS_39"], fsbp: ["Route53.2"] },
  types: ["aws_route53_zone"],
  check: (zone, stack) =>
    zone.args.vpc === undefined &&
    stack.referringTo(zone, "aws_route53_query_log").length === 0 &&
    "records no queries",
};
