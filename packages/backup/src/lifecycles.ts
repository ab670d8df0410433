import { type KeyRef, matches, must, type Problem, validate } from "@plinth/core";
import type { Construct } from "constructs";
import { DlmRole } from "./dlm-role";
import type { Place } from "./service-role";
import type { WatchedPolicy } from "./signals";
import type { SnapshotSchedule } from "./snapshot-schedules";
import {
  type DlmSettings,
  type InstanceImages,
  type InstanceSnapshots,
  makeImages,
  snapshotInstances,
  snapshotVolumes,
  taggedProblems,
  type VolumeSnapshots,
} from "./snapshots";
import { backUpTheRest, type Rest, type RestOptions } from "./the-rest";
import { ThingSnapshots } from "./thing-snapshots";

interface LifecycleSettings {
  readonly snapshotCount: number;
  readonly snapshotTime: string;
  readonly encryptionKey?: KeyRef;
  readonly place: Place;
  readonly tags: Record<string, string>;
}

/** The policies of Amazon DLM, typed by kind; each kind has a role, made with its first policy. */
export class Lifecycles {
  private readonly settings: DlmSettings;
  private readonly things: ThingSnapshots;
  private readonly keyed = new Map<string, WatchedPolicy>();

  constructor(
    private readonly scope: Construct,
    { snapshotCount, snapshotTime, ...role }: LifecycleSettings,
  ) {
    this.settings = {
      snapshotRole: new DlmRole(scope, "SnapshotRole", role),
      imageRole: new DlmRole(scope, "ImageRole", role),
      time: snapshotTime,
      tags: role.tags,
    };
    this.things = new ThingSnapshots(scope, { schedule: "daily", keep: snapshotCount }, this.settings);
  }

  get watched(): (readonly [string, WatchedPolicy])[] {
    const { copies } = this.things;
    const things = [...this.things.policies].map(
      ([name, policy]) => [name, { makes: "Snapshots", copies, policy }] as const,
    );
    return [...things, ...this.keyed];
  }

  protect(name: string, volumeTags: Readonly<Record<string, string>>): void {
    this.things.protect(name, volumeTags);
  }

  addSchedule(name: string, schedule: SnapshotSchedule): void {
    this.things.addSchedule(name, schedule);
  }

  snapshotVolumes(key: string, options: VolumeSnapshots): void {
    const id = this.check("snapshotVolumes", "Volumes", key, taggedProblems(options, "volumes"));
    const policy = snapshotVolumes(this.scope, id, options, this.settings);
    this.keyed.set(id, { makes: "Snapshots", copies: copies(options), policy });
  }

  snapshotInstances(key: string, options: InstanceSnapshots): void {
    const id = this.check("snapshotInstances", "Instances", key, taggedProblems(options, "instances"));
    const policy = snapshotInstances(this.scope, id, options, this.settings);
    this.keyed.set(id, { makes: "Snapshots", copies: copies(options), policy });
  }

  makeImages(key: string, options: InstanceImages): void {
    const id = this.check("makeImages", "Images", key, taggedProblems(options, "images"));
    const policy = makeImages(this.scope, id, options, this.settings);
    this.keyed.set(id, { makes: "Images", copies: copies(options), policy });
  }

  backUpTheRest(of: Rest, options: RestOptions): void {
    const policy = backUpTheRest(this.scope, of, options, this.settings);
    this.keyed.set(`Rest-${of}`, { makes: of === "volumes" ? "Snapshots" : "Images", copies: false, policy });
  }

  /** The id of a new policy, after judging what it is to be. */
  private check(verb: string, kind: string, key: string, problems: readonly Problem[]): string {
    const id = `${kind}-${key}`;
    const name = matches("key", key, /^[\w-]{1,100}$/, 'have 1 to 100 letters, digits and "-_"');
    const taken = must(!this.keyed.has(id), `key must be new, got ${JSON.stringify(key)}`);
    validate(this.scope, [name, taken, ...problems], `${verb}(${JSON.stringify(key)})`);
    return id;
  }
}

function copies({
  schedules,
}: {
  readonly schedules: Readonly<Record<string, { copyTo?: readonly unknown[] }>>;
}): boolean {
  return Object.values(schedules).some(({ copyTo }) => copyTo !== undefined && copyTo.length > 0);
}
