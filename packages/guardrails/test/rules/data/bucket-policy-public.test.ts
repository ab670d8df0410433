import { bucketPolicyPublic } from "../../../src/rules/data/bucket-policy-public";
import { cases, says } from "../../cases";

const policy = (...statements: object[]) => ({
  resource: {
    aws_s3_bucket_policy: { Policy: { bucket: "uploads", policy: JSON.stringify({ Statement: statements }) } },
  },
});
const everybody = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };

cases(bucketPolicyPublic, {
  fails: {
    "everybody may read": policy(everybody),
    "nobody may do anything": policy({ ...everybody, Effect: "Deny", Action: "s3:*" }),
  },
  passes: {
    "one account": policy({ ...everybody, Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
    "everybody on a condition": policy({ ...everybody, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
    "a refusal on a condition": policy({
      ...everybody,
      Effect: "Deny",
      Action: "s3:*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    }),
  },
});

const deny = { ...everybody, Effect: "Deny" };
says(bucketPolicyPublic, [
  ["everybody may read", policy(everybody), "allows everybody"],
  ["everybody beside one who is refused", policy(deny, everybody), "allows everybody"],
  ["nobody may do anything at all", policy({ ...deny, Action: "*" }), "locks everybody out"],
  ["nobody may do anything with S3", policy({ ...deny, Action: ["s3:GetObject", "s3:*"] }), "locks everybody out"],
  ["nobody may read", policy(deny), undefined],
  [
    "one account may do nothing",
    policy({ ...deny, Principal: { AWS: "arn:aws:iam::1:root" }, Action: "s3:*" }),
    undefined,
  ],
]);

says(bucketPolicyPublic, [
  [
    "everybody over TLS",
    policy({ ...everybody, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    "allows everybody",
  ],
  [
    "roles of a name, of every account",
    policy({ ...everybody, Condition: { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } } }),
    "allows everybody",
  ],
  [
    "everybody but one",
    policy({ ...everybody, Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } }),
    "allows everybody",
  ],
]);
