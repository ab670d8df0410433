import { bucketNotifications } from "../../../src/rules/data/bucket-notifications";
import { cases } from "../../cases";

const buckets = { Uploads: { bucket_prefix: "uploads-" } };
const notification = (bucket: string) => ({ aws_s3_bucket_notification: { Events: { bucket, eventbridge: true } } });

cases(bucketNotifications, {
  fails: {
    "a bucket without": { resource: { aws_s3_bucket: buckets } },
    "a bucket beside one with": { resource: { aws_s3_bucket: buckets, ...notification("other") } },
  },
  passes: {
    "a bucket with": { resource: { aws_s3_bucket: buckets, ...notification("${aws_s3_bucket.Uploads.id}") } },
    "a bucket that is named": {
      resource: { aws_s3_bucket: { Uploads: { bucket: "uploads" } }, ...notification("uploads") },
    },
  },
});
