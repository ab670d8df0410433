import { bucketAccessLog } from "../../../src/rules/data/bucket-access-log";
import { cases, type Resources } from "../../cases";

const bucket = (more: Resources = {}) => ({
  resource: { aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-" } }, ...more },
});
const log = (from: string, to: string) => ({
  aws_s3_bucket_logging: { Log: { bucket: from, target_bucket: to, target_prefix: "s3/" } },
});
const own = "${aws_s3_bucket.Uploads.id}";

cases(bucketAccessLog, {
  fails: {
    "a bucket without": bucket(),
    "a bucket beside one with": bucket({
      aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-" }, Other: { bucket_prefix: "other-" } },
      ...log("${aws_s3_bucket.Other.id}", "log-bucket"),
    }),
  },
  passes: {
    "a bucket with": bucket(log(own, "log-bucket")),
    "a bucket that takes the log of another": bucket(log("another-bucket", own)),
    "a bucket that takes the log of a balancer": bucket({
      aws_lb: { B: { access_logs: { bucket: own, enabled: true } } },
    }),
  },
});
