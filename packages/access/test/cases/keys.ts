import { allow, by, type Case, inline, OTHER, OWN, policy, ROLE, ROLE_AND_BUCKET, WEB } from "./case";

const KEY = "aws_kms_key.Key";
const ROOT = `arn:aws:iam::${OWN}:root`;
const { aws_iam_role } = ROLE_AND_BUCKET;
const keyWith = (...statements: object[]) => ({
  aws_iam_role,
  aws_kms_key: { Key: {} },
  aws_kms_key_policy: { Key: { key_id: "${aws_kms_key.Key.id}", policy: policy(...statements) } },
});
const decrypt = allow("kms:Decrypt", "${aws_kms_key.Key.arn}");

/** Keys, whose policy must allow or leave it to the account. "Key policies in AWS KMS". */
export const KEYS: readonly Case[] = [
  {
    title: "a key policy that names the account leaves it to the identity-based policies",
    resource: { ...keyWith(allow("kms:*", "*", by(ROOT))), ...inline(decrypt) },
    isUnsafe: true,
    asks: [
      [WEB, "kms:Decrypt", KEY, true],
      [WEB, "kms:Encrypt", KEY, false],
    ],
  },
  {
    title: "a key policy that does not name the account makes the policies of roles void",
    resource: { ...keyWith(allow("kms:*", "*", by(`arn:aws:iam::${OWN}:role/admin`))), ...inline(decrypt) },
    isUnsafe: true,
    asks: [
      [WEB, "kms:Decrypt", KEY, false],
      [`arn:aws:iam::${OWN}:role/admin`, "kms:Decrypt", KEY, true],
    ],
  },
  {
    title: "a key policy that names a role is enough",
    resource: keyWith(allow("kms:Decrypt", "*", by(ROLE))),
    isUnsafe: true,
    asks: [[WEB, "kms:Decrypt", KEY, true]],
  },
  {
    title: "a key whose policy leaves some actions to the account leaves no others",
    resource: {
      ...keyWith(allow("kms:Describe*", "*", by(OWN))),
      ...inline(allow(["kms:Decrypt", "kms:DescribeKey"], "${aws_kms_key.Key.arn}")),
    },
    isUnsafe: true,
    asks: [
      [WEB, "kms:DescribeKey", KEY, true],
      [WEB, "kms:Decrypt", KEY, false],
    ],
  },
  {
    title: "a key without a policy has that of AWS, which leaves everything to the account",
    resource: { aws_iam_role, aws_kms_key: { Key: {} }, ...inline(decrypt) },
    asks: [
      [WEB, "kms:Decrypt", KEY, true],
      [WEB, "kms:Encrypt", KEY, false],
    ],
  },
  {
    title: "a grant allows its operations to its grantee, in the encryption context that it names",
    resource: {
      ...keyWith(allow("kms:*", "*", by(`arn:aws:iam::${OWN}:role/admin`))),
      aws_iam_role: { ...aws_iam_role, Ops: { ...aws_iam_role.Web, name: "ops" } },
      aws_kms_grant: {
        Web: { key_id: "${aws_kms_key.Key.key_id}", grantee_principal: ROLE, operations: ["Decrypt", "DescribeKey"] },
        Ops: {
          key_id: "${aws_kms_key.Key.key_id}",
          grantee_principal: "${aws_iam_role.Ops.arn}",
          operations: ["Decrypt"],
          constraints: [{ encryption_context_equals: { table: "orders" } }],
        },
      },
    },
    isUnsafe: true,
    asks: [
      [WEB, "kms:Decrypt", KEY, true],
      [WEB, "kms:Encrypt", KEY, false],
      ["aws_iam_role.Ops", "kms:Decrypt", KEY, "unknown"],
    ],
  },
  {
    title: "kms:CallerAccount opens a key to the principals of one account",
    resource: keyWith(
      allow("kms:Decrypt", "*", { Principal: { AWS: "*" }, Condition: { StringEquals: { "kms:CallerAccount": OWN } } }),
    ),
    isUnsafe: true,
    asks: [
      [WEB, "kms:Decrypt", KEY, true],
      [OTHER, "kms:Decrypt", KEY, false],
    ],
  },
  {
    title: "a role that may use every key may use those that leave it to the account",
    resource: {
      ...keyWith(allow("kms:*", "*", by(ROOT))),
      aws_kms_key: { Key: {}, Closed: { policy: policy(allow("kms:*", "*", by(`arn:aws:iam::${OWN}:role/admin`))) } },
      ...inline(allow("kms:Decrypt", "*")),
    },
    isUnsafe: true,
    asks: [
      [WEB, "kms:Decrypt", KEY, true],
      [WEB, "kms:Decrypt", "aws_kms_key.Closed", false],
    ],
  },
];
