import { type KeyUse, type Problem, policyDocument, type RoleRef, type Statement } from "@plinth/core";
import { ALL_USES, type Place, statementsFor } from "./uses";

/** AWS docs, "Resource quotas" of AWS KMS: key policy document size. */
const MAX_BYTES = 32768;

/** Names only the account, its administrators and AWS services: never what the key encrypts, so that no loop can form. */
export function keyPolicy(place: Place, administrators: readonly RoleRef[], uses: Iterable<KeyUse>): string {
  return policyDocument([
    {
      sid: "EnableIamPolicies",
      principals: { AWS: [`arn:${place.partition}:iam::${place.account}:root`] },
      actions: ["kms:*"],
      resources: ["*"],
    },
    ...administrationBy(administrators),
    ...[...new Set(uses)].sort().flatMap((use) => statementsFor(use, place)),
  ]);
}

/** Whether the policy stays within AWS's size once every service uses the key; unresolved parts count nothing. */
export function sizeProblem(administrators: readonly RoleRef[]): Problem {
  const place = { partition: "aws", region: "us-east-1", account: "123456789012" };
  const bytes = keyPolicy(place, administrators, ALL_USES).replace(/\$\{TfToken\[[^\]]*\]\}/g, "").length;
  if (bytes <= MAX_BYTES) return;
  return `administrators must fit into a key policy of ${MAX_BYTES} bytes, got ${administrators.length}, which make ${bytes}`;
}

/** Manage the key without using it. AWS docs, "Default key policy": allows key administrators to administer the key. */
function administrationBy(administrators: readonly RoleRef[]): readonly Statement[] {
  // A raw role hands out another reference each time its ARN is read: hence first by role, then by ARN.
  const arns = [...new Set([...new Set(administrators)].map(({ arn }) => arn))];
  if (arns.length === 0) return [];
  return [{ sid: "Administrators", principals: { AWS: arns }, actions: ADMINISTRATION, resources: ["*"] }];
}

const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ReplicateKey",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
  "kms:UpdatePrimaryRegion",
];
