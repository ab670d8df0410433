import type { KeyUse } from "@plinth/core";
import { Synthesized } from "@plinth/testing";
import { Construct } from "constructs";
import type { BackupModule } from "../src";
import { Database, Fleet, KEY, kept, refusal } from "./kept";

const all = (backup: BackupModule, scope: Construct) => {
  for (const thing of [new Database(scope, "Database"), new Database(scope, "Uploads"), new Fleet(scope, "Web")]) {
    backup.protect(thing);
  }
};

test.each([
  ["dev", 7, 3, true],
  ["prod", 35, 14, false],
] as const)(
  "%s keeps recovery points %i days and %i snapshots of a volume",
  (environment, days, count, forceDestroy) => {
    const made = kept({ environment }, all);
    expect(made.the("aws_backup_plan").rule[0]).toMatchObject({
      rule_name: "daily",
      schedule: "cron(0 6 * * ? *)",
      start_window: 60,
      completion_window: 480,
      lifecycle: { delete_after: days },
    });
    expect(made.the("aws_dlm_lifecycle_policy").policy_details.schedule[0].retain_rule.count).toBe(count);
    expect(made.the("aws_backup_vault").force_destroy).toBe(forceDestroy);
  },
);

test("times can be said", () => {
  const made = kept({ startTime: "23:15", snapshotTime: "01:30" }, all);
  expect(made.the("aws_backup_plan").rule[0].schedule).toBe("cron(15 23 * * ? *)");
  expect(made.the("aws_dlm_lifecycle_policy").policy_details.schedule[0].create_rule.times).toEqual(["01:30"]);
});

describe("protect", () => {
  test("what has an ARN is selected by it alone, with a role that can do it", () => {
    const { resources, iam_role_arn, depends_on } = kept({}, all).the(
      "aws_backup_selection",
      "Backup_Selection-Database_B46F345C",
    );
    expect(resources).toEqual(["arn:aws:rds:us-east-1:123456789012:db:test-database"]);
    expect(iam_role_arn).toMatch(/aws_iam_role\.Backup_Role_/);
    expect(depends_on).toHaveLength(4);
  });

  test("volumes are found by their tag, snapshot daily, and the snapshots carry the tags of the volume", () => {
    expect(kept({}, all).the("aws_dlm_lifecycle_policy")).toMatchObject({
      description: "test Backup Snapshots-Web",
      state: "ENABLED",
      policy_details: {
        resource_types: ["VOLUME"],
        target_tags: { "plinth:snapshots": "Web" },
        schedule: [{ copy_tags: true, create_rule: { interval: 24, interval_unit: "HOURS", times: ["02:00"] } }],
      },
    });
  });

  test("each service has its own role, which only it may take on, for this account", () => {
    const trust = Object.values(kept({}, all).all("aws_iam_role")).map(
      ({ assume_role_policy }) => Synthesized.json(assume_role_policy).Statement[0],
    );
    expect(trust.map(({ Principal }) => Principal.Service[0])).toEqual(["backup.amazonaws.com", "dlm.amazonaws.com"]);
    for (const { Condition } of trust) {
      expect(Condition.StringEquals["aws:SourceAccount"]).toContain("data.aws_caller_identity");
    }
  });

  test("without volumes there is no role for snapshots", () => {
    const made = kept({}, (backup, scope) => backup.protect(new Database(scope, "Database")));
    expect([made.all("aws_dlm_lifecycle_policy"), Object.keys(made.all("aws_iam_role"))]).toEqual([
      {},
      [expect.stringMatching(/^Backup_Role_/)],
    ]);
  });

  test("saying it twice changes nothing", () => {
    const twice = kept({}, (backup, scope) => {
      const things = [new Database(scope, "Database"), new Fleet(scope, "Web")];
      for (const thing of [...things, ...things]) backup.protect(thing);
    });
    expect(Object.keys(twice.all("aws_backup_selection"))).toHaveLength(1);
    expect(Object.keys(twice.all("aws_dlm_lifecycle_policy"))).toHaveLength(1);
  });

  test("one thing more, or another order, touches no other address", () => {
    const addresses = (...ids: string[]) =>
      kept({}, (backup, scope) => {
        for (const id of ids) backup.protect(new Database(scope, id));
      }).addresses;
    expect(addresses("Database", "Uploads")).toEqual(addresses("Uploads", "Database"));
    expect(addresses("Database", "Uploads")).toEqual(expect.arrayContaining(addresses("Database")));
  });

  test("things of one id in different scopes are different things", () => {
    const made = kept({}, (backup, scope) => {
      for (const team of ["Shop", "Billing"]) backup.protect(new Database(new Construct(scope, team), "Database"));
    });
    const names = Object.values(made.all("aws_backup_selection")).map(({ name }) => name);
    expect(new Set(names).size).toBe(2);
  });
});

test("the vault is there before anything is protected, so that it never comes and goes", () => {
  expect(kept().addresses.filter((address) => /vault|plan/.test(address))).toHaveLength(2);
});

test("the vault takes a given key and tells it so", () => {
  const uses: KeyUse[] = [];
  const made = kept({ encryptionKey: { arn: KEY, admit: (use) => uses.push(use) } });
  expect([made.the("aws_backup_vault").kms_key_arn, uses]).toEqual([KEY, ["backup"]]);
});

test("a lock keeps everybody from deleting early", () => {
  const lock = { minRetentionDays: 7, maxRetentionDays: 90, changeableForDays: 3 };
  expect(kept({ lock }).the("aws_backup_vault_lock_configuration")).toMatchObject({
    min_retention_days: 7,
    max_retention_days: 90,
    changeable_for_days: 3,
  });
});

test("failed and forgotten backups, and failed snapshots, are signals with a limit", () => {
  let keys: string[] = [];
  kept({}, (backup, scope) => {
    all(backup, scope);
    const { signals } = backup;
    keys = Object.keys(signals);
    expect(Object.values(signals).every(({ limit }) => limit && "above" in limit && limit.above === 0)).toBe(true);
  });
  expect(keys).toEqual(["failedJobs", "expiredJobs", "failedSnapshots-Web"]);
});

describe("refusals", () => {
  test("all problems come at once", () => {
    const lock = { minRetentionDays: 0, changeableForDays: 1 };
    expect(
      refusal({ retentionDays: 0, snapshotCount: 1001, startTime: "6:00", snapshotTime: "24:00", lock }),
    ).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - startTime must be a time as hh:mm, got "6:00"
  - retentionDays must be 1 to 36500, got 0
  - snapshotCount must be 1 to 1000, got 1001
  - snapshotTime must be a time as hh:mm, got "24:00"
  - lock.minRetentionDays must be 1 to 36500, got 0
  - lock.changeableForDays must be 3 to 36500, got 1"
`);
  });

  test("what the lock would not let in", () => {
    expect(refusal({ retentionDays: 5, lock: { minRetentionDays: 7 } })).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - retentionDays must be 7 to 36500, got 5"
`);
    expect(refusal({ lock: { minRetentionDays: 30, maxRetentionDays: 7 } })).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - lock.maxRetentionDays must be 30 to 36500, got 7"
`);
  });

  test("volumes without a tag, or with several", () => {
    const tagged = (backup: BackupModule, scope: Construct) => {
      const thing = Object.assign(new Construct(scope, "Web"), { protection: { volumeTags: { a: "1", b: "2" } } });
      backup.protect(thing);
    };
    expect(refusal({}, tagged)).toMatchInlineSnapshot(`
"test/Backup.protect("Web") (BackupModule) is misconfigured:
  - thing.protection.volumeTags must be exactly one tag, got {"a":"1","b":"2"}"
`);
  });
});

test("every address is the one of the snapshot", () => {
  expect(kept({ lock: { minRetentionDays: 1 } }, all).addresses).toMatchInlineSnapshot(`
[
  "aws_backup_plan.Backup_Plan_15F381FF",
  "aws_backup_selection.Backup_Selection-Database_B46F345C",
  "aws_backup_selection.Backup_Selection-Uploads_05152A52",
  "aws_backup_vault.Backup",
  "aws_backup_vault_lock_configuration.Backup_Lock_13910F03",
  "aws_dlm_lifecycle_policy.Backup_Snapshots-Web_5B8FEFA1",
  "aws_iam_role.Backup_Role_4C3F0ECC",
  "aws_iam_role.Backup_SnapshotRole_6192D7B6",
  "aws_iam_role_policy_attachment.Backup_Role-AWSBackupServiceRolePolicyForBackup_E8328F5B",
  "aws_iam_role_policy_attachment.Backup_Role-AWSBackupServiceRolePolicyForRestores_EAD1985F",
  "aws_iam_role_policy_attachment.Backup_Role-AWSBackupServiceRolePolicyForS3Backup_33E6392B",
  "aws_iam_role_policy_attachment.Backup_Role-AWSBackupServiceRolePolicyForS3Restore_F335A005",
  "aws_iam_role_policy_attachment.Backup_SnapshotRole-AWSDataLifecycleManagerServiceRole_16290711",
]
`);
});
