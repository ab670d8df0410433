import { DlmLifecyclePolicy, type DlmLifecyclePolicyPolicyDetails } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { must, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import type { DlmRole } from "./dlm-role";
import { bindingProblem, renderedImages, renderedSnapshots } from "./dlm-schedule";
import { type ImageSchedule, type Schedules, type SnapshotSchedule, schedulesProblems } from "./snapshot-schedules";

export interface DlmSettings {
  readonly snapshotRole: DlmRole;
  readonly imageRole: DlmRole;
  /** `hh:mm` of schedules that say no other. */
  readonly time: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Custom policies find their targets by one tag: what carries it is taken, and nothing else. */
interface Tagged {
  /** The one tag that volumes or instances carry: `{ Backup: "hourly" }`. */
  readonly tag: Readonly<Record<string, string>>;
}

export interface VolumeSnapshots extends Tagged {
  /** Up to 4, by name. */
  readonly schedules: Schedules<SnapshotSchedule>;
}

export interface InstanceSnapshots extends Tagged {
  /** Leaves out the boot volumes. @default false */
  readonly excludeBootVolume?: boolean;
  /** Up to 4, by name. */
  readonly schedules: Schedules<SnapshotSchedule>;
}

export interface InstanceImages extends Tagged {
  /** Restarts the instance for each image, so that its files are at rest. @default false */
  readonly reboot?: boolean;
  /** Up to 4, by name. */
  readonly schedules: Schedules<ImageSchedule>;
}

/** Snapshots of each volume with the tag. */
export function snapshotVolumes(
  scope: Construct,
  id: string,
  options: VolumeSnapshots,
  settings: DlmSettings,
): DlmLifecyclePolicy {
  const { snapshotRole, tags, time } = settings;
  snapshotRole.useKeysOf(Object.values(options.schedules));
  return policy(scope, id, snapshotRole, { policyDetails: volumeDetails(options, time), tags });
}

export function volumeDetails(
  { tag, schedules }: VolumeSnapshots,
  time: string,
  addedTags?: Readonly<Record<string, string>>,
) {
  return { resourceTypes: ["VOLUME"], targetTags: { ...tag }, schedule: renderedSnapshots(schedules, time, addedTags) };
}

/** Snapshots of all volumes of each instance with the tag, at one moment. */
export function snapshotInstances(
  scope: Construct,
  id: string,
  { tag, schedules, excludeBootVolume }: InstanceSnapshots,
  { snapshotRole, time, tags }: DlmSettings,
): DlmLifecyclePolicy {
  snapshotRole.useKeysOf(Object.values(schedules));
  const policyDetails = {
    resourceTypes: ["INSTANCE"],
    targetTags: { ...tag },
    parameters: excludeBootVolume ? { excludeBootVolume } : undefined,
    schedule: renderedSnapshots(schedules, time),
  };
  return policy(scope, id, snapshotRole, { policyDetails, tags });
}

/** Images of each instance with the tag. */
export function makeImages(
  scope: Construct,
  id: string,
  { tag, schedules, reboot = false }: InstanceImages,
  { imageRole, time, tags }: DlmSettings,
): DlmLifecyclePolicy {
  imageRole.useKeysOf(Object.values(schedules));
  const policyDetails = {
    policyType: "IMAGE_MANAGEMENT",
    resourceTypes: ["INSTANCE"],
    targetTags: { ...tag },
    parameters: { noReboot: !reboot },
    schedule: renderedImages(schedules, time),
  };
  return policy(scope, id, imageRole, { policyDetails, tags });
}

export function policy(
  scope: Construct,
  id: string,
  role: DlmRole,
  config: { readonly policyDetails: DlmLifecyclePolicyPolicyDetails; readonly tags: Readonly<Record<string, string>> },
): DlmLifecyclePolicy {
  const { role: execution, permissions } = role.get();
  return new DlmLifecyclePolicy(scope, id, {
    description: describe(scope.node.path, id),
    executionRoleArn: execution.arn,
    state: "ENABLED",
    ...config,
    tags: { ...config.tags },
    dependsOn: permissions,
  });
}

/** What is wrong with a custom policy, before anything is made. */
export function taggedProblems(
  { tag, schedules }: Tagged & { readonly schedules: Schedules<SnapshotSchedule | ImageSchedule> },
  kind: "volumes" | "instances" | "images",
): Problem[] {
  const all = Object.entries(schedules);
  return [
    tagProblem("tag", tag),
    ...schedulesProblems("schedules", schedules),
    ...all.flatMap(([key, schedule]) => [
      bindingProblem(`schedules.${key}.copyTo of images`, kind === "images" && (schedule.copyTo ?? []).length > 0),
      "archive" in schedule && schedule.archive !== undefined && archiveProblem(`schedules.${key}.archive`, kind),
    ]),
  ];
}

export function archiveProblem(prop: string, kind: "volumes" | "instances" | "images"): Problem {
  return kind === "volumes" ? bindingProblem(prop, true) : `${prop} must be said of volumes only`;
}

/** Volumes with any of several tags would be taken, which nobody means. AWS docs, "CreateLifecyclePolicy": the single tag. */
export function tagProblem(prop: string, tag: Readonly<Record<string, string>>): Problem {
  const count = Object.keys(tag).length;
  return must(count === 1, `${prop} must be exactly one tag, got ${count}`);
}

/** Letters, digits, spaces, hyphens and underscores, up to 500. */
function describe(path: string, id: string): string {
  return `${path} ${id}`.replace(/[^\w -]+/g, " ").slice(0, 500);
}
