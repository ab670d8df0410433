import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import {
  type AwsEnvironment,
  choice,
  isKnownLater,
  type KeyRef,
  keyFor,
  type LogDestination,
  type LogService,
  object,
  type Problem,
  parse,
  type Rule,
  type SettingsOf,
  show,
  text,
} from "@plinth/core";
import type { Construct } from "constructs";
import type { BucketPolicy } from "./bucket-policy";
import { DELIVERIES, KEY_USERS } from "./deliveries";
import { bucketArn } from "./names";
import type { Purpose } from "./props";
import { warnOfCall } from "./warnings";

interface Receiver extends Construct {
  readonly bucket: S3Bucket;
  readonly arn: string;
  readonly purpose: Purpose;
  readonly encryptionKey: KeyRef | undefined;
  readonly objectLock: unknown;
}

const DELIVERY = object({
  service: choice("alb", "s3", "inventory", "nlb", "vpc", "waf", "cloudtrail").literal(),
  prefix: text('have letters, digits and "._=-" between single slashes', /^[\w.=-]+(\/[\w.=-]+)*$/)
    .where('be without "AWSLogs"', (prefix) => !prefix.includes("AWSLogs"))
    .literal(),
});

/** Prefixes by service, as they were asked for. */
export type Accepted = Map<LogService, Set<string>>;

export function acceptLogsFrom(
  receiver: Receiver,
  aws: AwsEnvironment,
  accepted: Accepted,
  policy: BucketPolicy,
  service: LogService,
  prefix: string,
): LogDestination {
  const call = `acceptLogsFrom(${show(service)}, ${show(prefix)})`;
  parse(receiver, DELIVERY, { service, prefix }, { call, rules: deliveryRules(receiver) });
  const prefixes = (accepted.get(service) ?? new Set()).add(prefix);
  accepted.set(service, prefixes);

  const delivery = DELIVERIES[service];
  if (delivery.keyUse) keyFor(receiver.encryptionKey, delivery.keyUse);
  warnOfCall(receiver, call, ...deliveryWarnings(receiver, service));
  const resources = [...prefixes].sort().map((each) => `${receiver.arn}/${delivery.keys(each, aws)}`);
  for (const statement of delivery.statements(resources, receiver.arn, aws)) policy.register(statement);
  const { bucket } = policy.resource;
  const destination = { bucket, prefix: delivery.prefix(prefix) };
  return delivery.byArn ? { ...destination, arn: `${bucketArn(aws, bucket)}/${prefix}` } : destination;
}

/** What would fail at apply or, worse, in silence. */
function deliveryRules({
  bucket: { bucketInput },
  encryptionKey,
  objectLock,
}: Receiver): Rule<SettingsOf<typeof DELIVERY>>[] {
  const isForWebAcls = isKnownLater(bucketInput) || bucketInput?.startsWith("aws-waf-logs-") === true;
  return [
    ({ service }) =>
      encryptionKey &&
      !DELIVERIES[service].keyUse &&
      `encryptionKey must be left out: ${service} delivers logs into buckets with SSE-S3 only`,
    ({ service }) =>
      objectLock !== undefined &&
      service !== "cloudtrail" &&
      `objectLock must be left out: ${service} does not deliver into a bucket that locks new objects`,
    ({ service }) =>
      service === "waf" &&
      !isForWebAcls &&
      `bucketName must begin with aws-waf-logs- for web ACLs, got ${show(bucketInput)}`,
  ];
}

function deliveryWarnings({ purpose, encryptionKey }: Receiver, service: LogService): Problem[] {
  const { keyUse } = DELIVERIES[service];
  return [
    purpose !== "logs" && `purpose is "${purpose}", and these logs never expire: use a bucket with the purpose "logs"`,
    keyUse &&
      encryptionKey &&
      !encryptionKey.admit &&
      `without ${KEY_USERS[keyUse]} in the policy of encryptionKey no log arrives: add it, or use a KmsModule`,
  ];
}
