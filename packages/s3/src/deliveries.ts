import type { AwsEnvironment, LogService } from "@plinth/core";
import type { NamedStatement } from "./bucket-policy";

/** Uses of a key, with the service that the policy of the key must allow. */
export const KEY_USERS = { s3: "s3.amazonaws.com", delivery: "delivery.logs.amazonaws.com" } as const;
type DeliveryKeyUse = keyof typeof KEY_USERS;

/** How a service delivers: below which keys, by whose name, and the prefix as the service takes it. */
interface Delivery {
  keys(prefix: string, aws: AwsEnvironment): string;
  statements(resources: readonly string[], bucketArn: string, aws: AwsEnvironment): readonly NamedStatement[];
  prefix(prefix: string): string;
  /** The service takes bucket and prefix as one ARN. */
  readonly byArn?: true;
  /** How it uses a customer managed key of the bucket. @default - it cannot: the bucket must use SSE-S3 */
  readonly keyUse?: DeliveryKeyUse;
}

const ofAccount = (prefix: string, { accountId }: AwsEnvironment) => `${prefix}/AWSLogs/${accountId}/*`;
const asItIs = (prefix: string) => prefix;

/** Every service may write for this account only: its number is in the keys or in a condition, mostly in both. */
export const DELIVERIES: { readonly [service in LogService]: Delivery } = {
  // AWS docs, "Enable access logs for your Application Load Balancer",
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html: SSE-S3 only; the account in the
  // keys is what keeps the load balancers of others out, and the service stands in place of the former account of Elastic Load Balancing.
  alb: {
    keys: ofAccount,
    statements: (resources) => [
      {
        sid: "AcceptLogsFromAlb",
        principals: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
        actions: ["s3:PutObject"],
        resources,
      },
    ],
    prefix: asItIs,
  },
  // AWS docs, "Enabling Amazon S3 server access logging",
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html: SSE-S3 only, without a default retention.
  // S3 puts no slash between prefix and name.
  s3: {
    keys: (prefix) => `${prefix}/*`,
    statements: (resources, _bucketArn, { accountId }) => [
      {
        sid: "AcceptLogsFromS3",
        principals: { Service: ["logging.s3.amazonaws.com"] },
        actions: ["s3:PutObject"],
        resources,
        conditions: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ],
    prefix: (prefix) => `${prefix}/`,
  },
  // AWS docs, "Configuring Amazon S3 Inventory": "Creating a destination bucket policy" and "Granting Amazon S3 permission to use your
  // customer managed key", https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-inventory.html
  inventory: {
    keyUse: "s3",
    keys: (prefix) => `${prefix}/*`,
    statements: (resources, _bucketArn, { accountId, partition }) => [
      {
        sid: "AcceptInventory",
        principals: { Service: ["s3.amazonaws.com"] },
        actions: ["s3:PutObject"],
        resources,
        conditions: {
          StringEquals: { "aws:SourceAccount": accountId, "s3:x-amz-acl": "bucket-owner-full-control" },
          ArnLike: { "aws:SourceArn": `arn:${partition}:s3:::*` },
        },
      },
    ],
    prefix: asItIs,
  },
  // AWS docs, "Enable access logs for your Network Load Balancer",
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html: customer managed keys too.
  nlb: { keys: ofAccount, statements: logDelivery("Nlb"), prefix: asItIs, keyUse: "delivery" },
  // AWS docs, "Publish flow logs to Amazon S3" and "Required key policy for use with SSE-KMS",
  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-cmk-policy.html
  vpc: { keys: ofAccount, statements: logDelivery("Vpc"), prefix: asItIs, byArn: true, keyUse: "delivery" },
  // AWS docs, "Sending web ACL traffic logs to an Amazon Simple Storage Service bucket",
  // https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html
  waf: { keys: ofAccount, statements: logDelivery("Waf"), prefix: asItIs, byArn: true, keyUse: "delivery" },
  // AWS docs, "Amazon S3 bucket policy for CloudTrail". It asks for SSE-S3 by itself, which a bucket with a key denies.
  cloudtrail: {
    keys: ofAccount,
    statements: (resources, bucketArn, { accountId, partition }) =>
      checkThenWrite("Cloudtrail", "cloudtrail.amazonaws.com", resources, bucketArn, {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:${partition}:cloudtrail:*:${accountId}:trail/*` },
      }),
    prefix: asItIs,
  },
};

/** CloudWatch Logs delivers for several services. AWS docs, "Enable logging from AWS services": logs sent to Amazon S3. */
function logDelivery(name: string): Delivery["statements"] {
  return (resources, bucketArn, { accountId, partition, region }) =>
    checkThenWrite(name, "delivery.logs.amazonaws.com", resources, bucketArn, {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:${partition}:logs:${region}:${accountId}:*` },
    });
}

/** These services look at the bucket before they write, and give what they write to its owner. */
function checkThenWrite(
  name: string,
  service: string,
  resources: readonly string[],
  bucketArn: string,
  from: { readonly StringEquals: Record<string, string>; readonly ArnLike: Record<string, string> },
): readonly NamedStatement[] {
  const toOwner = { ...from.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" };
  return [
    {
      sid: `AcceptLogsFrom${name}`,
      principals: { Service: [service] },
      actions: ["s3:PutObject"],
      resources,
      conditions: { ...from, StringEquals: toOwner },
    },
    {
      sid: `AcceptLogsFrom${name}Check`,
      principals: { Service: [service] },
      actions: ["s3:GetBucketAcl"],
      resources: [bucketArn],
      conditions: from,
    },
  ];
}
