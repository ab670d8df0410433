import { allow, bucketPolicy, OBJECTS, policy, ROLE_AND_BUCKET } from "../cases/case";
import { accessOf } from "../given";

const everybody = allow("s3:GetObject", OBJECTS, { Principal: "*" });

test("a policy belongs to the resource that its argument names, by reference or by name", () => {
  const byName = { aws_s3_bucket_policy: { Data: { bucket: "data-1", policy: policy(everybody) } } };
  for (const given of [bucketPolicy(everybody), byName]) {
    const { resourcePolicies } = accessOf({ ...ROLE_AND_BUCKET, ...given });
    expect(resourcePolicies.of("aws_s3_bucket.Data").rules.map(({ via }) => via)).toEqual([
      "aws_s3_bucket_policy.Data",
    ]);
  }
});

test("a policy of a resource that the stack does not have is apart", () => {
  const { resourcePolicies } = accessOf({
    aws_s3_bucket_policy: { Old: { bucket: "old", policy: policy(everybody) } },
  });
  expect(resourcePolicies.addresses).toEqual([]);
  expect(resourcePolicies.elsewhere.flat().map(({ via }) => via)).toEqual(["aws_s3_bucket_policy.Old"]);
});

test("a key has the policy of AWS unless somebody writes one, also one that cannot be read", () => {
  const { resourcePolicies } = accessOf({
    aws_kms_key: { Plain: {}, Own: { policy: "${var.policy}" }, Apart: {} },
    aws_kms_key_policy: { Apart: { key_id: "${aws_kms_key.Apart.id}", policy: policy() } },
  });
  const via = (name: string) => resourcePolicies.of(`aws_kms_key.${name}`).rules.map((rule) => rule.via);
  expect(via("Plain")).toEqual(["aws_kms_key.Plain (default key policy)"]);
  expect(via("Own")).toEqual([]);
  expect(via("Apart")).toEqual([]);
  expect(resourcePolicies.of("aws_kms_key.Own").unread).toEqual([
    "aws_kms_key.Own: the policy is known only after apply",
  ]);
});

test("a public access block restricts a bucket whose policy is public, and no other", () => {
  const block = (restrict: boolean) => ({
    aws_s3_bucket_public_access_block: {
      Data: { bucket: "${aws_s3_bucket.Data.id}", restrict_public_buckets: restrict },
    },
  });
  const isRestricted = (statement: object, restrict: boolean) =>
    accessOf({ ...ROLE_AND_BUCKET, ...bucketPolicy(statement), ...block(restrict) }).resourcePolicies.of(
      "aws_s3_bucket.Data",
    ).isRestricted ?? false;
  expect(isRestricted(everybody, true)).toBe(true);
  expect(isRestricted(everybody, false)).toBe(false);
  expect(isRestricted({ ...everybody, Principal: { AWS: "444455556666" } }, true)).toBe(false);
});
