import { changesBetween, type Loss, lostSafeguards, lostTags, type ResourceChange } from "@plinth/diff";
import type { AllowedLoss, Config } from "@plinth/guardrails";
import type { Stack } from "@plinth/model";
import { type FindingChanges, findingChanges } from "./findings";
import { type PathChanges, pathChanges } from "./paths";
import { type PermissionChanges, permissionChanges } from "./permissions";

/** What a change means for the resources of a stack. */
export interface StackDiff {
  readonly changes: readonly ResourceChange[];
  /** What the config allows to be lost. */
  readonly allowed: readonly AllowedLoss[];
  /** Protection, encryption, backups, logs and alarms that resources have less of. */
  readonly losses: readonly Loss[];
  /** Tags that are gone, by address. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly findings: FindingChanges;
}

/** What a change means for network paths and permissions, which may lead through all stacks of an app. */
export interface AccessDiff {
  readonly paths: PathChanges;
  readonly permissions: PermissionChanges;
}

export type Diff = StackDiff & AccessDiff;

/** Compares two stacks, each of a document, a plan or a state. */
export function diff(before: Stack, after: Stack, config: Config): Diff {
  return { ...diffOfStack(before, after, config), ...diffOfAccess(before, after) };
}

export function diffOfStack(before: Stack, after: Stack, { suppressions, allow }: Config): StackDiff {
  return {
    changes: changesBetween(before, after),
    allowed: allow,
    losses: lostSafeguards(before, after),
    tags: lostTags(before, after),
    findings: findingChanges(before, after, suppressions),
  };
}

export function diffOfAccess(before: Stack, after: Stack): AccessDiff {
  return { paths: pathChanges(before, after), permissions: permissionChanges(before, after) };
}
