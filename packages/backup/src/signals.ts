import type { DlmLifecyclePolicy } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import type { Metric, Signal, Signals } from "@plinth/core";

/** `failedSnapshots-Web`: of the volumes of the thing with that id; `failedSnapshots-Volumes-Data`: of `snapshotVolumes("Data", …)`. */
export type BackupSignal =
  | "failedJobs"
  | "expiredJobs"
  | "failedCopies"
  | `failedRestores-${string}`
  | `failedSnapshots-${string}`
  | `failedSnapshotCopies-${string}`
  | `failedImages-${string}`
  | `failedImageCopies-${string}`;

/** A policy of Amazon DLM that is watched. */
export interface WatchedPolicy {
  readonly makes: "Snapshots" | "Images";
  readonly copies: boolean;
  readonly policy: DlmLifecyclePolicy;
}

export interface Watched {
  readonly vaultName: string;
  /** Whether recovery points are copied to other vaults. */
  readonly copies: boolean;
  /** Kinds of things whose restore is tested, in the words of AWS Backup. */
  readonly tested: Iterable<string>;
  /** By id. */
  readonly policies: Iterable<readonly [string, WatchedPolicy]>;
}

/** Names: AWS docs, "AWS Backup metrics with Amazon CloudWatch", "Monitor Amazon Data Lifecycle Manager policies using CloudWatch". */
export function backupSignals(id: string, { vaultName, copies, tested, policies }: Watched): Signals<BackupSignal> {
  const inVault = { BackupVaultName: vaultName };
  const jobs = (title: string, name: string, dimensions: Metric["dimensions"]) =>
    problem(title, "AWS/Backup", `NumberOf${name}`, dimensions);
  return {
    failedJobs: jobs(`Failed backups of ${id}`, "BackupJobsFailed", inVault),
    expiredJobs: jobs(`Backups of ${id} that never began`, "BackupJobsExpired", inVault),
    ...(copies ? { failedCopies: jobs(`Failed copies of ${id}`, "CopyJobsFailed", inVault) } : {}),
    ...Object.fromEntries(
      [...new Set(tested)].map((type) => [
        `failedRestores-${type}`,
        jobs(`Failed restores of ${type}`, "RestoreJobsFailed", { ResourceType: type }),
      ]),
    ),
    ...Object.fromEntries([...policies].flatMap(([key, watched]) => policySignals(key, watched))),
  } as Signals<BackupSignal>;
}

function policySignals(key: string, { makes, copies, policy }: WatchedPolicy): [string, Signal][] {
  const signal = (what: string, name: string) =>
    problem(`Failed ${what} of ${key}`, "AWS/EBS", `${makes}${name}`, { DLMPolicyId: policy.id });
  const [made, copied] = makes === "Snapshots" ? ["snapshots", "snapshot copies"] : ["images", "image copies"];
  const one = makes.slice(0, -1);
  return [
    [`failed${makes}-${key}`, signal(made, "CreateFailed")],
    ...(copies ? [[`failed${one}Copies-${key}`, signal(copied, "CopiedRegionFailed")] as [string, Signal]] : []),
  ];
}

/** One in an hour is too many. */
function problem(title: string, namespace: string, name: string, dimensions: Metric["dimensions"]): Signal {
  return {
    title,
    metric: { namespace, name, dimensions, statistic: "Sum", periodSeconds: 3600, unit: "Count" },
    limit: { above: 0, periods: 1, missing: "notBreaching" },
  };
}
