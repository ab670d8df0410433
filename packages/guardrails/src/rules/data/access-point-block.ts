import { block, isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

const FLAGS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

export const accessPointBlock: Rule = {
  id: "access-point-block",
  title: "Access points block public access",
  why: "An access point can be public although its bucket is not meant to be, and its setting cannot be changed later.",
  fix: "leave public_access_block_configuration out, or set all four flags",
  level: "error",
  standards: { checkov: ["CKV_AWS_392"], fsbp: ["S3.19"] },
  types: ["aws_s3_access_point"],
  check({ args }) {
    const given = block(args, "public_access_block_configuration");
    const open = FLAGS.filter((flag) => given[flag] !== undefined && !isTrue(given[flag]));
    return open.length > 0 && `turns ${open.join(", ")} off`;
  },
};
