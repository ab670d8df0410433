import { Synthesized } from "@plinth/testing";
import type { BackupModule } from "../src";
import { Database, kept, problemsOf, refusal } from "./kept";

const statements = (made: Synthesized) => Synthesized.json(made.the("aws_backup_vault_policy").policy).Statement;
const TOPIC = { arn: "arn:aws:sns:us-east-1:123456789012:backups" };

describe("the policy of the vault", () => {
  test("in prod nobody deletes recovery points or shortens their time; a lock is not needed for that", () => {
    expect(statements(kept({ environment: "prod" }))).toEqual([
      {
        Sid: "DenyDeletion",
        Effect: "Deny",
        Principal: "*",
        Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
        Resource: ["*"],
      },
    ]);
  });

  test("in dev, and where the vault may be destroyed with what is in it, there is none unless it is said", () => {
    expect(kept().all("aws_backup_vault_policy")).toEqual({});
    expect(kept({ environment: "prod", forceDestroy: true }).all("aws_backup_vault_policy")).toEqual({});
    expect(statements(kept({ denyDeletion: true }))).toHaveLength(1);
    expect(kept({ environment: "prod", denyDeletion: false }).all("aws_backup_vault_policy")).toEqual({});
  });

  test("accounts and organizations can be let in, in any order, and twice", () => {
    const accepting = (...sources: string[]) =>
      statements(
        kept({}, (backup) => {
          for (const source of sources) backup.acceptCopiesFrom(source);
        }),
      );
    const both = accepting("210987654321", "o-abcdefghij");
    expect(both).toMatchObject([
      {
        Action: ["backup:CopyIntoBackupVault"],
        Principal: { AWS: [expect.stringContaining(":iam::210987654321:root")] },
      },
      { Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } } },
    ]);
    expect(accepting("o-abcdefghij", "210987654321", "o-abcdefghij")).toEqual(both);
  });

  test("what is neither an account nor an organization is refused", () => {
    expect(refusal({}, (backup) => backup.acceptCopiesFrom("my-account"))).toMatchInlineSnapshot(`
"test/Backup.acceptCopiesFrom("my-account") (BackupModule) is misconfigured:
  - source must be the number of an account or the id of an organization ("o-…"), got "my-account""
`);
  });
});

test.each([
  [{ minRetentionDays: 1 }],
  [{ minRetentionDays: 7, maxRetentionDays: 7 }],
  [{ minRetentionDays: 7, maxRetentionDays: 36_500, changeableForDays: 3 }],
  [{ minRetentionDays: 7, changeableForDays: 36_500 }],
])("a vault can be locked by %j", (lock) => {
  const made = kept({ retentionDays: 7, lock }).the("aws_backup_vault_lock_configuration");
  expect(made).toEqual({
    backup_vault_name: "${aws_backup_vault.Backup.name}",
    min_retention_days: lock.minRetentionDays,
    ...("maxRetentionDays" in lock && { max_retention_days: lock.maxRetentionDays }),
    ...("changeableForDays" in lock && { changeable_for_days: lock.changeableForDays }),
  });
});

test.each([
  [{ minRetentionDays: 0 }, "lock.minRetentionDays must be 1 to 36500, got 0"],
  [{ minRetentionDays: 36_501 }, "lock.minRetentionDays must be 1 to 36500, got 36501"],
  [{ minRetentionDays: 7, maxRetentionDays: 6 }, "lock.maxRetentionDays must be 7 to 36500, got 6"],
  [{ minRetentionDays: 7, maxRetentionDays: 36_501 }, "lock.maxRetentionDays must be 1 to 36500, got 36501"],
  [{ minRetentionDays: 7, changeableForDays: 2 }, "lock.changeableForDays must be 3 to 36500, got 2"],
])("a vault cannot be locked by %j", (lock, problem) => {
  expect(problemsOf({ retentionDays: 7, lock }, () => {})).toEqual([problem]);
});

describe("notifications", () => {
  test("go to a topic, by default about ends and failures", () => {
    expect(kept({ notifications: { topic: TOPIC } }).the("aws_backup_vault_notifications")).toMatchObject({
      sns_topic_arn: TOPIC.arn,
      backup_vault_events: [
        "BACKUP_JOB_COMPLETED",
        "COPY_JOB_FAILED",
        "RESTORE_JOB_COMPLETED",
        "S3_BACKUP_OBJECT_FAILED",
        "S3_RESTORE_OBJECT_FAILED",
      ],
    });
  });

  test("a FIFO topic, an event that AWS no longer sends, and no event are refused", () => {
    const topic = { arn: `${TOPIC.arn}.fifo` };
    const events = ["BACKUP_JOB_FAILED", "COPY_JOB_FAILED", "COPY_JOB_FAILED"] as "COPY_JOB_FAILED"[];
    expect(refusal({ notifications: { topic, events } })).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - notifications.topic.arn must be the ARN of a standard topic, got "arn:aws:sns:us-east-1:123456789012:backups.fifo"
  - notifications.events[0] must be one of BACKUP_JOB_STARTED, BACKUP_JOB_COMPLETED, COPY_JOB_STARTED, COPY_JOB_SUCCESSFUL, COPY_JOB_FAILED, RESTORE_JOB_STARTED, RESTORE_JOB_COMPLETED, RECOVERY_POINT_MODIFIED, S3_BACKUP_OBJECT_FAILED, S3_RESTORE_OBJECT_FAILED, got "BACKUP_JOB_FAILED", did you mean BACKUP_JOB_STARTED?
  - notifications.events must not repeat a member, got "COPY_JOB_FAILED" twice"
`);
    expect(refusal({ notifications: { topic: TOPIC, events: [] } })).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - notifications.events must have at least 1 members, got 0"
`);
  });
});

describe("restore tests", () => {
  const tested = (backup: BackupModule, stack: ConstructorParameters<typeof Database>[0]) => {
    const database = new Database(stack, "Database");
    backup.testRestores(database, { metadata: { dbSubnetGroupName: "data" }, validationHours: 4 });
    backup.testRestores(database);
    backup.protect(database);
  };

  test("restore the newest recovery point of a thing each month, by the role that can", () => {
    const made = kept({}, tested);
    expect(made.the("aws_backup_restore_testing_plan")).toMatchObject({
      name: "test_backup",
      schedule_expression: "cron(0 6 1 * ? *)",
      start_window_hours: 24,
      recovery_point_selection: [
        {
          algorithm: "LATEST_WITHIN_WINDOW",
          recovery_point_types: ["CONTINUOUS", "SNAPSHOT"],
          selection_window_days: 30,
        },
      ],
    });
    const test = made.the("aws_backup_restore_testing_selection");
    expect(test).toMatchObject({
      name: "test_backup_restoretest_database",
      protected_resource_type: "RDS",
      protected_resource_arns: ["arn:aws:rds:us-east-1:123456789012:db:test-database"],
      restore_metadata_overrides: { dbSubnetGroupName: "data" },
      validation_window_hours: 4,
    });
    expect(test.depends_on).toHaveLength(4);
  });

  test("can be said when", () => {
    const restoreTests = { schedule: "weekly", startTime: "09:30", windowDays: 7, startHours: 2 } as const;
    expect(kept({ restoreTests, timezone: "UTC" }, tested).the("aws_backup_restore_testing_plan")).toMatchObject({
      schedule_expression: "cron(30 9 ? * SUN *)",
      schedule_expression_timezone: "UTC",
      start_window_hours: 2,
      recovery_point_selection: [{ selection_window_days: 7 }],
    });
  });

  test("without a thing to test there is no plan for it", () => {
    expect(kept().all("aws_backup_restore_testing_plan")).toEqual({});
  });

  test("of volumes, of an unknown kind, or beyond AWS's numbers are refused", () => {
    expect(
      refusal({}, (backup, stack) => {
        const cluster = Object.assign(new Database(stack, "Cluster"), {
          protection: { arn: "arn:aws:rds:us-east-1:123456789012:cluster:shop" },
        });
        backup.testRestores(cluster, { validationHours: 0 });
      }),
    ).toMatchInlineSnapshot(`
"test/Backup.testRestores("Cluster") (BackupModule) is misconfigured:
  - validationHours must be 1 to 168, got 0
  - type must be said, one of Aurora, DocumentDB, DynamoDB, EBS, EC2, EFS, FSx, Neptune, RDS, S3"
`);
    expect(refusal({ restoreTests: { schedule: "cron(1)", windowDays: 0, startHours: 169 } })).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - restoreTests.schedule must be one of daily, weekly, monthly, yearly, or cron(minute hour day-of-month month day-of-week year) with one "?" for a day, got "cron(1)"
  - restoreTests.windowDays must be 1 to 365, got 0
  - restoreTests.startHours must be 1 to 168, got 169"
`);
  });
});
