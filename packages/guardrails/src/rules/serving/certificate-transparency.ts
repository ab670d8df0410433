import { block } from "@plinth/model";
import type { Rule } from "../../rule";

export const certificateTransparency: Rule = {
  id: "certificate-transparency",
  title: "Certificates are entered in the public logs",
  why: "Browsers refuse a certificate that no log knows.",
  fix: "leave certificate_transparency_logging_preference out",
  level: "error",
  standards: { checkov: ["CKV_AWS_234"] },
  types: ["aws_acm_certificate"],
  check: ({ args }) =>
    block(args, "options").certificate_transparency_logging_preference === "DISABLED" &&
    "is kept out of the public logs",
};
