import { isTrue, numberOr } from "@plinth/model";
import type { Rule } from "../../rule";

export const aclEveryPort: Rule = {
  id: "acl-every-port",
  title: "Rules of a network ACL that let in name their ports",
  why: "A rule for every port and protocol is no guard at all.",
  fix: "set from_port and to_port, or refuse",
  level: "advice",
  standards: { checkov: ["CKV_AWS_352"] },
  types: ["aws_network_acl_rule"],
  check({ args }) {
    if (args.rule_action === "deny" || isTrue(args.egress)) return;
    return numberOr(args.from_port, 0) === 0 && "lets in every port";
  },
};
