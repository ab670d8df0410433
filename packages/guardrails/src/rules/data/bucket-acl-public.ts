import { block, blocks } from "@plinth/model";
import type { Rule } from "../../rule";

const PUBLIC = ["public-read", "public-read-write", "website", "authenticated-read"];
const GROUPS = /groups\/global\/(AllUsers|AuthenticatedUsers)/;

export const bucketAclPublic: Rule = {
  id: "bucket-acl-public",
  title: "No ACL makes a bucket public",
  why: "Objects can be listed and read by anybody; AuthenticatedUsers is anybody with an AWS account.",
  fix: "use no ACL, and object ownership BucketOwnerEnforced",
  level: "error",
  standards: { checkov: ["CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_375", "CKV2_AWS_43"], fsbp: ["S3.2", "S3.3"] },
  types: ["aws_s3_bucket", "aws_s3_bucket_acl"],
  check({ args }) {
    if (PUBLIC.includes(`${args.acl}`)) return `has the ACL ${args.acl}`;
    const grants = blocks(block(args, "access_control_policy"), "grant");
    return grants.some((grant) => GROUPS.test(`${block(grant, "grantee").uri}`)) && "grants access to everybody";
  },
};
