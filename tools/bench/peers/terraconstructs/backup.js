const { BackupPlan } = require("@cdktf/provider-aws/lib/backup-plan");
const { BackupSelection } = require("@cdktf/provider-aws/lib/backup-selection");
const { BackupVault } = require("@cdktf/provider-aws/lib/backup-vault");
const { BackupVaultPolicy } = require("@cdktf/provider-aws/lib/backup-vault-policy");
const { DlmLifecyclePolicy } = require("@cdktf/provider-aws/lib/dlm-lifecycle-policy");
const { Construct } = require("constructs");
const { aws } = require("terraconstructs");

const { iam } = aws;

const POLICIES = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
  "AWSBackupServiceRolePolicyForS3Backup",
  "AWSBackupServiceRolePolicyForS3Restore",
];

/** A vault with a daily plan for database and uploads, and snapshots of the fleet's disks, of resources of the provider. */
class Backup extends Construct {
  constructor(scope, id, { key, database, uploads }) {
    super(scope, id);
    this.vault = new BackupVault(this, "Vault", { name: "web-platform-prod-backup", kmsKeyArn: key.keyArn });
    const noDeletion = new iam.PolicyDocument(this, "NoDeletion", {
      statement: [
        new iam.PolicyStatement({
          effect: iam.Effect.DENY,
          principals: [new iam.AnyPrincipal()],
          actions: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
          resources: ["*"],
        }),
      ],
    });
    new BackupVaultPolicy(this, "VaultPolicy", { backupVaultName: this.vault.name, policy: noDeletion.json });
    const plan = new BackupPlan(this, "Plan", {
      name: "web-platform-prod-backup",
      rule: [
        {
          ruleName: "daily",
          schedule: "cron(0 6 * * ? *)",
          startWindow: 60,
          completionWindow: 480,
          lifecycle: { deleteAfter: 35 },
          targetVaultName: this.vault.name,
        },
      ],
    });
    const role = this.role("Role", "backup", POLICIES);
    for (const [name, arn] of Object.entries({ Database: database.arn, Uploads: uploads.bucketArn })) {
      new BackupSelection(this, name, { name, planId: plan.id, iamRoleArn: role.roleArn, resources: [arn] });
    }
    this.snapshots = new DlmLifecyclePolicy(this, "Snapshots", {
      description: "web-platform-prod snapshots of the fleet",
      executionRoleArn: this.role("SnapshotRole", "dlm", ["service-role/AWSDataLifecycleManagerServiceRole"]).roleArn,
      state: "ENABLED",
      policyDetails: {
        resourceTypes: ["VOLUME"],
        targetTags: { snapshots: "web-platform-prod-web" },
        schedule: [
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

  role(id, service, policies) {
    return new iam.Role(this, id, {
      assumedBy: new iam.ServicePrincipal(`${service}.amazonaws.com`),
      managedPolicies: policies.map((policy) =>
        iam.ManagedPolicy.fromAwsManagedPolicyName(this, `${id}-${policy.split("/").pop()}`, policy),
      ),
    });
  }
}

module.exports = { Backup };
