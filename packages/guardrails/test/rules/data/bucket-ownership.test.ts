import { bucketOwnership } from "../../../src/rules/data/bucket-ownership";
import { cases } from "../../cases";

const bucket = (ownership?: string) => ({
  resource: {
    aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-" } },
    ...(ownership && {
      aws_s3_bucket_ownership_controls: {
        Owner: { bucket: "${aws_s3_bucket.Uploads.id}", rule: { object_ownership: ownership } },
      },
    }),
  },
});

cases(bucketOwnership, {
  fails: { "the writer owns": bucket("ObjectWriter"), "the owner is preferred": bucket("BucketOwnerPreferred") },
  passes: { "the owner owns": bucket("BucketOwnerEnforced"), "what S3 does by itself": bucket() },
});
