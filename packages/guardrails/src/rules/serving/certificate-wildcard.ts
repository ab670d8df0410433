import { list } from "@plinth/model";
import type { Rule } from "../../rule";

export const certificateWildcard: Rule = {
  id: "certificate-wildcard",
  title: "Certificates name the hosts that they are for",
  why: "Whoever gets hold of it can stand in for every host of the domain.",
  fix: "name the hosts",
  level: "advice",
  standards: { checkov: ["CKV2_AWS_71"] },
  types: ["aws_acm_certificate"],
  check({ args }) {
    const names = [args.domain_name, ...list(args, "subject_alternative_names")];
    const wide = names.filter((name) => `${name}`.startsWith("*."));
    return wide.length > 0 && `is for ${wide.join(", ")}`;
  },
};
