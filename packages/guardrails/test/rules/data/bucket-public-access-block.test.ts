import { bucketPublicAccessBlock } from "../../../src/rules/data/bucket-public-access-block";
import { cases } from "../../cases";

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
