import { bucketTls } from "../../../src/rules/data/bucket-tls";
import { cases, says } from "../../cases";

const bucket = (...statements: object[]) => ({
  resource: {
    aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-" } },
    ...(statements.length > 0 && {
      aws_s3_bucket_policy: {
        Policy: { bucket: "${aws_s3_bucket.Uploads.id}", policy: JSON.stringify({ Statement: statements }) },
      },
    }),
  },
});
const deny = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" };
const insecure = { Bool: { "aws:SecureTransport": "false" } };

cases(bucketTls, {
  fails: {
    "a bucket without a policy": bucket(),
    "a policy about something else": bucket({ ...deny, Condition: { Bool: { "aws:ViaAWSService": "false" } } }),
    "an allowance": bucket({ ...deny, Effect: "Allow", Condition: insecure }),
  },
  passes: {
    "a refusal": bucket({ ...deny, Condition: insecure }),
    "a refusal of old TLS": bucket({ ...deny, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }),
  },
});

const OPEN = "takes requests without TLS";
says(bucketTls, [
  ["a refusal of requests with TLS", bucket({ ...deny, Condition: { Bool: { "aws:SecureTransport": "true" } } }), OPEN],
  ["a refusal after an allowance", bucket({ ...deny, Effect: "Allow" }, { ...deny, Condition: insecure }), undefined],
  [
    "a refusal on two conditions",
    bucket({ ...deny, Condition: { ...insecure, StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
    undefined,
  ],
  [
    "a policy that is known later",
    {
      resource: {
        ...bucket().resource,
        aws_s3_bucket_policy: { P: { bucket: "${aws_s3_bucket.Uploads.id}", policy: "${var.policy}" } },
      },
    },
    undefined,
  ],
]);
