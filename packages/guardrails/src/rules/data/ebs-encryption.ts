import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const ebsEncryption: Rule = {
  id: "ebs-encryption",
  title: "Volumes are encrypted",
  why: "A volume made without encryption, and every snapshot of it, stays without.",
  fix: "set encrypted; an existing volume must be made again from an encrypted copy of a snapshot",
  level: "error",
  standards: { checkov: ["CKV_AWS_3", "CKV2_AWS_2", "CKV_AWS_106"], cis: ["2.2.1"], fsbp: ["EC2.3", "EC2.7"] },
  types: ["aws_ebs_volume", "aws_ebs_encryption_by_default"],
  check({ type, args }) {
    if (type === "aws_ebs_encryption_by_default") {
      return [false, "false"].includes(args.enabled as boolean | string) && "turns encryption by default off";
    }
    return !isTrue(args.encrypted) && !isUnknown(args.encrypted) && "is not encrypted";
  },
};
