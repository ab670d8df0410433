import { type KeyRef, type ModuleContext, type Parser, parseChild, type Tags, text } from "@plinth/core";
import { createDefaultPolicy, type Rest, type RestOptions } from "./default-policies";
import { DlmRole } from "./dlm-role";
import type { WatchedPolicy } from "./signals";
import type { SnapshotSchedule } from "./snapshot-schedules";
import {
  createImagePolicy,
  createInstancePolicy,
  createVolumePolicy,
  type DlmSettings,
  IMAGES,
  INSTANCES,
  type InstanceImages,
  type InstanceSnapshots,
  VOLUMES,
  type VolumeSnapshots,
} from "./snapshots";
import { ThingSnapshots } from "./thing-snapshots";

interface LifecycleSettings {
  readonly snapshotCount: number;
  readonly snapshotTime: string;
  readonly encryptionKey?: KeyRef;
}

const KEY_NAME = text('have 1 to 100 letters, digits and "-_"', /^[\w-]{1,100}$/).literal();

/** The policies of Amazon DLM, typed by kind; each kind has a role, made with its first policy. */
export class Lifecycles {
  private readonly settings: DlmSettings;
  private readonly things: ThingSnapshots;
  private readonly keyed = new Map<string, WatchedPolicy>();

  constructor(context: ModuleContext, { snapshotCount, snapshotTime, encryptionKey }: LifecycleSettings) {
    this.settings = {
      snapshotRole: new DlmRole(context, "SnapshotRole", encryptionKey),
      imageRole: new DlmRole(context, "ImageRole", encryptionKey),
      time: snapshotTime,
      context,
    };
    this.things = new ThingSnapshots(snapshotCount, this.settings);
  }

  get watched(): (readonly [string, WatchedPolicy])[] {
    const { copies } = this.things;
    const things = [...this.things.policies].map(
      ([name, policy]) => [name, { makes: "Snapshots", copies, policy }] as const,
    );
    return [...things, ...this.keyed];
  }

  protect(name: string, volumeTags: Tags): void {
    this.things.protect(name, volumeTags);
  }

  addSchedule(name: string, schedule: SnapshotSchedule): void {
    this.things.addSchedule(name, schedule);
  }

  snapshotVolumes(key: string, options: VolumeSnapshots): void {
    const settings = this.parse("snapshotVolumes", "Volumes", key, VOLUMES, options);
    this.watch(settings, "Snapshots", createVolumePolicy(settings.id, settings, this.settings));
  }

  snapshotInstances(key: string, options: InstanceSnapshots): void {
    const settings = this.parse("snapshotInstances", "Instances", key, INSTANCES, options);
    this.watch(settings, "Snapshots", createInstancePolicy(settings.id, settings, this.settings));
  }

  makeImages(key: string, options: InstanceImages): void {
    const settings = this.parse("makeImages", "Images", key, IMAGES, options);
    this.watch(settings, "Images", createImagePolicy(settings.id, settings, this.settings));
  }

  backUpTheRest(of: Rest, options: RestOptions): void {
    const policy = createDefaultPolicy(of, options, this.settings);
    this.keyed.set(`Rest-${of}`, { makes: of === "volumes" ? "Snapshots" : "Images", copies: false, policy });
  }

  private parse<I, O>(method: string, prefix: string, key: string, parser: Parser<I, O>, options: NoInfer<I>) {
    const { scope } = this.settings.context;
    return parseChild(scope, key, parser, options, { method, prefix, keyParser: KEY_NAME });
  }

  private watch(
    {
      id,
      schedules,
    }: { readonly id: string; readonly schedules: Readonly<Record<string, { copyTo: readonly unknown[] }>> },
    makes: WatchedPolicy["makes"],
    policy: WatchedPolicy["policy"],
  ): void {
    this.keyed.set(id, { makes, copies: Object.values(schedules).some(({ copyTo }) => copyTo.length > 0), policy });
  }
}
