import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
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
import type { Construct } from "constructs";
import type { BucketPolicy, NamedStatement } from "./bucket-policy";

interface Receiver extends Construct {
  readonly arn: string;
  readonly purpose: "data" | "logs";
  readonly encryptionKey: KeyRef | undefined;
}

/** Prefixes by service, as they were asked for. */
export type Accepted = Map<LogService, Set<string>>;

/** How a service delivers: below which keys, by whose name, and the prefix as the service takes it. */
interface Delivery {
  keys(prefix: string, account: string): string;
  statement(resources: readonly string[], account: string): NamedStatement;
  prefix(prefix: string): string;
}

const DELIVERIES: { readonly [service in LogService]: Delivery } = {
  // AWS docs, "Enable access logs for your Application Load Balancer": the account in the keys is what keeps the load
  // balancers of others out, and the service stands in place of the former account of Elastic Load Balancing.
  alb: {
    keys: (prefix, account) => `${prefix}/AWSLogs/${account}/*`,
    statement: (resources) => ({
      sid: "AcceptLogsFromAlb",
      principals: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
      actions: ["s3:PutObject"],
      resources,
    }),
    prefix: (prefix) => prefix,
  },
  // AWS docs, "Enabling Amazon S3 server access logging". S3 puts no slash between prefix and name.
  s3: {
    keys: (prefix) => `${prefix}/*`,
    statement: (resources, account) => ({
      sid: "AcceptLogsFromS3",
      principals: { Service: ["logging.s3.amazonaws.com"] },
      actions: ["s3:PutObject"],
      resources,
      conditions: { StringEquals: { "aws:SourceAccount": account } },
    }),
    prefix: (prefix) => `${prefix}/`,
  },
};

export function acceptLogsFrom(
  receiver: Receiver,
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
  const account = accountOf(receiver);
  const resources = [...prefixes].sort().map((each) => `${receiver.arn}/${delivery.keys(each, account)}`);
  policy.register(delivery.statement(resources, account));
  return { bucket: policy.resource.bucket, prefix: delivery.prefix(prefix) };
}

function accountOf(scope: Construct): string {
  const existing = scope.node.tryFindChild("Account") as DataAwsCallerIdentity | undefined;
  return (existing ?? new DataAwsCallerIdentity(scope, "Account")).accountId;
}

/** Both services deliver into buckets with SSE-S3 only, and would fail at apply or, worse, in silence. */
function deliveryProblems({ purpose, encryptionKey }: Receiver, service: LogService, prefix: string): Problem[] {
  return [
    oneOf("service", service, Object.keys(DELIVERIES) as LogService[]),
    matches("prefix", prefix, /^[\w.=-]+(\/[\w.=-]+)*$/, 'have letters, digits and "._=-" between single slashes'),
    must(!prefix.includes("AWSLogs"), `prefix must be without "AWSLogs", got ${JSON.stringify(prefix)}`),
    must(purpose === "logs", `purpose must be "logs" in a bucket that accepts logs, got ${JSON.stringify(purpose)}`),
    must(!encryptionKey, `encryptionKey must be left out: ${service} delivers logs into buckets with SSE-S3 only`),
  ];
}
