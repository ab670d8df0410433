import { keyPolicyOwn } from "../../../src/rules/identity/key-policy-own";
import { cases, type Resources, says } from "../../cases";

const key = (args: object, more: Resources = {}) => ({ resource: { aws_kms_key: { Key: args }, ...more } });
const policy = (key_id: string) => ({ aws_kms_key_policy: { P: { key_id, policy: "{}" } } });

cases(keyPolicyOwn, {
  fails: { "a key without": key({}), "a key beside one with": key({}, policy("another")) },
  passes: {
    "a policy inside": key({ policy: "{}" }),
    "a policy of its own": key({}, policy("${aws_kms_key.Key.key_id}")),
  },
});

const grantee = { aws_kms_grant: { G: { key_id: "${aws_kms_key.Key.key_id}" } } };
says(keyPolicyOwn, [["a key that something else refers to", key({}, grantee), "has the policy that AWS gives"]]);
