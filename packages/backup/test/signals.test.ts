import { MonitoringModule } from "@plinth/monitoring";
import { alarmRows, chartRows } from "@plinth/testing";
import { Database, Fleet, KEY_THERE, kept, VAULT_THERE } from "./kept";

test("backups, copies, restore tests, snapshots and images have these alarms and charts", () => {
  const made = kept({}, (backup, stack) => {
    const database = new Database(stack, "Database");
    backup.protect(database);
    backup.testRestores(database);
    backup.protect(new Fleet(stack, "Web"));
    backup.addRule("Weekly", { schedule: "weekly", copyTo: [{ vault: { arn: VAULT_THERE } }] });
    const copyTo = [{ region: "eu-west-1", encryptionKey: { arn: KEY_THERE }, keepDays: 30 }];
    backup.snapshotVolumes("Data", { tag: { a: "b" }, schedules: { daily: { schedule: "daily", keep: 1, copyTo } } });
    backup.makeImages("Golden", { tag: { a: "b" }, schedules: { daily: { schedule: "daily", keep: 1 } } });
    new MonitoringModule(stack, "Monitoring", { environment: "dev" }).watch(backup);
  });
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-backup-expiredjobs: AWS/Backup NumberOfBackupJobsExpired BackupVaultName=\${aws_backup_vault.Backup.name} Sum/3600 > 0, 1 of 1, missing data: notBreaching",
  "test-monitoring-alarms-backup-failedcopies: AWS/Backup NumberOfCopyJobsFailed BackupVaultName=\${aws_backup_vault.Backup.name} Sum/3600 > 0, 1 of 1, missing data: notBreaching",
  "test-monitoring-alarms-backup-failedimages-images-golden: AWS/EBS ImagesCreateFailed DLMPolicyId=\${aws_dlm_lifecycle_policy.Backup_Images-Golden_6186A068.id} Sum/3600 > 0, 1 of 1, missing data: notBreaching",
  "test-monitoring-alarms-backup-failedjobs: AWS/Backup NumberOfBackupJobsFailed BackupVaultName=\${aws_backup_vault.Backup.name} Sum/3600 > 0, 1 of 1, missing data: notBreaching",
  "test-monitoring-alarms-backup-failedrestores-rds: AWS/Backup NumberOfRestoreJobsFailed ResourceType=RDS Sum/3600 > 0, 1 of 1, missing data: notBreaching",
  "test-monitoring-alarms-backup-failedsnapshotcopies-volumes-data: AWS/EBS SnapshotsCopiedRegionFailed DLMPolicyId=\${aws_dlm_lifecycle_policy.Backup_Volumes-Data_E8BEE04F.id} Sum/3600 > 0, 1 of 1, missing data: notBreaching",
  "test-monitoring-alarms-backup-failedsnapshots-volumes-data: AWS/EBS SnapshotsCreateFailed DLMPolicyId=\${aws_dlm_lifecycle_policy.Backup_Volumes-Data_E8BEE04F.id} Sum/3600 > 0, 1 of 1, missing data: notBreaching",
  "test-monitoring-alarms-backup-failedsnapshots-web: AWS/EBS SnapshotsCreateFailed DLMPolicyId=\${aws_dlm_lifecycle_policy.Backup_Snapshots-Web_5B8FEFA1.id} Sum/3600 > 0, 1 of 1, missing data: notBreaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "Failed backups of Backup [Count]: AWS/Backup NumberOfBackupJobsFailed BackupVaultName \${aws_backup_vault.Backup.name} Sum/3600, ticket above 0 (0)",
  "Backups of Backup that never began [Count]: AWS/Backup NumberOfBackupJobsExpired BackupVaultName \${aws_backup_vault.Backup.name} Sum/3600, ticket above 0 (0)",
  "Failed copies of Backup [Count]: AWS/Backup NumberOfCopyJobsFailed BackupVaultName \${aws_backup_vault.Backup.name} Sum/3600, ticket above 0 (0)",
  "Failed restores of RDS [Count]: AWS/Backup NumberOfRestoreJobsFailed ResourceType RDS Sum/3600, ticket above 0 (0)",
  "Failed snapshots of Web [Count]: AWS/EBS SnapshotsCreateFailed DLMPolicyId \${aws_dlm_lifecycle_policy.Backup_Snapshots-Web_5B8FEFA1.id} Sum/3600, ticket above 0 (0)",
  "Failed snapshots of Volumes-Data [Count]: AWS/EBS SnapshotsCreateFailed DLMPolicyId \${aws_dlm_lifecycle_policy.Backup_Volumes-Data_E8BEE04F.id} Sum/3600, ticket above 0 (0)",
  "Failed snapshot copies of Volumes-Data [Count]: AWS/EBS SnapshotsCopiedRegionFailed DLMPolicyId \${aws_dlm_lifecycle_policy.Backup_Volumes-Data_E8BEE04F.id} Sum/3600, ticket above 0 (0)",
  "Failed images of Images-Golden [Count]: AWS/EBS ImagesCreateFailed DLMPolicyId \${aws_dlm_lifecycle_policy.Backup_Images-Golden_6186A068.id} Sum/3600, ticket above 0 (0)",
]
`);
});
