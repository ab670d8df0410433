import { explainAccess } from "../src";
import {
  allow,
  BUCKET,
  bucketPolicy,
  by,
  DATA,
  deny,
  EC2,
  inline,
  OBJECTS,
  OTHER,
  policy,
  ROLE,
  ROLE_AND_BUCKET,
  WEB,
} from "./cases/case";
import { stackOf } from "./given";

type Resources = Parameters<typeof stackOf>[0];
const because = (resource: Resources, ...[principal, action, target = DATA]: [string, string, string?]) =>
  explainAccess(stackOf(resource), { principal, action, resource: target }).because.map(
    ({ address, sid, text }) => `${address}${sid ? ` ${sid}` : ""}: ${text}`,
  );

test("denials come first, then the policy of the resource, then those of the principal", () => {
  const resource = {
    ...ROLE_AND_BUCKET,
    ...inline(allow("s3:*", [BUCKET, OBJECTS])),
    ...bucketPolicy(
      allow("s3:GetObject", OBJECTS, by(ROLE)),
      deny("s3:GetObject", OBJECTS, {
        Principal: "*",
        Sid: "Tls",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
      }),
    ),
  };
  expect(because(resource, WEB, "s3:GetObject")).toEqual([
    `aws_s3_bucket_policy.Data Tls: denies s3:GetObject on ${OBJECTS} if aws:MultiFactorAuthPresent is false`,
    `aws_s3_bucket_policy.Data: allows s3:GetObject on ${OBJECTS}`,
    `aws_iam_role_policy.Web: allows s3:GetObject on ${OBJECTS}`,
  ]);
});

test("what is missing is said: a policy of the principal, of the resource, a boundary", () => {
  expect(because(ROLE_AND_BUCKET, WEB, "s3:GetObject")).toEqual([
    `${WEB}: no identity-based policy allows s3:GetObject`,
  ]);
  expect(because(ROLE_AND_BUCKET, OTHER, "s3:GetObject")).toEqual([
    `${DATA}: no policy of this stack allows s3:GetObject`,
  ]);
  const key = { ...ROLE_AND_BUCKET, aws_kms_key: { Key: { policy: policy() } }, ...inline(allow("kms:Decrypt", "*")) };
  expect(because(key, WEB, "kms:Decrypt", "aws_kms_key.Key")).toEqual([
    "aws_iam_role_policy.Web: allows kms:Decrypt on *",
    "aws_kms_key.Key: the policy of the resource must allow, and does not, kms:Decrypt",
  ]);
  const bounded = {
    ...ROLE_AND_BUCKET,
    aws_iam_policy: { Limit: { policy: policy(allow("sqs:*", "*")) } },
    aws_iam_role: { Web: { assume_role_policy: EC2, permissions_boundary: "${aws_iam_policy.Limit.arn}" } },
    ...inline(allow("s3:GetObject", OBJECTS)),
  };
  expect(because(bounded, WEB, "s3:GetObject")[0]).toBe(`${WEB}: the permissions boundary does not allow s3:GetObject`);
});

test("policies of another account and those that are not read decide too", () => {
  const shared = { ...ROLE_AND_BUCKET, ...bucketPolicy(allow("s3:GetObject", OBJECTS, by(OTHER))) };
  expect(because(shared, OTHER, "s3:GetObject").at(-1)).toBe(
    `${OTHER}: policies of its own account, which are not in this stack, must allow s3:GetObject`,
  );
  const unread = { ...ROLE_AND_BUCKET, aws_iam_role_policy: { Web: { role: "web", policy: "${var.policy}" } } };
  expect(because(unread, WEB, "s3:GetObject").at(-1)).toBe(
    "aws_iam_role_policy.Web: the policy is known only after apply",
  );
});

test("a key that leaves it to the account says so", () => {
  const resource = { ...ROLE_AND_BUCKET, aws_kms_key: { Key: {} }, ...inline(allow("kms:Decrypt", "*")) };
  expect(because(resource, WEB, "kms:Decrypt", "aws_kms_key.Key")).toEqual([
    "aws_kms_key.Key (default key policy): leaves to the account kms:Decrypt on *",
    "aws_iam_role_policy.Web: allows kms:Decrypt on *",
  ]);
});
