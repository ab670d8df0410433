import { blocks, isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const dlmCopies: Rule = {
  id: "dlm-copies",
  title: "Copies of snapshots in other regions are encrypted by a key of one's own",
  why: "A copy in clear undoes the encryption of what it was made of.",
  fix: "set encrypted and cmk_arn in the copy rule",
  level: "error",
  standards: { checkov: ["CKV_AWS_253", "CKV_AWS_254", "CKV_AWS_255", "CKV_AWS_256"] },
  types: ["aws_dlm_lifecycle_policy"],
  check({ args }) {
    const details = blocks(args, "policy_details");
    const scheduled = details
      .flatMap((one) => blocks(one, "schedule"))
      .flatMap((one) => blocks(one, "cross_region_copy_rule"));
    const events = details
      .flatMap((one) => blocks(one, "action"))
      .flatMap((one) => blocks(one, "cross_region_copy"))
      .flatMap((one) => blocks(one, "encryption_configuration"));
    const all = [...scheduled, ...events];
    if (all.some(({ encrypted }) => !isTrue(encrypted) && !isUnknown(encrypted)))
      return "makes copies without encryption";
    return all.some(({ cmk_arn }) => cmk_arn === undefined) && "encrypts copies by the key of AWS";
  },
};
