import type { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import type { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import {
  checkTogether,
  dependOn,
  idOf,
  type Monitorable,
  nameOf,
  type Protectable,
  regionProblem,
  type Signals,
  validate,
  withDefaults,
} from "@plinth/core";
import { Construct, type IConstruct } from "constructs";
import { missingCoverage } from "./coverage";
import { type ExemptOptions, exempt } from "./exempt";
import { Lifecycles } from "./lifecycles";
import type { VaultLock } from "./lock";
import { notify } from "./notifications";
import { Plan } from "./plan";
import { problemsOf } from "./problems";
import { type BackupModuleProps, DEFAULTS, TIMES } from "./props";
import { protectionOf, type StatefulResource } from "./protection";
import { RestoreTests, type TestOptions } from "./restore-tests";
import { type RuleOptions, ruleOf, type VaultRef } from "./rules";
import { protectTagged, select, type TaggedOptions } from "./select";
import { type Place, type ServiceRole, serviceRole } from "./service-role";
import { type BackupSignal, backupSignals } from "./signals";
import type { SnapshotSchedule } from "./snapshot-schedules";
import type { InstanceImages, InstanceSnapshots, VolumeSnapshots } from "./snapshots";
import type { Rest, RestOptions } from "./the-rest";
import { vault } from "./vault";
import { acceptCopiesFrom, VaultPolicy } from "./vault-policy";

/**
 * Keeps what is stateful: a vault with a plan for what AWS Backup protects, and snapshots of EBS volumes. Its stack does
 * not synthesize until everything in it that holds data is backed up exactly once or exempt for a reason.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class BackupModule extends Construct implements Monitorable<BackupSignal>, VaultRef {
  public readonly vault: BackupVault;
  public readonly plan: BackupPlan;
  /** Used by AWS Backup to make and restore recovery points. */
  public readonly access: ServiceRole;
  public readonly lock?: VaultLock;
  private readonly place: Place;
  private readonly rules: Plan;
  private readonly policy: VaultPolicy;
  private readonly restoreTests: RestoreTests;
  private readonly lifecycles: Lifecycles;

  constructor(scope: Construct, id: string, props: BackupModuleProps) {
    super(scope, id);
    const settings = withDefaults(props, { ...TIMES, ...DEFAULTS[props.environment] });
    const { retentionDays, startTime, forceDestroy } = settings;
    const daily = ruleOf({ ...props, schedule: "daily", retentionDays });
    validate(this, problemsOf(props, daily));
    const tags = { ...props.tags, Name: nameOf(this, 255) };
    this.lock = props.lock;
    this.place = {
      partition: new DataAwsPartition(this, "Partition").partition,
      account: new DataAwsCallerIdentity(this, "Account").accountId,
    };
    this.access = serviceRole(this, "Role", {
      service: "backup.amazonaws.com",
      policies: BACKUP_POLICIES,
      place: this.place,
      tags,
    });
    this.vault = vault(this, props, { forceDestroy, tags });
    const denied = props.denyDeletion ?? (props.environment === "prod" && !forceDestroy);
    this.policy = new VaultPolicy(this, this.vault.name, denied);
    if (props.notifications) notify(this, this.vault.name, props.notifications);
    this.rules = new Plan(this, daily, { ...props, vaultName: this.vault.name, startTime, tags });
    this.plan = this.rules.resource;
    this.restoreTests = new RestoreTests(this, {
      ...props.restoreTests,
      vaultArn: this.vault.arn,
      time: startTime,
      timezone: props.timezone,
      access: this.access,
      tags,
    });
    this.lifecycles = new Lifecycles(this, { ...settings, place: this.place, tags });
    checkTogether(this, missingCoverage);
  }

  /** Of the vault, for copies into it: `copyTo: [{ vault: this }]`. */
  get arn(): string {
    return this.vault.arn;
  }

  /** What was protected so far is watched. */
  get signals(): Signals<BackupSignal> {
    return backupSignals(this.node.id, {
      vaultName: this.vault.name,
      copies: this.rules.copies,
      tested: this.restoreTests.types,
      policies: this.lifecycles.watched,
    });
  }

  /**
   * Puts a thing under the plan, or its EBS volumes under daily snapshots, as the thing wants it; a resource by itself
   * under the plan. Saying it twice changes nothing.
   */
  protect(thing: Protectable | StatefulResource): void {
    const name = idOf(thing, this);
    const call = `protect(${JSON.stringify(name)})`;
    const protection = protectionOf(this, thing, call);
    validate(this, [regionProblem("thing", this, thing)], call);
    if ("volumeTags" in protection) {
      this.lifecycles.protect(name, protection.volumeTags);
      return;
    }
    dependOn(this, thing, `${this.node.path}.${call}`, "put the backups into a stack that no other depends on");
    if (!this.node.tryFindChild(`Selection-${name}`)) select(this, `Selection-${name}`, protection.arn, this);
  }

  /** Says why a thing that holds data is not backed up here; the report shows the reason. */
  exempt(thing: IConstruct, options: ExemptOptions): void {
    exempt(this, idOf(thing, this), thing, options);
  }

  /** Puts under the plan whatever in the account and region has these tags. */
  protectTagged(key: string, options: TaggedOptions): void {
    protectTagged(this, key, options, this);
  }

  /** A further rule of the plan, beside the daily one. The same rule said twice is one. */
  addRule(name: string, options: RuleOptions): void {
    validate(this, this.rules.problems(name, options), `addRule(${JSON.stringify(name)})`);
    this.rules.add(name, options);
  }

  /** Lets an account, or an organization (`o-…`), copy its recovery points into this vault. */
  acceptCopiesFrom(source: string): void {
    acceptCopiesFrom(this, this.policy, this.place.partition, source);
  }

  /** Restores the newest recovery point of a protected thing again and again, and deletes what it restored. */
  testRestores(thing: Protectable | StatefulResource, options: TestOptions = {}): void {
    this.restoreTests.add(thing, options);
  }

  /** A further schedule of the snapshots of all protected things with volumes, beside the daily one; at most 3. */
  addSnapshotSchedule(name: string, schedule: SnapshotSchedule): void {
    this.lifecycles.addSchedule(name, schedule);
  }

  /** Snapshots of each volume of the account and region with a tag. */
  snapshotVolumes(key: string, options: VolumeSnapshots): void {
    this.lifecycles.snapshotVolumes(key, options);
  }

  /** Snapshots of all volumes of each instance with a tag, at one moment. */
  snapshotInstances(key: string, options: InstanceSnapshots): void {
    this.lifecycles.snapshotInstances(key, options);
  }

  /** Images of each instance with a tag. */
  makeImages(key: string, options: InstanceImages): void {
    this.lifecycles.makeImages(key, options);
  }

  /** A default policy: whatever of the account and region nothing else backs up. AWS provider 6.11 or newer. */
  backUpTheRest(of: Rest, options: RestOptions = {}): void {
    this.lifecycles.backUpTheRest(of, options);
  }
}

/** AWS docs, "Managed policies for AWS Backup": to back up and to restore; S3 has policies of its own. */
const BACKUP_POLICIES = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
  "AWSBackupServiceRolePolicyForS3Backup",
  "AWSBackupServiceRolePolicyForS3Restore",
];
