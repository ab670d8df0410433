import { statements } from "@plinth/model";
import type { Rule } from "../../rule";
import { configurationOf } from "./shared-bucket";

export const bucketTls: Rule = {
  id: "bucket-tls",
  title: "Buckets refuse requests without TLS",
  why: "Objects and signatures of a client that was set up wrong are readable on the way.",
  fix: "add a statement that denies s3:* where aws:SecureTransport is false",
  level: "error",
  standards: { checkov: ["CKV_AWS_379"], cis: ["2.1.1"], fsbp: ["S3.5"] },
  types: ["aws_s3_bucket"],
  check(bucket, stack) {
    const policies = configurationOf(bucket, stack, "aws_s3_bucket_policy").map(({ args }) =>
      statements(args.policy, stack),
    );
    if (policies.some((policy) => policy === undefined)) return;
    const denied = policies
      .flat()
      .some(
        (statement) =>
          statement?.effect === "Deny" &&
          statement.conditions.some(
            ({ key, values }) => (key === "aws:SecureTransport" && values.includes("false")) || key === "s3:TlsVersion",
          ),
      );
    return !denied && "takes requests without TLS";
  },
};
