import { text } from "@plinth/model";
import type { Rule } from "../../rule";

/** Policies without TLS 1.1 and older. AWS docs, "Security policies for your Application Load Balancer". */
const GOOD = /^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)/;
/** Policies that begin like a good one and still take ciphers with CBC and SHA-1. */
const WEAK = /^ELBSecurityPolicy-(TLS13-1-[01]|TLS13-1-2-Ext[02]|TLS-1-2-Ext)/;

export const lbTlsPolicy: Rule = {
  id: "lb-tls-policy",
  title: "Listeners take TLS 1.2 and newer only",
  why: "Left out, the policy is one of 2016 that takes TLS 1.0.",
  fix: "set ssl_policy to ELBSecurityPolicy-TLS13-1-2-Res-2021-06 or a newer one",
  level: "error",
  standards: { checkov: ["CKV_AWS_103", "CKV2_AWS_74"], fsbp: ["ELB.17"] },
  types: ["aws_lb_listener", "aws_alb_listener"],
  check({ args }) {
    if (!["HTTPS", "TLS"].includes(`${args.protocol}`)) return;
    if (args.ssl_policy === undefined) return "has the TLS policy of 2016";
    const policy = text(args.ssl_policy);
    if (policy === undefined) return;
    return (!GOOD.test(policy) || WEAK.test(policy)) && `has the TLS policy ${policy}`;
  },
};
