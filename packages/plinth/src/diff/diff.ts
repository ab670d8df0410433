import { changesBetween, type Loss, lostSafeguards, lostTags, type ResourceChange } from "@plinth/diff";
import type { AllowedLoss, Config } from "@plinth/guardrails";
import type { Stack } from "@plinth/model";
import { type FindingChanges, findingChanges } from "./findings";
import { type PathChanges, pathChanges } from "./paths";
import { type PermissionChanges, permissionChanges } from "./permissions";

/** What a change of a stack means. */
export interface Diff {
  readonly changes: readonly ResourceChange[];
  /** What the config allows to be lost. */
  readonly allowed: readonly AllowedLoss[];
  /** Protection, encryption, backups, logs and alarms that resources have less of. */
  readonly losses: readonly Loss[];
  /** Tags that are gone, by address. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly findings: FindingChanges;
  readonly paths: PathChanges;
  readonly permissions: PermissionChanges;
}

/** Compares two stacks, each of a document, a plan or a state. */
export function diff(before: Stack, after: Stack, { suppressions, allow }: Config): Diff {
  return {
    changes: changesBetween(before, after),
    allowed: allow,
    losses: lostSafeguards(before, after),
    tags: lostTags(before, after),
    findings: findingChanges(before, after, suppressions),
    paths: pathChanges(before, after),
    permissions: permissionChanges(before, after),
  };
}
