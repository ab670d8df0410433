import { keyPolicyPublic } from "../../../src/rules/identity/key-policy-public";
import { cases, says } from "../../cases";

const key = (...statements: object[]) => ({
  resource: { aws_kms_key: { Key: { policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) } } },
});
const everybody = { Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" };
const account = { ...everybody, Principal: { AWS: "arn:aws:iam::123456789012:root" } };

cases(keyPolicyPublic, {
  fails: {
    "every AWS principal": key(everybody),
    "everybody beside the account": key(account, { ...everybody, Principal: "*" }),
    "a policy of its own, from a data source": {
      resource: {
        aws_kms_key_policy: {
          Policy: { key_id: "${aws_kms_key.Key.id}", policy: "${data.aws_iam_policy_document.Open.json}" },
        },
      },
      data: {
        aws_iam_policy_document: {
          Open: {
            statement: [{ actions: ["kms:*"], resources: ["*"], principals: [{ type: "AWS", identifiers: ["*"] }] }],
          },
        },
      },
    },
  },
  passes: {
    "the account": key(account),
    "everybody on a condition": key({
      ...everybody,
      Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } },
    }),
    "a refusal": key({ ...everybody, Effect: "Deny" }),
  },
});

const OPEN = "lets everybody use the key";
says(keyPolicyPublic, [
  ["every AWS principal", key(everybody), OPEN],
  ["everybody of another kind", key({ ...everybody, Principal: { Federated: "*" } }), undefined],
  ["everybody in a list", key({ ...everybody, Principal: { AWS: ["arn:aws:iam::1:root", "*"] } }), OPEN],
  ["a key that says nothing", { resource: { aws_kms_key: { Key: {} } } }, undefined],
  ["no statement", key(), undefined],
]);

says(keyPolicyPublic, [
  [
    "everybody over TLS",
    key({ ...everybody, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    "lets everybody use the key",
  ],
  [
    "everybody of one account",
    key({ ...everybody, Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } } }),
    undefined,
  ],
]);
