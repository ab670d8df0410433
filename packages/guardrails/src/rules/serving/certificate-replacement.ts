import { isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

export const certificateReplacement: Rule = {
  id: "certificate-replacement",
  title: "Certificates are made anew before the old one goes",
  why: "A certificate in use cannot be deleted, so that a change of its names fails half-way.",
  fix: "set create_before_destroy in lifecycle",
  level: "warning",
  standards: { checkov: ["CKV_AWS_233"] },
  types: ["aws_acm_certificate"],
  check: ({ lifecycle }) =>
    lifecycle !== undefined && !isTrue(lifecycle.create_before_destroy) && "is destroyed before it is made anew",
};
