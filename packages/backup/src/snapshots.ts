import { DlmLifecyclePolicy, type DlmLifecyclePolicyPolicyDetails } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { boolean, type ModuleContext, namePathOf, object, type SettingsOf, type Tags } from "@plinth/core";
import type { DlmRole } from "./dlm-role";
import { bindingProblem, renderedImages, renderedSnapshots } from "./dlm-schedule";
import { IMAGE_SCHEDULE, SNAPSHOT_SCHEDULE, type SnapshotSettings, schedulesOf } from "./schedule-parsers";
import type { ImageSchedule, Schedules, SnapshotSchedule } from "./snapshot-schedules";
import { TAG } from "./things";

export interface DlmSettings {
  readonly snapshotRole: DlmRole;
  readonly imageRole: DlmRole;
  /** `hh:mm` of schedules that say no other. */
  readonly time: string;
  readonly context: ModuleContext;
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

export const VOLUMES = object(
  { tag: TAG, schedules: schedulesOf(SNAPSHOT_SCHEDULE) },
  { rules: [({ schedules }) => archiveProblem(schedules, (prop) => bindingProblem(prop, true))] },
);

export const INSTANCES = object(
  { tag: TAG, schedules: schedulesOf(SNAPSHOT_SCHEDULE), excludeBootVolume: boolean.default(false) },
  { rules: [({ schedules }) => archiveProblem(schedules, (prop) => `${prop} must be said of volumes only`)] },
);

export const IMAGES = object(
  { tag: TAG, schedules: schedulesOf(IMAGE_SCHEDULE), reboot: boolean.default(false) },
  {
    rules: [
      ({ schedules }) => {
        const [copied] = Object.entries(schedules).find(([, { copyTo }]) => copyTo.length > 0) ?? [];
        return copied !== undefined && bindingProblem(`schedules.${copied}.copyTo of images`, true);
      },
    ],
  },
);

function archiveProblem(schedules: Schedules<SnapshotSettings>, problem: (prop: string) => string | false | undefined) {
  const [archived] = Object.entries(schedules).find(([, { archive }]) => archive !== undefined) ?? [];
  return archived !== undefined && problem(`schedules.${archived}.archive`);
}

/** Snapshots of each volume with the tag. */
export function createVolumePolicy(id: string, options: SettingsOf<typeof VOLUMES>, settings: DlmSettings) {
  settings.snapshotRole.useKeysOf(Object.values(options.schedules));
  return createPolicy(id, settings.snapshotRole, settings, volumeDetails(options, settings.time));
}

export function volumeDetails({ tag, schedules }: SettingsOf<typeof VOLUMES>, time: string, addedTags?: Tags) {
  return { resourceTypes: ["VOLUME"], targetTags: { ...tag }, schedule: renderedSnapshots(schedules, time, addedTags) };
}

/** Snapshots of all volumes of each instance with the tag, at one moment. */
export function createInstancePolicy(id: string, options: SettingsOf<typeof INSTANCES>, settings: DlmSettings) {
  const { tag, schedules, excludeBootVolume } = options;
  settings.snapshotRole.useKeysOf(Object.values(schedules));
  return createPolicy(id, settings.snapshotRole, settings, {
    resourceTypes: ["INSTANCE"],
    targetTags: { ...tag },
    parameters: excludeBootVolume ? { excludeBootVolume } : undefined,
    schedule: renderedSnapshots(schedules, settings.time),
  });
}

/** Images of each instance with the tag. */
export function createImagePolicy(id: string, options: SettingsOf<typeof IMAGES>, settings: DlmSettings) {
  const { tag, schedules, reboot } = options;
  settings.imageRole.useKeysOf(Object.values(schedules));
  return createPolicy(id, settings.imageRole, settings, {
    policyType: "IMAGE_MANAGEMENT",
    resourceTypes: ["INSTANCE"],
    targetTags: { ...tag },
    parameters: { noReboot: !reboot },
    schedule: renderedImages(schedules, settings.time),
  });
}

export function createPolicy(
  id: string,
  role: DlmRole,
  { context: { scope, tags } }: Pick<DlmSettings, "context">,
  policyDetails: DlmLifecyclePolicyPolicyDetails,
  defaultPolicy?: string,
): DlmLifecyclePolicy {
  const { role: execution, permissions } = role.get();
  return new DlmLifecyclePolicy(scope, id, {
    description: describe(namePathOf(scope), id),
    executionRoleArn: execution.arn,
    state: "ENABLED",
    ...(defaultPolicy ? { defaultPolicy } : {}),
    policyDetails,
    tags: tags(),
    dependsOn: permissions,
  });
}

/** Letters, digits, spaces, hyphens and underscores, up to 500. */
function describe(path: string, id: string): string {
  return `${path} ${id}`.replace(/[^\w -]+/g, " ").slice(0, 500);
}
