import type { DlmLifecyclePolicy, DlmLifecyclePolicyPolicyDetails } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { must, type Problem, validate } from "@plinth/core";
import type { Construct } from "constructs";
import {
  MAX_SCHEDULES,
  type Schedules,
  type SnapshotSchedule,
  scheduleNameProblem,
  scheduleOf,
} from "./snapshot-schedules";
import { archiveProblem, type DlmSettings, policy, tagProblem, volumeDetails } from "./snapshots";

type Tag = Readonly<Record<string, string>>;

/** A policy for the volumes of each thing; all take the same schedules, whatever was said first. */
export class ThingSnapshots {
  public readonly policies = new Map<string, DlmLifecyclePolicy>();
  private readonly schedules: Map<string, SnapshotSchedule>;
  private readonly volumeTags = new Map<string, Tag>();

  constructor(
    private readonly scope: Construct,
    daily: SnapshotSchedule,
    private readonly settings: DlmSettings,
  ) {
    this.schedules = new Map([["daily", daily]]);
  }

  /** Whether snapshots leave for another region. */
  get copies(): boolean {
    return [...this.schedules.values()].some(({ copyTo }) => copyTo && copyTo.length > 0);
  }

  protect(name: string, tag: Tag): void {
    validate(this.scope, [tagProblem("thing.protection.volumeTags", tag)], `protect(${JSON.stringify(name)})`);
    if (this.policies.has(name)) return;
    this.volumeTags.set(name, tag);
    const { snapshotRole, tags } = this.settings;
    snapshotRole.useKeysOf([...this.schedules.values()]);
    const details = { policyDetails: this.details(tag), tags };
    this.policies.set(name, policy(this.scope, `Snapshots-${name}`, snapshotRole, details));
  }

  addSchedule(name: string, schedule: SnapshotSchedule): void {
    validate(this.scope, this.problems(name, schedule), `addSnapshotSchedule(${JSON.stringify(name)})`);
    this.schedules.set(name, schedule);
    if (this.policies.size > 0) this.settings.snapshotRole.useKeysOf([schedule]);
    for (const [thing, policy] of this.policies)
      policy.putPolicyDetails(this.details(this.volumeTags.get(thing) ?? {}));
  }

  private details(tag: Tag): DlmLifecyclePolicyPolicyDetails {
    const { time, tags } = this.settings;
    return volumeDetails({ tag, schedules: this.inOrder() }, time, { ...tags, ...tag });
  }

  private problems(name: string, schedule: SnapshotSchedule): Problem[] {
    const existing = this.schedules.get(name);
    return [
      scheduleNameProblem("name", name),
      must(existing === undefined || existing === schedule, `name must be new, got ${JSON.stringify(name)}`),
      must(
        existing !== undefined || this.schedules.size < MAX_SCHEDULES,
        `there must be at most ${MAX_SCHEDULES} schedules, "daily" among them`,
      ),
      ...scheduleOf("", schedule),
      schedule.archive !== undefined && archiveProblem("archive", "volumes"),
    ];
  }

  /** First the daily one, then by name. */
  private inOrder(): Schedules<SnapshotSchedule> {
    const { daily, ...others } = Object.fromEntries(this.schedules);
    return { daily, ...Object.fromEntries(Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1))) };
  }
}
