import { bucketPublicAccessBlock } from "../../../src/rules/data/bucket-public-access-block";
import { cases, says } from "../../cases";

const bucket = (block?: object, name: object = {}) => ({
  resource: {
    aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-", ...name } },
    ...(block && { aws_s3_bucket_public_access_block: { Block: { bucket: "${aws_s3_bucket.Uploads.id}", ...block } } }),
  },
});
const all = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

cases(bucketPublicAccessBlock, {
  fails: {
    "a bucket without": bucket(),
    "three of four": bucket({ ...all, restrict_public_buckets: false }),
    "the block of another bucket": {
      resource: {
        ...bucket().resource,
        aws_s3_bucket_public_access_block: { Block: { bucket: "another-bucket", ...all } },
      },
    },
  },
  passes: {
    "all four": bucket(all),
    "a block that names it": bucket(
      { ...all, bucket: "shop-uploads" },
      { bucket: "shop-uploads", bucket_prefix: null },
    ),
  },
});

says(bucketPublicAccessBlock, [
  ["a bucket without", bucket(), "has no public access block"],
  [
    "a block that says nothing",
    bucket({}),
    "leaves block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets off",
  ],
  ["a flag that is off, as text", bucket({ ...all, block_public_policy: "false" }), "leaves block_public_policy off"],
  ["a flag that is known later", bucket({ ...all, block_public_policy: "${var.block}" }), undefined],
]);
