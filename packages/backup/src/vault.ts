import { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { BackupVaultLockConfiguration } from "@cdktf/provider-aws/lib/backup-vault-lock-configuration";
import { keyFor, nameOf } from "@plinth/core";
import type { Construct } from "constructs";
import type { BackupModuleProps } from "./props";
import type { ServiceRole } from "./service-role";

/** Minutes in which a job must begin, and in which it must end. */
const START_MINUTES = 60;
const COMPLETION_MINUTES = 480;

export interface VaultSettings {
  readonly retentionDays: number;
  readonly startTime: string;
  readonly forceDestroy: boolean;
  readonly tags: Record<string, string>;
}

/** Where recovery points lie, and the one rule that fills it each day. */
export function vault(scope: Construct, props: BackupModuleProps, settings: VaultSettings) {
  const { retentionDays, startTime, forceDestroy, tags } = settings;
  const [hour, minute] = startTime.split(":").map(Number);
  const made = new BackupVault(scope, "Default", {
    name: nameOf(scope, 50),
    kmsKeyArn: keyFor(props.encryptionKey, "backup"),
    forceDestroy,
    tags,
  });
  if (props.lock) new BackupVaultLockConfiguration(scope, "Lock", { backupVaultName: made.name, ...props.lock });
  const plan = new BackupPlan(scope, "Plan", {
    name: nameOf(scope, 50),
    rule: [
      {
        ruleName: "daily",
        targetVaultName: made.name,
        schedule: `cron(${minute} ${hour} * * ? *)`,
        startWindow: START_MINUTES,
        completionWindow: COMPLETION_MINUTES,
        lifecycle: { deleteAfter: retentionDays },
        recoveryPointTags: tags,
      },
    ],
    tags,
  });
  return { vault: made, plan };
}

/** Puts one thing under the plan. */
export function selection(
  scope: Construct,
  id: string,
  { plan, arn, access: { role, permissions } }: { plan: BackupPlan; arn: string; access: ServiceRole },
): BackupSelection {
  return new BackupSelection(scope, id, {
    name: nameOf(scope, 50, id),
    planId: plan.id,
    iamRoleArn: role.arn,
    resources: [arn],
    dependsOn: permissions,
  });
}
