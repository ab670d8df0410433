import type { Rule } from "../../rule";

export const ebsOwnKey: Rule = {
  id: "ebs-own-key",
  title: "Volumes are encrypted by a key of one's own",
  why: "Snapshots under the key of AWS cannot be shared with another account, and the key cannot be denied to anybody.",
  fix: "set kms_key_id; a change replaces the volume",
  level: "warning",
  standards: { checkov: ["CKV_AWS_189"] },
  types: ["aws_ebs_volume"],
  check: ({ args }) => args.kms_key_id === undefined && "is encrypted by the key of AWS",
};
