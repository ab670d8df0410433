import { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import { object, parseChild } from "@plinth/core";
import type { Construct } from "constructs";
import { CONFIGURATION_NAME } from "./names";
import { SELECTION, type Selection, selectionOf } from "./objects";
import type { SequentialSettings } from "./sequential-settings";
import { leadingSlash, warnOfCall } from "./warnings";

const METRICS = object(SELECTION);

export function addMetrics(
  scope: Construct,
  chain: SequentialSettings,
  name: string,
  selection: Selection,
): S3BucketMetric {
  const { id, ...settings } = parseChild(scope, name, METRICS, selection, {
    method: "addMetrics",
    prefix: "Metrics",
    keyName: "name",
    keyParser: CONFIGURATION_NAME,
  });
  warnOfCall(scope, `addMetrics("${name}")`, leadingSlash(settings.prefix));
  return chain.add((common) => new S3BucketMetric(scope, id, { ...common, name, filter: selectionOf(settings) }));
}
