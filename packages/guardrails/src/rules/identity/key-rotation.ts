import { isTrue, isUnknown, text } from "@plinth/model";
import type { Rule } from "../../rule";

export const keyRotation: Rule = {
  id: "key-rotation",
  title: "Keys are on, and rotate",
  why: "The longer one key encrypts, the more is lost with it.",
  fix: "set enable_key_rotation",
  level: "error",
  standards: { checkov: ["CKV_AWS_7", "CKV_AWS_227"], cis: ["3.6"], fsbp: ["KMS.4"] },
  types: ["aws_kms_key"],
  check({ args }) {
    if ([false, "false"].includes(args.is_enabled as boolean | string)) return "is off";
    const symmetric = (text(args.customer_master_key_spec) ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";
    const { enable_key_rotation: on } = args;
    return symmetric && !isTrue(on) && !isUnknown(on) && "does not rotate";
  },
};
