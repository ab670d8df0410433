import { BackupVaultNotifications } from "@cdktf/provider-aws/lib/backup-vault-notifications";
import { distinct, oneOf, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";

/** AWS docs, "Notification options with AWS Backup". `…_COMPLETED` is sent whatever the end was: good, failed, expired. */
export type VaultEvent = (typeof EVENTS)[number];

export const EVENTS = [
  "BACKUP_JOB_STARTED",
  "BACKUP_JOB_COMPLETED",
  "COPY_JOB_STARTED",
  "COPY_JOB_SUCCESSFUL",
  "COPY_JOB_FAILED",
  "RESTORE_JOB_STARTED",
  "RESTORE_JOB_COMPLETED",
  "RECOVERY_POINT_MODIFIED",
  "S3_BACKUP_OBJECT_FAILED",
  "S3_RESTORE_OBJECT_FAILED",
] as const;

export interface NotificationProps {
  /**
   * A standard topic of the same account and region. Its policy must let `backup.amazonaws.com` publish, and so must the
   * policy of its key.
   */
  readonly topic: { readonly arn: string };
  /** @default - the end of backup and restore jobs, and what failed of copies and of S3 */
  readonly events?: readonly VaultEvent[];
}

const DEFAULT_EVENTS: readonly VaultEvent[] = [
  "BACKUP_JOB_COMPLETED",
  "COPY_JOB_FAILED",
  "RESTORE_JOB_COMPLETED",
  "S3_BACKUP_OBJECT_FAILED",
  "S3_RESTORE_OBJECT_FAILED",
];

export function notify(scope: Construct, vaultName: string, { topic, events }: NotificationProps): void {
  new BackupVaultNotifications(scope, "Notifications", {
    backupVaultName: vaultName,
    snsTopicArn: topic.arn,
    backupVaultEvents: [...(events ?? DEFAULT_EVENTS)],
  });
}

export function notificationProblems({ topic, events }: NotificationProps): Problem[] {
  return [
    !Token.isUnresolved(topic.arn) &&
      topic.arn.endsWith(".fifo") &&
      `notifications.topic must be a standard topic, got ${JSON.stringify(topic.arn)}`,
    ...(events ?? []).map((event) => oneOf("notifications.events", event, EVENTS)),
    distinct("notifications.events", events, 1),
  ];
}
