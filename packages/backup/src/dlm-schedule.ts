import {
  DlmLifecyclePolicy,
  type DlmLifecyclePolicyPolicyDetailsSchedule,
  type DlmLifecyclePolicyPolicyDetailsScheduleCreateRule,
  type DlmLifecyclePolicyPolicyDetailsScheduleCrossRegionCopyRule,
} from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { must, type Problem } from "@plinth/core";
import { cronOf } from "./schedule";
import type { ImageSettings, SnapshotSettings } from "./schedule-parsers";
import type { RegionCopy, Schedules } from "./snapshot-schedules";

/** Bindings of AWS provider 6.11 or newer know default policies, the archive, and copies of images. */
export function knowsNewDlm(): boolean {
  return "defaultPolicy" in DlmLifecyclePolicy.prototype;
}

/** What the bindings at hand would drop without a word. */
export function bindingProblem(prop: string, used: boolean): Problem {
  return must(!used || knowsNewDlm(), `${prop} needs the bindings of AWS provider 6.11 or newer`);
}

/**
 * Snapshots name the region of a copy by `target`, images by `target_region`; the API refuses the other one.
 *
 * @param addedTags of all but the first schedule, instead of the tags of the volume: a further `copy_tags` would replace
 * the policy, and Amazon DLM no longer deletes what a deleted policy made @default - all copy the tags of the volume
 */
export function renderedSnapshots(
  schedules: Schedules<SnapshotSettings>,
  time: string,
  addedTags?: Readonly<Record<string, string>>,
) {
  return Object.entries(schedules).map(([name, schedule], index): DlmLifecyclePolicyPolicyDetailsSchedule => {
    const { fastRestore, archive, shareWith } = schedule;
    const archiveRule = archive && {
      archiveRetainRule: { retentionArchiveTier: amountOf(archive.keep, archive.keepDays) },
    };
    return {
      ...common(name, schedule, time),
      fastRestoreRule: fastRestore && {
        availabilityZones: [...fastRestore.zones],
        ...amountOf(fastRestore.newest, fastRestore.days),
      },
      shareRule: shareWith && {
        targetAccounts: [...shareWith.accounts],
        ...(shareWith.days ? { unshareInterval: shareWith.days, unshareIntervalUnit: "DAYS" } : {}),
      },
      crossRegionCopyRule: copyRules(schedule.copyTo, (copy) => ({ target: copy.region, ...copyRule(copy) })),
      ...(archiveRule ? { archiveRule } : {}),
      ...(addedTags && index > 0 ? { copyTags: undefined, tagsToAdd: { ...addedTags, ...schedule.tags } } : {}),
    };
  });
}

export function renderedImages(schedules: Schedules<ImageSettings>, time: string) {
  return Object.entries(schedules).map(([name, schedule]): DlmLifecyclePolicyPolicyDetailsSchedule => {
    const { deprecate } = schedule;
    return {
      ...common(name, schedule, time),
      deprecateRule: deprecate && amountOf(deprecate.oldest, deprecate.days),
      crossRegionCopyRule: copyRules(schedule.copyTo, toRegion),
    };
  });
}

function common(name: string, schedule: SnapshotSettings | ImageSettings, time: string) {
  return {
    name,
    createRule: createRule(schedule, time),
    retainRule: amountOf(schedule.keep, schedule.keepDays),
    copyTags: true,
    ...(schedule.tags ? { tagsToAdd: { ...schedule.tags } } : {}),
  };
}

function createRule(
  { schedule, everyHours, startTime }: SnapshotSettings | ImageSettings,
  time: string,
): DlmLifecyclePolicyPolicyDetailsScheduleCreateRule {
  const times = [startTime ?? time];
  if (schedule === undefined || schedule === "daily")
    return { interval: everyHours ?? 24, intervalUnit: "HOURS", times };
  return { cronExpression: cronOf(schedule, startTime ?? time) };
}

function copyRules<T>(copyTo: readonly RegionCopy[], render: (copy: RegionCopy) => T): T[] | undefined {
  return copyTo.length > 0 ? copyTo.map(render) : undefined;
}

function copyRule({ encryptionKey, keepDays }: RegionCopy) {
  return { encrypted: true, cmkArn: encryptionKey.arn, copyTags: true, retainRule: days(keepDays) };
}

/** Bindings of AWS provider 5 demand `target`, which is wrong for images; they are refused before. */
function toRegion(copy: RegionCopy): DlmLifecyclePolicyPolicyDetailsScheduleCrossRegionCopyRule {
  const rule = { targetRegion: copy.region, ...copyRule(copy) };
  return rule as Omit<typeof rule, "target"> & { target: string };
}

function days<T extends number | undefined>(interval: T) {
  return { interval, intervalUnit: "DAYS" };
}

/** Counted, or by age. */
function amountOf(count: number | undefined, age: number | undefined) {
  return count === undefined ? days(age) : { count };
}
