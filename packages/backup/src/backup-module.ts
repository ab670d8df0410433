import type { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import type { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { DlmLifecyclePolicy } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { idOf, type Monitorable, nameOf, type Protectable, type Signals, validate, withDefaults } from "@plinth/core";
import { Construct } from "constructs";
import { problemsOf } from "./problems";
import { type BackupModuleProps, DEFAULTS, TIMES } from "./props";
import { type Place, type ServiceRole, serviceRole } from "./service-role";
import { type BackupSignal, backupSignals } from "./signals";
import { type SnapshotSettings, snapshotPolicy, volumeTagProblem } from "./snapshots";
import { selection, vault } from "./vault";

/**
 * Keeps what is stateful: a vault with a daily plan for what AWS Backup protects, and daily snapshots of EBS volumes.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class BackupModule extends Construct implements Monitorable<BackupSignal> {
  public readonly vault: BackupVault;
  public readonly plan: BackupPlan;
  /** Used by AWS Backup to make and restore recovery points. */
  public readonly access: ServiceRole;
  private readonly place: Place;
  private readonly snapshots: SnapshotSettings;
  private readonly snapshotPolicies = new Map<string, DlmLifecyclePolicy>();
  private snapshotAccess?: ServiceRole;

  constructor(scope: Construct, id: string, props: BackupModuleProps) {
    super(scope, id);
    const settings = withDefaults(props, { ...TIMES, ...DEFAULTS[props.environment] });
    validate(this, problemsOf(props, settings));
    const tags = { ...props.tags, Name: nameOf(this, 255) };
    this.snapshots = { count: settings.snapshotCount, time: settings.snapshotTime, tags };
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
    const { vault: made, plan } = vault(this, props, { ...settings, tags });
    this.vault = made;
    this.plan = plan;
  }

  /** What was protected so far is watched. */
  get signals(): Signals<BackupSignal> {
    return backupSignals(this.node.id, this.vault.name, this.snapshotPolicies);
  }

  /**
   * Puts a thing under the daily plan, or its EBS volumes under daily snapshots, as the thing wants it. Saying it twice
   * changes nothing.
   */
  protect(thing: Protectable): void {
    const name = idOf(thing, this);
    const { protection } = thing;
    if ("arn" in protection) this.select(`Selection-${name}`, protection.arn);
    else this.snapshot(name, protection.volumeTags);
  }

  private select(id: string, arn: string): void {
    if (this.node.tryFindChild(id)) return;
    selection(this, id, { plan: this.plan, arn, access: this.access });
  }

  private snapshot(name: string, volumeTags: Readonly<Record<string, string>>): void {
    validate(this, [volumeTagProblem(volumeTags)], `protect(${JSON.stringify(name)})`);
    if (this.snapshotPolicies.has(name)) return;
    this.snapshotAccess ??= serviceRole(this, "SnapshotRole", {
      service: "dlm.amazonaws.com",
      policies: ["service-role/AWSDataLifecycleManagerServiceRole"],
      place: this.place,
      tags: this.snapshots.tags,
    });
    const policy = snapshotPolicy(this, `Snapshots-${name}`, volumeTags, this.snapshotAccess, this.snapshots);
    this.snapshotPolicies.set(name, policy);
  }
}

/** AWS docs, "Managed policies for AWS Backup": to back up and to restore; S3 has policies of its own. */
const BACKUP_POLICIES = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
  "AWSBackupServiceRolePolicyForS3Backup",
  "AWSBackupServiceRolePolicyForS3Restore",
];
