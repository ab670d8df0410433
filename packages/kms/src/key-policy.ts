import {
  type AwsEnvironment,
  type KeyUse,
  type Problem,
  policyDocument,
  type RoleRef,
  type Statement,
} from "@plinth/core";
import { statementsFor, USE } from "./uses";

/** AWS docs, "Resource quotas" of AWS KMS: key policy document size, https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const MAX_BYTES = 32768;

/** Existing roles that a key's policy names. */
export interface KeyPrincipals {
  readonly administrators: readonly RoleRef[];
  readonly users: readonly RoleRef[];
}

/** Names only the account, people and AWS services: never what the key encrypts, so that no loop can form. */
export function keyPolicy(
  aws: AwsEnvironment,
  { administrators, users }: KeyPrincipals,
  uses: Iterable<KeyUse>,
): string {
  return policyDocument([
    {
      sid: "EnableIamPolicies",
      principals: { AWS: [`arn:${aws.partition}:iam::${aws.accountId}:root`] },
      actions: ["kms:*"],
      resources: ["*"],
    },
    ...administrationBy(arnsOf(administrators)),
    ...useBy(arnsOf(users)),
    ...[...new Set(uses)].sort().flatMap((use) => statementsFor(use, aws)),
  ]);
}

/** Names of AWS at their longest. */
const LONGEST: AwsEnvironment = { partition: "aws-us-gov", region: "ap-northeast-1", accountId: "123456789012" };

/** Fails synthesis with a finished policy beyond AWS's size; unresolved parts count nothing. */
export function policySizeProblems(principals: KeyPrincipals, uses: Iterable<KeyUse>): string[] {
  const bytes = keyPolicy(LONGEST, principals, uses).replace(/\$\{TfToken\[[^\]]*\]\}/g, "").length;
  if (bytes <= MAX_BYTES) return [];
  const roles = principals.administrators.length + principals.users.length;
  return [
    `administrators and users must fit into a key policy of ${MAX_BYTES} bytes, got ${roles}, which make ${bytes}`,
  ];
}

/** AWS accepts them where they exist. AWS docs, "PutKeyPolicy", https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html */
export function serviceLinkedWarnings({ administrators, users }: KeyPrincipals): Problem[] {
  return Object.entries({ administrators, users }).map(
    ([prop, roles]) =>
      roles.some(({ arn }) => /:role\/aws-service-role\//.test(String(arn))) &&
      `${prop} has a service-linked role, and KMS refuses a policy with a role that does not exist: create it before, or use admit()`,
  );
}

/** A raw role hands out another reference each time its ARN is read: hence first by role, then by ARN. */
function arnsOf(roles: readonly RoleRef[]): readonly string[] {
  return [...new Set([...new Set(roles)].map(({ arn }) => arn))];
}

/** Manage the key without using it. AWS docs, "Default key policy": allows key administrators to administer the key. */
function administrationBy(arns: readonly string[]): readonly Statement[] {
  if (arns.length === 0) return [];
  return [{ sid: "Administrators", principals: { AWS: arns }, actions: ADMINISTRATION, resources: ["*"] }];
}

/** Use the key, also through AWS services. AWS docs, "Default key policy": allows key users to use the KMS key. */
function useBy(arns: readonly string[]): readonly Statement[] {
  if (arns.length === 0) return [];
  const principals = { AWS: arns };
  return [
    { sid: "Users", principals, actions: USE, resources: ["*"] },
    {
      sid: "UsersThroughServices",
      principals,
      actions: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
      resources: ["*"],
      conditions: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
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
