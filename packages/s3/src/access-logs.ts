import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { LogDestination } from "@plinth/core";
import type { Construct } from "constructs";
import type { Chain } from "./chain";

/** Names of records: AWS docs, "Log object key format". */
export function accessLogs(
  scope: Construct,
  chain: Chain,
  recorded: LogDestination | undefined,
  keys: "flat" | "by-date" = "flat",
): S3BucketLoggingA | undefined {
  if (!recorded) return;
  const byDate = { partitionedPrefix: { partitionDateSource: "EventTime" } };
  return chain.add(
    (common) =>
      new S3BucketLoggingA(scope, "Logging", {
        ...common,
        targetBucket: recorded.bucket,
        targetPrefix: recorded.prefix,
        targetObjectKeyFormat: keys === "by-date" ? byDate : undefined,
      }),
  );
}
