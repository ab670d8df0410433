import { type AwsEnvironment, choice, type KeyUse, object, type Statement } from "@plinth/core";

/** In a key policy `*` is the key itself. */
const THIS_KEY = ["*"];
export const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];
/** The actions that take an encryption context: `kms:DescribeKey` does not. AWS docs, "AWS KMS condition keys". */
const USE_IN_CONTEXT = USE.filter((action) => action !== "kms:DescribeKey");
/** To put a message into an encrypted topic or queue, or an object into an encrypted bucket. */
const WRITE = ["kms:Decrypt", "kms:GenerateDataKey*"];

/** What the key's policy says to let a service use the key. */
export function statementsFor(use: KeyUse, aws: AwsEnvironment): readonly Statement[] {
  return USES[use](aws);
}

const USES: { readonly [use in KeyUse]: (aws: AwsEnvironment) => readonly Statement[] } = {
  // AWS docs, "Encrypt log data in CloudWatch Logs using AWS Key Management Service".
  logs: ({ partition, region, accountId }) => [
    {
      sid: "Logs",
      principals: { Service: [`logs.${region}.amazonaws.com`] },
      actions: USE_IN_CONTEXT,
      resources: THIS_KEY,
      conditions: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${accountId}:log-group:*`,
        },
      },
    },
  ],

  // AWS docs, "Required AWS KMS key policy for use with encrypted volumes". KMS refuses a principal that does not exist,
  // and a fresh account has no service-linked role yet: hence the role stands in a condition.
  autoscaling: ({ partition, accountId }) => {
    const role = `arn:${partition}:iam::${accountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
    const serviceRole = {
      StringEquals: { "kms:CallerAccount": accountId },
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
  alarms: ({ accountId }) => [
    {
      sid: "Alarms",
      principals: { Service: ["cloudwatch.amazonaws.com"] },
      actions: WRITE,
      resources: THIS_KEY,
      conditions: { StringEquals: { "aws:SourceAccount": accountId } },
    },
  ],

  // As the policy of the key that AWS Backup owns says it: whoever may use Backup in this account, and only through it.
  backup: ({ region, accountId }) => {
    const throughBackup = {
      StringEquals: { "kms:CallerAccount": accountId, "kms:ViaService": `backup.${region}.amazonaws.com` },
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

  // AWS docs, "Configuring Amazon S3 Inventory" and "Granting permissions to publish event notification messages".
  s3: ({ partition, accountId }) => [serviceOf(accountId, "S3", "s3.amazonaws.com", WRITE, `arn:${partition}:s3:::*`)],

  // AWS docs, "Enable logging from AWS services": flow logs, resolver logs, web ACLs and others, into buckets.
  delivery: ({ partition, region, accountId }) => [
    serviceOf(
      accountId,
      "Delivery",
      "delivery.logs.amazonaws.com",
      USE,
      `arn:${partition}:logs:${region}:${accountId}:*`,
    ),
  ],

  // AWS docs, "Enable server-side encryption for an Amazon SNS topic with an encrypted Amazon SQS queue subscribed".
  sns: ({ partition, region, accountId }) => [
    serviceOf(accountId, "Sns", "sns.amazonaws.com", WRITE, `arn:${partition}:sns:${region}:${accountId}:*`),
  ],

  // AWS docs, "Managing Amazon SNS encryption keys and costs", for event subscriptions of databases.
  "rds-events": ({ partition, region, accountId }) => [
    serviceOf(
      accountId,
      "RdsEvents",
      "events.rds.amazonaws.com",
      WRITE,
      `arn:${partition}:rds:${region}:${accountId}:*`,
    ),
  ],

  // AWS docs, "Amazon SQS Key management", and for topics "Managing Amazon SNS encryption keys and costs": on the way to
  // a topic EventBridge says neither account nor rule, so the topic stands in their place.
  events: ({ partition, region, accountId }) => [
    serviceOf(
      accountId,
      "Events",
      "events.amazonaws.com",
      WRITE,
      `arn:${partition}:events:${region}:${accountId}:rule/*`,
    ),
    {
      sid: "EventsToTopics",
      principals: { Service: ["events.amazonaws.com"] },
      actions: WRITE,
      resources: THIS_KEY,
      conditions: {
        ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:${partition}:sns:${region}:${accountId}:*` },
      },
    },
  ],

  // AWS docs, "Restrict access to an Amazon S3 origin": reading for distributions with origin access control. The account
  // stands in the ARN; naming the distribution would make a loop of bucket, key and distribution.
  cloudfront: ({ partition, accountId }) => [
    {
      sid: "CloudFront",
      principals: { Service: ["cloudfront.amazonaws.com"] },
      actions: ["kms:Decrypt"],
      resources: THIS_KEY,
      conditions: { ArnLike: { "aws:SourceArn": `arn:${partition}:cloudfront::${accountId}:distribution/*` } },
    },
  ],
};

/** A service that acts for itself, and only for things of this account. */
function serviceOf(
  accountId: string,
  sid: string,
  service: string,
  actions: readonly string[],
  sourceArn: string,
): Statement {
  return {
    sid,
    principals: { Service: [service] },
    actions,
    resources: THIS_KEY,
    conditions: { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": sourceArn } },
  };
}

export const ALL_USES = Object.keys(USES) as readonly KeyUse[];

export const KEY_USE = object({ use: choice(...ALL_USES).literal() });
