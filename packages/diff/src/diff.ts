import type { Suppression } from "@plinth/guardrails";
import type { Stack } from "@plinth/model";
import { changesBetween, type ResourceChange } from "./changes";
import { type FindingChanges, findingChanges } from "./findings";
import { type PathChanges, pathChanges } from "./paths";
import { type PermissionChanges, permissionChanges } from "./permissions";
import { type Loss, lostSafeguards, lostTags } from "./safeguards";

export interface DiffOptions {
  /** What is accepted of the guardrails, and is no finding. @default - nothing */
  readonly suppressions?: readonly Suppression[];
}

/** What a change of a stack means. */
export interface Diff {
  readonly changes: readonly ResourceChange[];
  /** Protection, encryption, backups, logs and alarms that resources have less of. */
  readonly losses: readonly Loss[];
  /** Tags that are gone, by address. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly findings: FindingChanges;
  /** Network paths. */
  readonly paths: PathChanges;
  readonly permissions: PermissionChanges;
}

/** Compares two stacks, each of a document, a plan or a state. */
export function diff(before: Stack, after: Stack, { suppressions = [] }: DiffOptions = {}): Diff {
  return {
    changes: changesBetween(before, after),
    losses: lostSafeguards(before, after),
    tags: lostTags(before, after),
    findings: findingChanges(before, after, suppressions),
    paths: pathChanges(before, after),
    permissions: permissionChanges(before, after),
  };
}

/** Changes that lose something that cannot be created again. */
export function lossesOf({ changes }: Pick<Diff, "changes">): ResourceChange[] {
  return changes.filter(
    ({ action, stateful }) => stateful !== undefined && (action === "destroy" || action === "replace"),
  );
}
