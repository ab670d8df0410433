import type { KeyUse, Statement } from "@plinth/core";

/** Where a key lives; each part may be a token. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** In a key policy `*` is the key itself. */
const THIS_KEY = ["*"];
const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** What the key's policy says to let a service use the key. */
export function statementsFor(use: KeyUse, place: Place): readonly Statement[] {
  return USES[use](place);
}

const USES: { readonly [use in KeyUse]: (place: Place) => readonly Statement[] } = {
  // AWS docs, "Encrypt log data in CloudWatch Logs using AWS Key Management Service".
  logs: ({ partition, region, account }) => [
    {
      sid: "Logs",
      principals: { Service: [`logs.${region}.amazonaws.com`] },
      actions: USE,
      resources: THIS_KEY,
      conditions: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${account}:log-group:*`,
        },
      },
    },
  ],

  // AWS docs, "Required AWS KMS key policy for use with encrypted volumes". KMS refuses a principal that does not exist,
  // and a fresh account has no service-linked role yet: hence the role stands in a condition.
  autoscaling: ({ partition, account }) => {
    const role = `arn:${partition}:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
    const serviceRole = {
      StringEquals: { "kms:CallerAccount": account },
      ArnEquals: { "aws:PrincipalArn": role },
    };
    return [
      {
        sid: "AutoScaling",
        principals: { AWS: ["*"] },
        actions: USE,
        resources: THIS_KEY,
        conditions: serviceRole,
      },
      {
        sid: "AutoScalingVolumes",
        principals: { AWS: ["*"] },
        actions: ["kms:CreateGrant"],
        resources: THIS_KEY,
        conditions: { ...serviceRole, Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ];
  },

  // AWS docs, "Managing Amazon SNS encryption keys and costs". CloudWatch publishes for itself, not through a role.
  alarms: ({ account }) => [
    {
      sid: "Alarms",
      principals: { Service: ["cloudwatch.amazonaws.com"] },
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: THIS_KEY,
      conditions: { StringEquals: { "aws:SourceAccount": account } },
    },
  ],

  // As the policy of the key that AWS Backup owns says it: whoever may use Backup in this account, and only through it.
  backup: ({ region, account }) => {
    const throughBackup = {
      StringEquals: { "kms:CallerAccount": account, "kms:ViaService": `backup.${region}.amazonaws.com` },
    };
    return [
      {
        sid: "Backup",
        principals: { AWS: ["*"] },
        actions: USE,
        resources: THIS_KEY,
        conditions: throughBackup,
      },
      {
        sid: "BackupVaults",
        principals: { AWS: ["*"] },
        actions: ["kms:CreateGrant"],
        resources: THIS_KEY,
        conditions: { ...throughBackup, Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ];
  },

  // AWS docs, "Configuring Amazon S3 Inventory".
  s3: ({ partition, account }) => [
    {
      sid: "S3",
      principals: { Service: ["s3.amazonaws.com"] },
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: THIS_KEY,
      conditions: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:${partition}:s3:::*` },
      },
    },
  ],
};

export const ALL_USES = Object.keys(USES) as readonly KeyUse[];
