import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { LogDestination } from "@plinth/core";
import type { Construct } from "constructs";
import type { SequentialSettings } from "./sequential-settings";

/** Names of records: AWS docs, "Log object key format". */
export function accessLogs(
  scope: Construct,
  chain: SequentialSettings,
  destination: LogDestination | undefined,
  keys: "flat" | "by-date" = "flat",
): S3BucketLoggingA | undefined {
  if (!destination) return;
  const byDate = { partitionedPrefix: { partitionDateSource: "EventTime" } };
  return chain.add(
    (common) =>
      new S3BucketLoggingA(scope, "Logging", {
        ...common,
        targetBucket: destination.bucket,
        targetPrefix: destination.prefix,
        targetObjectKeyFormat: keys === "by-date" ? byDate : undefined,
      }),
  );
}
