import { BackupVaultNotifications } from "@cdktf/provider-aws/lib/backup-vault-notifications";
import {
  choice,
  list,
  object,
  type Problem,
  type RowsOf,
  reference,
  regionProblem,
  type SettingsOf,
  text,
} from "@plinth/core";
import type { Construct } from "constructs";

/** AWS docs, "Notification options with AWS Backup". `…_COMPLETED` is sent whatever the end was: good, failed, expired. */
export type VaultEvent = (typeof EVENTS)[number];

const EVENTS = [
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

export const NOTIFICATIONS = object({
  topic: reference<NotificationProps["topic"]>({
    arn: text("be the ARN of a standard topic", /^arn:[\w-]+:sns:[\w-]+:\d{12}:(?!\S*\.fifo$)\S+$/),
  }),
  events: list(choice(...EVENTS), { min: 1 })
    .literal()
    .default(DEFAULT_EVENTS),
} satisfies RowsOf<NotificationProps>);

export function notificationProblem(module: Construct, notifications: NotificationProps | undefined): Problem {
  return regionProblem("notifications.topic", module, notifications?.topic);
}

export function createNotifications(
  scope: Construct,
  vaultName: string,
  { topic, events }: SettingsOf<typeof NOTIFICATIONS>,
): void {
  new BackupVaultNotifications(scope, "Notifications", {
    backupVaultName: vaultName,
    snsTopicArn: topic.arn,
    backupVaultEvents: [...events],
  });
}
