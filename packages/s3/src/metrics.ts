import { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import { validate } from "@plinth/core";
import type { Construct } from "constructs";
import type { Chain } from "./chain";
import { newNameProblems } from "./names";
import { type Selection, selectionOf, selectionProblems } from "./objects";

export function addMetrics(scope: Construct, chain: Chain, name: string, selection: Selection): S3BucketMetric {
  const id = `Metrics-${name}`;
  validate(
    scope,
    [...newNameProblems(scope, name, id), ...selectionProblems(selection)],
    `addMetrics(${JSON.stringify(name)})`,
  );
  return chain.add((common) => new S3BucketMetric(scope, id, { ...common, name, filter: selectionOf(selection) }));
}
