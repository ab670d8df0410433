import {
  DlmLifecyclePolicy,
  type DlmLifecyclePolicyPolicyDetailsSchedule,
  type DlmLifecyclePolicyPolicyDetailsScheduleCreateRule,
  type DlmLifecyclePolicyPolicyDetailsScheduleCrossRegionCopyRule,
} from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { must, type Problem } from "@plinth/core";
import { cronOf } from "./schedule";
import type { ImageSchedule, RegionCopy, Schedules, SnapshotSchedule, Timing } from "./snapshot-schedules";

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
  schedules: Schedules<SnapshotSchedule>,
  time: string,
  addedTags?: Readonly<Record<string, string>>,
) {
  return Object.entries(schedules).map(([name, schedule], index): DlmLifecyclePolicyPolicyDetailsSchedule => {
    const { fastRestore, archive, shareWith } = schedule;
    const archiveRule = archive && {
      archiveRetainRule: { retentionArchiveTier: "keep" in archive ? { count: archive.keep } : days(archive.keepDays) },
    };
    return {
      ...common(name, schedule, time),
      fastRestoreRule: fastRestore && {
        availabilityZones: [...fastRestore.zones],
        ...("newest" in fastRestore ? { count: fastRestore.newest } : days(fastRestore.days)),
      },
      shareRule: shareWith && {
        targetAccounts: [...shareWith.accounts],
        ...(shareWith.days ? { unshareInterval: shareWith.days, unshareIntervalUnit: "DAYS" } : {}),
      },
      crossRegionCopyRule: schedule.copyTo?.map((copy) => ({ target: copy.region, ...copyRule(copy) })),
      ...(archiveRule ? { archiveRule } : {}),
      ...(addedTags && index > 0 ? { copyTags: undefined, tagsToAdd: { ...addedTags, ...schedule.tags } } : {}),
    };
  });
}

export function renderedImages(schedules: Schedules<ImageSchedule>, time: string) {
  return Object.entries(schedules).map(([name, schedule]): DlmLifecyclePolicyPolicyDetailsSchedule => {
    const { deprecate } = schedule;
    return {
      ...common(name, schedule, time),
      deprecateRule: deprecate && ("oldest" in deprecate ? { count: deprecate.oldest } : days(deprecate.days)),
      crossRegionCopyRule: schedule.copyTo?.map(toRegion),
    };
  });
}

function common(name: string, schedule: SnapshotSchedule | ImageSchedule, time: string) {
  return {
    name,
    createRule: createRule(schedule, time),
    retainRule: "keep" in schedule ? { count: schedule.keep } : days(schedule.keepDays),
    copyTags: true,
    ...(schedule.tags ? { tagsToAdd: { ...schedule.tags } } : {}),
  };
}

function createRule(timing: Timing, time: string): DlmLifecyclePolicyPolicyDetailsScheduleCreateRule {
  const times = [timing.startTime ?? time];
  if ("everyHours" in timing) return { interval: timing.everyHours, intervalUnit: "HOURS", times };
  if (timing.schedule === "daily") return { interval: 24, intervalUnit: "HOURS", times };
  return { cronExpression: cronOf(timing.schedule, timing.startTime ?? time) };
}

function copyRule({ encryptionKey, keepDays }: RegionCopy) {
  return { encrypted: true, cmkArn: encryptionKey.arn, copyTags: true, retainRule: days(keepDays) };
}

/** Bindings of AWS provider 5 demand `target`, which is wrong for images; they are refused before. */
function toRegion(copy: RegionCopy): DlmLifecyclePolicyPolicyDetailsScheduleCrossRegionCopyRule {
  const rule = { targetRegion: copy.region, ...copyRule(copy) };
  return rule as Omit<typeof rule, "target"> & { target: string };
}

function days(interval: number) {
  return { interval, intervalUnit: "DAYS" };
}
