import { admitting, made, policyOf, role, USES } from "./made";

const key = made(
  { environment: "prod", administrators: [role("platform")], users: [role("worker")] },
  admitting(...USES),
);

test("CKV_AWS_7: the key rotates", () => {
  expect(key.the("aws_kms_key").enable_key_rotation).toBe(true);
});

test("CKV_AWS_33: no statement admits everybody without a condition", () => {
  const open = policyOf(key).filter(
    ({ Principal, Condition }) => JSON.stringify(Principal).includes('"*"') && !Condition,
  );
  expect(open).toEqual([]);
});

test("CKV_AWS_227: the key is enabled", () => {
  expect(key.the("aws_kms_key").is_enabled ?? true).toBe(true);
});

test("CKV2_AWS_64: the key has a policy", () => {
  expect(key.the("aws_kms_key_policy").key_id).toBe("${aws_kms_key.Key.key_id}");
});

test("nobody can be locked out: the policy keeps the account's own statement, and AWS checks it", () => {
  expect(policyOf(key)[0].Sid).toBe("EnableIamPolicies");
  expect(key.text).not.toContain("bypass_policy_lockout_safety_check");
});

test("the key is a symmetric one, for encryption", () => {
  expect(key.the("aws_kms_key")).not.toHaveProperty("customer_master_key_spec");
  expect(key.the("aws_kms_key")).not.toHaveProperty("key_usage");
});
