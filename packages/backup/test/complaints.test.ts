import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { BackupModuleProps } from "../src";
import { backupCoverage } from "../src";
import { Database, each, Fleet, KEY_THERE, kept, refusal, type Speak } from "./kept";

test("cdk#33711, prov#13247: a vault in dev is destroyed with its recovery points, in prod only when it is said", () => {
  expect(kept().the("aws_backup_vault").force_destroy).toBe(true);
  expect(kept({ environment: "prod" }).the("aws_backup_vault").force_destroy).toBe(false);
  expect(kept({ environment: "prod", forceDestroy: true }).the("aws_backup_vault").force_destroy).toBe(true);
});

test("prov#20423, kics#6601: less than 90 days in cold storage are refused at synth and not at apply", () => {
  expect(refusal({ retentionDays: 100, coldStorageAfterDays: 30 })).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - retentionDays must be 120 or more with coldStorageAfterDays 30, for cold storage lasts 90 days, got 100"
`);
  expect(
    refusal({}, (backup) => backup.addRule("M", { schedule: "monthly", retentionDays: 119, coldStorageAfterDays: 30 })),
  ).toMatchInlineSnapshot(`
"test/Backup.addRule("M") (BackupModule) is misconfigured:
  - retentionDays must be 120 or more with coldStorageAfterDays 30, for cold storage lasts 90 days, got 119"
`);
});

test("custodian#9459: whatever the rules and things are, role, plan and vault keep their names, so that nothing is orphaned", () => {
  const identity = (props: Partial<BackupModuleProps>, ...speak: Speak[]) => {
    const made = kept(props, each(...speak));
    const of = (type: string) =>
      Object.entries(made.all(type)).map(([id, args]) => [id, args.name ?? args.name_prefix]);
    return [of("aws_backup_vault"), of("aws_backup_plan"), of("aws_iam_role")];
  };
  const before = identity({});
  const lock = { minRetentionDays: 3 };
  expect(
    identity(
      { retentionDays: 90, lock, denyDeletion: true, timezone: "UTC" },
      (backup) => backup.addRule("Weekly", { schedule: "weekly" }),
      (backup, stack) => backup.protect(new Database(stack, "Database")),
    ),
  ).toEqual(before);
});

test("prov#24226: copies of snapshots name their region by `target`, which volumes and instances want", () => {
  const copyTo = [{ region: "eu-west-1", encryptionKey: { arn: KEY_THERE }, keepDays: 30 }];
  const schedules = { daily: { schedule: "daily", keep: 3, copyTo } } as const;
  const made = kept({}, (backup) => {
    backup.snapshotVolumes("Volumes", { tag: { a: "1" }, schedules });
    backup.snapshotInstances("Instances", { tag: { a: "2" }, schedules });
  });
  const rules = Object.values(made.all("aws_dlm_lifecycle_policy")).flatMap(
    ({ policy_details }) => policy_details.schedule[0].cross_region_copy_rule,
  );
  expect(rules.map(({ target, target_region }) => [target, target_region])).toEqual([
    ["eu-west-1", undefined],
    ["eu-west-1", undefined],
  ]);
});

test("prov#35450: a custom policy takes what has its one tag, and nothing else can be said of it", () => {
  const schedules = { daily: { schedule: "daily", keep: 3 } } as const;
  const made = kept({}, (backup) => backup.snapshotVolumes("Data", { tag: { Backup: "data" }, schedules }));
  const { policy_details } = made.the("aws_dlm_lifecycle_policy");
  expect([policy_details.target_tags, policy_details.exclusions]).toEqual([{ Backup: "data" }, undefined]);
  const excluding = { tag: { Backup: "data" }, schedules, excludeTags: { Backup: "none" } };
  // Other than a literal, a variable has room for props that nobody declared.
  expect(refusal({}, (backup) => backup.snapshotVolumes("Data", excluding))).toContain(
    "  - excludeTags is not a prop, the props are tag, schedules",
  );
});

test("prov#35450: a default policy takes everything but what has its tags, and knows no tag to have", () => {
  const said = refusal({}, (backup) =>
    // @ts-expect-error a default policy does not choose by tags
    backup.backUpTheRest("volumes", { tag: { Backup: "data" }, keepDays: 1 }),
  );
  expect(said).toContain("keepDays must be 2 to 14, got 1");
});

test("cloudburn#125: automated backups beside AWS Backup are told in the report, and long-term rules get cold", () => {
  let beside: (readonly string[])[] = [];
  const made = kept({}, (backup, stack) => {
    const config = { instanceClass: "db.t4g.micro", engine: "postgres", backupRetentionPeriod: 14 };
    backup.protect(new DbInstance(stack, "Database", config));
    backup.addRule("Yearly", { schedule: "yearly" });
    beside = backupCoverage(stack).map((row) => row.beside);
  });
  expect(beside).toEqual([["automated backups of 14 days, paid beside AWS Backup"]]);
  expect(made.the("aws_backup_plan").rule[1].lifecycle.cold_storage_after).toBe(30);
});

test("nobody offers: volumes of a thing and its snapshots cannot lose each other, for both read one tag", () => {
  const made = kept({}, (backup, stack) => backup.protect(new Fleet(stack, "Web")));
  expect(made.the("aws_dlm_lifecycle_policy").policy_details.target_tags).toEqual({ "plinth:snapshots": "Web" });
});
