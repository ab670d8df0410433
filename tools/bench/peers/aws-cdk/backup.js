const { Duration } = require("aws-cdk-lib");
const { Construct } = require("constructs");
const backup = require("aws-cdk-lib/aws-backup");
const dlm = require("aws-cdk-lib/aws-dlm");
const events = require("aws-cdk-lib/aws-events");
const iam = require("aws-cdk-lib/aws-iam");

const POLICIES = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
  "AWSBackupServiceRolePolicyForS3Backup",
  "AWSBackupServiceRolePolicyForS3Restore",
];

/** A vault with a daily plan for database and uploads, and snapshots of the fleet's disks. */
class Backup extends Construct {
  constructor(scope, id, { key, database, uploads }) {
    super(scope, id);
    this.vault = new backup.BackupVault(this, "Vault", {
      encryptionKey: key,
      blockRecoveryPointDeletion: true,
    });
    const plan = new backup.BackupPlan(this, "Plan", {
      backupVault: this.vault,
      backupPlanRules: [
        new backup.BackupPlanRule({
          ruleName: "daily",
          scheduleExpression: events.Schedule.cron({ minute: "0", hour: "6" }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(8),
          deleteAfter: Duration.days(35),
        }),
      ],
    });
    const role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("backup.amazonaws.com"),
      managedPolicies: POLICIES.map((policy) => iam.ManagedPolicy.fromAwsManagedPolicyName(policy)),
    });
    plan.addSelection("Database", {
      role,
      disableDefaultBackupPolicy: true,
      resources: [backup.BackupResource.fromRdsDatabaseInstance(database)],
    });
    plan.addSelection("Uploads", {
      role,
      disableDefaultBackupPolicy: true,
      resources: [backup.BackupResource.fromArn(uploads.bucketArn)],
    });
    const snapshotRole = new iam.Role(this, "SnapshotRole", {
      assumedBy: new iam.ServicePrincipal("dlm.amazonaws.com"),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSDataLifecycleManagerServiceRole")],
    });
    this.snapshots = new dlm.CfnLifecyclePolicy(this, "Snapshots", {
      description: "web-platform-prod snapshots of the fleet",
      executionRoleArn: snapshotRole.roleArn,
      state: "ENABLED",
      policyDetails: {
        resourceTypes: ["VOLUME"],
        targetTags: [{ key: "snapshots", value: "web-platform-prod-web" }],
        schedules: [
          {
            name: "daily",
            copyTags: true,
            createRule: { interval: 24, intervalUnit: "HOURS", times: ["02:00"] },
            retainRule: { count: 14 },
          },
        ],
      },
    });
  }
}

module.exports = { Backup };
