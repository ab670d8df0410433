import { block, blocks } from "@plinth/model";
import { must, mustBeSet, unless } from "../checks/arguments";
import * as buckets from "../checks/buckets";
import { advice, error, warning } from "./row";

const BUCKET = "aws_s3_bucket";

/** Buckets, their access points and their objects. */
export const S3 = [
  error("access-point-block", "aws_s3_access_point", "CKV_AWS_392, S3.19", {
    title: "Access points block public access",
    why: "An access point can be public although its bucket is not meant to be, and its setting cannot be changed later.",
    fix: "leave public_access_block_configuration out, or set all four flags",
    check: buckets.leavesFlagsOff,
  }),
  warning("bucket-access-log", BUCKET, "CKV_AWS_18, CIS 3.4, S3.9", {
    title: "Requests to buckets are recorded",
    why: "Nothing records who read the files.",
    fix: "add an aws_s3_bucket_logging that leads into a log bucket",
    // A bucket that takes the logs of others would record its own recording.
    check: unless(buckets.takesLogs, must(buckets.hasLog, "does not record requests")),
  }),
  error(
    "bucket-acl-public",
    [BUCKET, "aws_s3_bucket_acl"],
    "CKV_AWS_20, CKV_AWS_57, CKV_AWS_375, CKV2_AWS_43, S3.2, S3.3",
    {
      title: "No ACL makes a bucket public",
      why: "Objects can be listed and read by anybody; AuthenticatedUsers is anybody with an AWS account.",
      fix: "use no ACL, and object ownership BucketOwnerEnforced",
      check: buckets.hasPublicAcl,
    },
  ),
  warning("bucket-lifecycle", [BUCKET, buckets.LIFECYCLE], "CKV2_AWS_61, CKV_AWS_300, S3.13", {
    title: "Buckets clean up after themselves",
    why: "Old versions and the parts of failed uploads are paid for ever, and seen nowhere.",
    fix: "add an aws_s3_bucket_lifecycle_configuration that ends noncurrent versions and failed uploads",
    check: buckets.leavesFailedUploads,
  }),
  advice("bucket-notifications", BUCKET, "CKV2_AWS_62, S3.11", {
    title: "Buckets tell of what happens in them",
    why: "Nobody is notified when many objects are deleted.",
    fix: "add an aws_s3_bucket_notification, to EventBridge at least",
    check: must(buckets.hasConfiguration("aws_s3_bucket_notification"), "tells nobody of its events"),
  }),
  advice(
    "bucket-object-key",
    ["aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy"],
    "CKV_AWS_186, CKV_AWS_181",
    {
      title: "Objects that Terraform writes are encrypted with a customer managed key",
      why: "What is written along with the stack is often its configuration.",
      fix: "set kms_key_id, or let the bucket encrypt by a key",
      check: mustBeSet("kms_key_id", "names no key"),
    },
  ),
  warning("bucket-customer-managed-key", BUCKET, "CKV_AWS_145, S3.17", {
    title: "Buckets are encrypted with a customer managed key",
    why: "Every principal that may read the bucket may read the objects; a key is a second permission, and its use is recorded.",
    fix: "add an aws_s3_bucket_server_side_encryption_configuration with aws:kms and a key",
    // Balancers and S3 itself deliver logs only where S3 has the key.
    check: unless(buckets.takesLogs, must(buckets.hasOwnKey, "is encrypted by the key of S3")),
  }),
  warning("bucket-ownership", BUCKET, "CKV2_AWS_65, S3.12", {
    title: "The owner of a bucket owns its objects, and ACLs are off",
    why: "Objects that another account has written can be closed to the owner of the bucket.",
    fix: "add an aws_s3_bucket_ownership_controls with BucketOwnerEnforced, or leave it to S3",
    check: buckets.leavesAclsOn,
  }),
  error("bucket-policy-public", ["aws_s3_bucket_policy", BUCKET], "CKV_AWS_70, CKV_AWS_93, S3.2, S3.3, S3.6", {
    title: "No bucket policy allows everybody, or locks everybody out",
    why: "The former publishes the bucket; the latter can be undone by the root user alone.",
    fix: "name the principals, or narrow the statement by a condition",
    check: buckets.hasExtremePolicy,
  }),
  error(
    "bucket-public-access-block",
    [BUCKET, buckets.PUBLIC_ACCESS_BLOCK],
    "CKV2_AWS_6, CKV_AWS_53, CKV_AWS_54, CKV_AWS_55, CKV_AWS_56, CIS 2.1.4, S3.1, S3.8",
    {
      title: "Every bucket blocks public access, in all four ways",
      why: "One ACL or statement, set by hand, makes the bucket public.",
      fix: "add an aws_s3_bucket_public_access_block with all four flags",
      check: buckets.lacksPublicAccessBlock,
    },
  ),
  advice("bucket-replication", BUCKET, "CKV_AWS_144, S3.7", {
    title: "Buckets have a copy in another region",
    why: "A region that is down takes the objects with it for as long.",
    fix: "add an aws_s3_bucket_replication_configuration",
    check: unless(buckets.takesLogs, must(buckets.hasReplication, "has no copy elsewhere")),
  }),
  error("bucket-tls", BUCKET, "CKV_AWS_379, CIS 2.1.1, S3.5", {
    title: "Buckets refuse requests without TLS",
    why: "Objects and signatures of a client that was set up wrong are readable on the way.",
    fix: "add a statement that denies s3:* where aws:SecureTransport is false",
    check: buckets.allowsPlainHttp,
  }),
  error("bucket-versioning", BUCKET, "CKV_AWS_21, S3.14", {
    title: "Buckets keep what is overwritten and deleted",
    why: "One wrong command removes what nobody has a copy of.",
    fix: "add an aws_s3_bucket_versioning with the status Enabled",
    check: buckets.keepsNoVersions,
  }),
  warning("object-lock", "aws_s3_bucket_object_lock_configuration", "CKV_AWS_143, S3.15", {
    title: "A bucket with object lock keeps objects for a time",
    why: "Without a default retention the lock holds only what every writer thinks of locking.",
    fix: "set a default_retention in aws_s3_bucket_object_lock_configuration",
    check: must(
      ({ args }) => blocks(args, "rule").some((rule) => Object.keys(block(rule, "default_retention")).length > 0),
      "keeps nothing by default",
    ),
  }),
];
