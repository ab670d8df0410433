import type { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import type { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import {
  checkTogether,
  dependOn,
  idOf,
  type ModuleContext,
  type Monitorable,
  moduleContext,
  type Protectable,
  parse,
  regionProblem,
  type SettingsOf,
  type Signals,
  validate,
  warn,
} from "@plinth/core";
import { Construct, type IConstruct } from "constructs";
import { missingCoverage } from "./coverage";
import type { Rest, RestOptions } from "./default-policies";
import { type ExemptOptions, exempt } from "./exempt";
import { Lifecycles } from "./lifecycles";
import type { VaultLock } from "./lock";
import { createNotifications, notificationProblem } from "./notifications";
import { Plan } from "./plan";
import { BACKUP, type BackupModuleProps } from "./props";
import { RestoreTests, type TestOptions } from "./restore-tests";
import type { RuleOptions, VaultRef } from "./rule-props";
import { earlyExpiryWarning, ruleOf, ruleProblems } from "./rules";
import { protectTagged, select, type TaggedOptions } from "./select";
import { createServiceRole, type ServiceRole } from "./service-role";
import { type BackupSignal, backupSignals } from "./signals";
import type { SnapshotSchedule } from "./snapshot-schedules";
import type { InstanceImages, InstanceSnapshots, VolumeSnapshots } from "./snapshots";
import { parseThing, protectionOf, type StatefulResource } from "./things";
import { createVault } from "./vault";
import { acceptCopiesFrom, VaultPolicy } from "./vault-policy";

/**
 * Keeps what is stateful: a vault with a plan for what AWS Backup protects, and snapshots of EBS volumes. Its stack does
 * not synthesize until everything in it that holds data is backed up or exempt for a reason; what is backed up twice is a warning.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class BackupModule extends Construct implements Monitorable<BackupSignal>, VaultRef {
  public readonly vault: BackupVault;
  public readonly plan: BackupPlan;
  /** Used by AWS Backup to make and restore recovery points. */
  public readonly access: ServiceRole;
  public readonly lock?: VaultLock;
  private readonly context: ModuleContext;
  private readonly rules: Plan;
  private readonly policy: VaultPolicy;
  private readonly restoreTests: RestoreTests;
  private readonly lifecycles: Lifecycles;

  constructor(scope: Construct, id: string, props: BackupModuleProps) {
    super(scope, id);
    const settings = parse(this, BACKUP, props, {
      rules: [
        (given) => ruleProblems(dailyRule(given), given.lock),
        ({ encryptionKey }) => regionProblem("encryptionKey", this, encryptionKey),
        ({ notifications }) => notificationProblem(this, notifications),
      ],
    });
    const daily = dailyRule(settings);
    warn(this, earlyExpiryWarning(daily));
    const { environment, forceDestroy, lock, notifications, restoreTests, startTime, timezone, windows } = settings;
    const context = moduleContext(this, { ...settings, baseName: settings.name });
    this.context = context;
    this.lock = lock;
    this.access = createServiceRole(context, "Role", "backup.amazonaws.com", BACKUP_POLICIES);
    this.vault = createVault(context, settings);
    const { name: vaultName, arn: vaultArn } = this.vault;
    const denyDeletion = settings.denyDeletion ?? (environment === "prod" && !forceDestroy);
    this.policy = new VaultPolicy(this, vaultName, denyDeletion);
    if (notifications) createNotifications(this, vaultName, notifications);
    this.rules = new Plan(context, daily, { vaultName, lock, startTime, timezone, windows });
    this.plan = this.rules.resource;
    const { access } = this;
    this.restoreTests = new RestoreTests(context, { ...restoreTests, vaultArn, time: startTime, timezone, access });
    this.lifecycles = new Lifecycles(context, settings);
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
    parseThing(this, "protect", thing);
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
    parseThing(this, "exempt", thing);
    exempt(this, thing, options);
  }

  /** Puts under the plan whatever in the account and region has these tags. */
  protectTagged(key: string, options: TaggedOptions): void {
    protectTagged(this, key, options, this);
  }

  /** A further rule of the plan, beside the daily one. The same rule said twice is one. */
  addRule(name: string, options: RuleOptions): void {
    this.rules.add(name, options);
  }

  /** Lets an account, or an organization (`o-…`), copy its recovery points into this vault. */
  acceptCopiesFrom(source: string): void {
    acceptCopiesFrom(this, this.policy, this.context.aws, source);
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

/** Reads only what a rule is made of, so that another value that is known later is none of its concern. */
function dailyRule(settings: SettingsOf<typeof BACKUP>) {
  const { retentionDays, coldStorageAfterDays, continuous, copyTo, windows } = settings;
  return ruleOf({ schedule: "daily", retentionDays, coldStorageAfterDays, continuous, copyTo, windows });
}

/** AWS docs, "Managed policies for AWS Backup": to back up and to restore; S3 has policies of its own. */
const BACKUP_POLICIES = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
  "AWSBackupServiceRolePolicyForS3Backup",
  "AWSBackupServiceRolePolicyForS3Restore",
];
