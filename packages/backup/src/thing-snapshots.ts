import type { DlmLifecyclePolicy, DlmLifecyclePolicyPolicyDetails } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { parseChild, type Tags } from "@plinth/core";
import { bindingProblem } from "./dlm-schedule";
import { MOST_SCHEDULES, SCHEDULE_NAME, SNAPSHOT_SCHEDULE, type SnapshotSettings } from "./schedule-parsers";
import type { Schedules, SnapshotSchedule } from "./snapshot-schedules";
import { createPolicy, type DlmSettings, volumeDetails } from "./snapshots";

/** A policy for the volumes of each thing; all take the same schedules, whatever was said first. */
export class ThingSnapshots {
  public readonly policies = new Map<string, DlmLifecyclePolicy>();
  private readonly given = new Map<string, SnapshotSchedule>();
  private readonly schedules: Map<string, SnapshotSettings>;
  private readonly volumeTags = new Map<string, Tags>();

  constructor(
    keep: number,
    private readonly settings: DlmSettings,
  ) {
    const rest = { everyHours: undefined, startTime: undefined, keepDays: undefined, tags: undefined };
    const none = { fastRestore: undefined, archive: undefined, shareWith: undefined };
    this.schedules = new Map([["daily", { ...rest, ...none, schedule: "daily", keep, copyTo: [] }]]);
  }

  /** Whether snapshots leave for another region. */
  get copies(): boolean {
    return [...this.schedules.values()].some(({ copyTo }) => copyTo.length > 0);
  }

  protect(name: string, tag: Tags): void {
    if (this.policies.has(name)) return;
    this.volumeTags.set(name, tag);
    const { snapshotRole } = this.settings;
    snapshotRole.useKeysOf([...this.schedules.values()]);
    this.policies.set(name, createPolicy(`Snapshots-${name}`, snapshotRole, this.settings, this.details(tag)));
  }

  addSchedule(name: string, schedule: SnapshotSchedule): void {
    const { context, snapshotRole } = this.settings;
    const settings = parseChild(context.scope, name, SNAPSHOT_SCHEDULE, schedule, {
      method: "addSnapshotSchedule",
      prefix: "Schedule",
      keyName: "name",
      keyParser: SCHEDULE_NAME,
      rules: [
        () =>
          this.schedules.has(name) &&
          this.given.get(name) !== schedule &&
          `name must be new, got ${JSON.stringify(name)}`,
        () =>
          !this.schedules.has(name) &&
          this.schedules.size >= MOST_SCHEDULES &&
          `there must be at most ${MOST_SCHEDULES} schedules, "daily" among them`,
        ({ archive }) => archive !== undefined && bindingProblem("archive", true),
      ],
    });
    this.given.set(name, schedule);
    this.schedules.set(name, settings);
    if (this.policies.size > 0) snapshotRole.useKeysOf([settings]);
    for (const [thing, policy] of this.policies)
      policy.putPolicyDetails(this.details(this.volumeTags.get(thing) ?? {}));
  }

  private details(tag: Tags): DlmLifecyclePolicyPolicyDetails {
    const { time, context } = this.settings;
    return volumeDetails({ tag, schedules: this.inOrder() }, time, { ...context.tags(), ...tag });
  }

  /** First the daily one, then by name. */
  private inOrder(): Schedules<SnapshotSettings> {
    const { daily, ...others } = Object.fromEntries(this.schedules);
    const sorted = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
    return { ...(daily ? { daily } : {}), ...Object.fromEntries(sorted) };
  }
}
