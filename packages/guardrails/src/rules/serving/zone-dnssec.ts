import type { Rule } from "../../rule";

export const zoneDnssec: Rule = {
  id: "zone-dnssec",
  title: "Public zones are signed",
  why: "Answers for the domain can be forged on the way, and with them certificates.",
  fix: "add an aws_route53_key_signing_key and an aws_route53_hosted_zone_dnssec",
  level: "advice",
  standards: { checkov: ["CKV2_AWS_38"] },
  types: ["aws_route53_zone"],
  check: (zone, stack) =>
    zone.args.vpc === undefined &&
    stack.referringTo(zone, "aws_route53_hosted_zone_dnssec", "aws_route53_key_signing_key").length === 0 &&
    "is not signed",
};
