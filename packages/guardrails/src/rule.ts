import type { Resource, Stack } from "@plinth/model";

/** What is looked at: `error` fails the synthesis, `warning` is reported, `advice` is reported on request. */
export type Level = "error" | "warning" | "advice";

/** Where the rule comes from, by the ids that auditors know. */
export interface Standards {
  /** Checkov: `CKV_AWS_16`. */
  readonly checkov?: readonly string[];
  /** CIS AWS Foundations Benchmark v3.0.0: `2.3.1`. */
  readonly cis?: readonly string[];
  /** AWS Foundational Security Best Practices: `RDS.3`. */
  readonly fsbp?: readonly string[];
}

/** A rule over the resources of some types. */
export interface Rule {
  /** Stable: suppressions name it. */
  readonly id: string;
  /** What is true of a good stack. */
  readonly title: string;
  /** What goes wrong otherwise. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  readonly level: Level;
  readonly standards: Standards;
  /** Types of the resources that it judges; data sources as `data.aws_…`. */
  readonly types: readonly string[];
  /** What is wrong with the resource, as a sentence about it; nothing when it is right or cannot be known yet. */
  check(resource: Resource, stack: Stack): string | false | undefined;
}
