import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import {
  type KeyRef,
  type LogDestination,
  type LogService,
  matches,
  must,
  oneOf,
  type Problem,
  validate,
} from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { BucketPolicy } from "./bucket-policy";
import { DELIVERIES } from "./deliveries";
import type { Place } from "./place";
import type { Purpose } from "./props";

interface Receiver extends Construct {
  readonly bucket: S3Bucket;
  readonly arn: string;
  readonly purpose: Purpose;
  readonly encryptionKey: KeyRef | undefined;
}

/** Prefixes by service, as they were asked for. */
export type Accepted = Map<LogService, Set<string>>;

export function acceptLogsFrom(
  receiver: Receiver,
  place: Place,
  accepted: Accepted,
  policy: BucketPolicy,
  service: LogService,
  prefix: string,
): LogDestination {
  const call = `acceptLogsFrom(${JSON.stringify(service)}, ${JSON.stringify(prefix)})`;
  validate(receiver, deliveryProblems(receiver, service, prefix), call);
  const prefixes = (accepted.get(service) ?? new Set()).add(prefix);
  accepted.set(service, prefixes);

  const delivery = DELIVERIES[service];
  const resources = [...prefixes].sort().map((each) => `${receiver.arn}/${delivery.keys(each, place)}`);
  for (const statement of delivery.statements(resources, receiver.arn, place)) policy.register(statement);
  const { bucket } = policy.resource;
  const destination = { bucket, prefix: delivery.prefix(prefix) };
  return delivery.byArn ? { ...destination, arn: `${place.bucketArn(bucket)}/${prefix}` } : destination;
}

/** What would fail at apply or, worse, in silence. */
function deliveryProblems(
  { bucket: { bucketInput }, purpose, encryptionKey }: Receiver,
  service: LogService,
  prefix: string,
): Problem[] {
  const named = Token.isUnresolved(bucketInput) || bucketInput?.startsWith("aws-waf-logs-");
  return [
    oneOf("service", service, Object.keys(DELIVERIES) as LogService[]),
    matches("prefix", prefix, /^[\w.=-]+(\/[\w.=-]+)*$/, 'have letters, digits and "._=-" between single slashes'),
    must(!prefix.includes("AWSLogs"), `prefix must be without "AWSLogs", got ${JSON.stringify(prefix)}`),
    must(purpose === "logs", `purpose must be "logs" in a bucket that accepts logs, got ${JSON.stringify(purpose)}`),
    must(!encryptionKey, `encryptionKey must be left out: ${service} delivers logs into buckets with SSE-S3 only`),
    must(
      service !== "waf" || named === true,
      `bucketName must begin with aws-waf-logs- for web ACLs, got ${JSON.stringify(bucketInput)}`,
    ),
  ];
}
