import type { AwsEnvironment, LogService } from "@plinth/core";
import type { NamedStatement } from "./bucket-policy";

/** How a service delivers: below which keys, by whose name, and the prefix as the service takes it. */
interface Delivery {
  keys(prefix: string, aws: AwsEnvironment): string;
  statements(resources: readonly string[], bucketArn: string, aws: AwsEnvironment): readonly NamedStatement[];
  prefix(prefix: string): string;
  /** The service takes bucket and prefix as one ARN. */
  readonly byArn?: true;
}

const ofAccount = (prefix: string, { accountId }: AwsEnvironment) => `${prefix}/AWSLogs/${accountId}/*`;
const asItIs = (prefix: string) => prefix;

/** Every service may write for this account only: its number is in the keys or in a condition, mostly in both. */
export const DELIVERIES: { readonly [service in LogService]: Delivery } = {
  // AWS docs, "Enable access logs for your Application Load Balancer": the account in the keys is what keeps the load
  // balancers of others out, and the service stands in place of the former account of Elastic Load Balancing.
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
  // AWS docs, "Enabling Amazon S3 server access logging". S3 puts no slash between prefix and name.
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
  // AWS docs, "Configuring Amazon S3 Inventory": "Creating a destination bucket policy".
  inventory: {
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
  // AWS docs, "Access logs for your Network Load Balancer".
  nlb: { keys: ofAccount, statements: logDelivery("Nlb"), prefix: asItIs },
  // AWS docs, "Publish flow logs to Amazon S3".
  vpc: { keys: ofAccount, statements: logDelivery("Vpc"), prefix: asItIs, byArn: true },
  // AWS docs, "Sending web ACL traffic logs to an Amazon Simple Storage Service bucket".
  waf: { keys: ofAccount, statements: logDelivery("Waf"), prefix: asItIs, byArn: true },
  // AWS docs, "Amazon S3 bucket policy for CloudTrail".
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
