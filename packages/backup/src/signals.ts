import type { DlmLifecyclePolicy } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import type { Metric, Signal, Signals } from "@plinth/core";

/** `failedSnapshots-Web`: of the volumes of the thing with that id. */
export type BackupSignal = "failedJobs" | "expiredJobs" | `failedSnapshots-${string}`;

/** Names: AWS docs, "AWS Backup metrics with Amazon CloudWatch", "Monitor Amazon Data Lifecycle Manager policies using CloudWatch". */
export function backupSignals(
  id: string,
  vaultName: string,
  policies: ReadonlyMap<string, DlmLifecyclePolicy>,
): Signals<BackupSignal> {
  const inVault = { BackupVaultName: vaultName };
  const snapshots = [...policies].map(([thing, policy]): [BackupSignal, Signal] => [
    `failedSnapshots-${thing}`,
    problem(`Failed snapshots of ${thing}`, "AWS/EBS", "SnapshotsCreateFailed", { DLMPolicyId: policy.id }),
  ]);
  return {
    failedJobs: problem(`Failed backups of ${id}`, "AWS/Backup", "NumberOfBackupJobsFailed", inVault),
    expiredJobs: problem(`Backups of ${id} that never began`, "AWS/Backup", "NumberOfBackupJobsExpired", inVault),
    ...Object.fromEntries(snapshots),
  };
}

/** One in an hour is too many. */
function problem(title: string, namespace: string, name: string, dimensions: Metric["dimensions"]): Signal {
  return {
    title,
    metric: { namespace, name, dimensions, statistic: "Sum", periodSeconds: 3600, unit: "Count" },
    limit: { above: 0, periods: 1, missing: "notBreaching" },
  };
}
