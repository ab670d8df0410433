import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { inputFaults } from "@plinth/testing";
import { App, Fn, type TerraformStack, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { BackupModule, type BackupModuleProps } from "../src";
import { BACKUP } from "../src/props";
import { Database, Fleet, KEY, KEY_THERE, kept, refusal, VAULT_THERE } from "./kept";

const copyTo = [
  { vault: { arn: VAULT_THERE, lock: { minRetentionDays: 1 } }, retentionDays: 300, coldStorageAfterDays: 30 },
];
const windows = { startMinutes: 60, completionMinutes: 120 };

test("every prop passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: BackupModuleProps) => {
      const backup = new BackupModule(stack, "Backup", props);
      backup.testRestores(new Database(stack, "Database"), { type: "RDS" });
      backup.protect(stack.node.findChild("Database") as Database);
      backup.protect(new Fleet(stack, "Web"));
    },
    props: (stack) => ({
      environment: "prod",
      name: "shop-vault",
      retentionDays: 200,
      startTime: "07:00",
      coldStorageAfterDays: 30,
      continuous: false,
      copyTo,
      windows,
      timezone: "Europe/Berlin",
      snapshotCount: 5,
      snapshotTime: "03:00",
      encryptionKey: { arn: KEY },
      lock: { minRetentionDays: 2, maxRetentionDays: 400, changeableForDays: 3 },
      denyDeletion: true,
      notifications: { topic: { arn: "arn:aws:sns:us-east-1:123456789012:backups" }, events: ["COPY_JOB_FAILED"] },
      restoreTests: { schedule: "weekly", startTime: "09:00", windowDays: 7, startHours: 2 },
      forceDestroy: false,
      tags: { Team: "ops" },
      provider: new AwsProvider(stack, "Twin", { alias: "twin", region: "us-east-1" }),
    }),
    names: Object.keys(BACKUP.rows ?? {}),
    unions: ["coldStorageAfterDays", "copyTo.0.coldStorageAfterDays"],
  });
  expect(faults).toEqual([]);
});

const snapshots = {
  schedule: "monthly",
  startTime: "03:00",
  keep: 10,
  fastRestore: { zones: ["us-east-1a"], newest: 1 },
  shareWith: { accounts: ["210987654321"], days: 3 },
  copyTo: [{ region: "eu-west-1", encryptionKey: { arn: KEY_THERE }, keepDays: 30 }],
  tags: { Kind: "monthly" },
};
const tag = { Backup: "data" };

type Method = (backup: BackupModule, given: never, stack: TerraformStack) => unknown;

const METHODS: readonly (readonly [string, Method, object])[] = [
  [
    "addRule",
    (backup, given) => backup.addRule("More", given),
    {
      schedule: "monthly",
      startTime: "07:00",
      retentionDays: 365,
      coldStorageAfterDays: 30,
      continuous: false,
      copyTo,
      windows,
    },
  ],
  [
    "addRule by a cron expression",
    (backup, given) => backup.addRule("More", given),
    { schedule: "cron(0 3 * * ? *)", retentionDays: 365 },
  ],
  [
    "protectTagged",
    (backup, given) => backup.protectTagged("Gold", given),
    {
      tags: { a: "1" },
      like: { b: "2*" },
      without: { c: "3" },
      unlike: { d: "4*" },
      among: ["arn:aws:dynamodb:*:*:table/*"],
      except: ["arn:aws:s3:::logs"],
    },
  ],
  [
    "testRestores",
    (backup, given, stack) => {
      backup.testRestores(new Database(stack, "Database"), given);
      backup.protect(stack.node.findChild("Database") as Database);
    },
    { type: "RDS", metadata: { dbSubnetGroupName: "data" }, validationHours: 4 },
  ],
  ["exempt", (backup, given, stack) => backup.exempt(new Database(stack, "Database"), given), { reason: "a copy" }],
  [
    "addSnapshotSchedule",
    (backup, given, stack) => {
      backup.protect(new Fleet(stack, "Web"));
      backup.addSnapshotSchedule("Monthly", given);
    },
    snapshots,
  ],
  [
    "snapshotVolumes",
    (backup, given) => backup.snapshotVolumes("Data", given),
    { tag, schedules: { monthly: snapshots, hourly: { everyHours: 4, keepDays: 3 } } },
  ],
  [
    "snapshotInstances",
    (backup, given) => backup.snapshotInstances("Hosts", given),
    { tag, schedules: { monthly: snapshots }, excludeBootVolume: true },
  ],
  [
    "makeImages",
    (backup, given) => backup.makeImages("Golden", given),
    {
      tag,
      schedules: {
        daily: { schedule: "daily", keep: 7, deprecate: { oldest: 3 }, tags: { a: "b" } },
        monthly: { schedule: "monthly", keepDays: 400, deprecate: { days: 3 } },
      },
      reboot: true,
    },
  ],
  [
    "backUpTheRest",
    (backup, given) => backup.backUpTheRest("volumes", given),
    { everyDays: 2, keepDays: 9, excludeTags: { a: "b" }, excludeBootVolumes: true, excludeVolumeTypes: ["st1"] },
  ],
];

test.each(METHODS)(
  "every option of %s passes a value that is known after apply, or is refused",
  (_name, call, props) => {
    const faults = inputFaults({
      create: (stack, given: never) => {
        call(new BackupModule(stack, "Backup", { environment: "dev" }), given, stack);
      },
      props: () => props,
      unions: ["coldStorageAfterDays", "copyTo.0.coldStorageAfterDays"],
    });
    expect(faults).toEqual([]);
  },
);

test.each([{}, null, undefined, 7, "a text", [], () => 1])(
  "protect(%p), exempt and testRestores are refused",
  (thing) => {
    const refused = /is misconfigured:\n {2}- thing/;
    expect(refusal({}, (backup) => backup.protect(thing as never))).toMatch(refused);
    expect(refusal({}, (backup) => backup.exempt(thing as never, { reason: "none" }))).toMatch(refused);
    expect(refusal({}, (backup) => backup.testRestores(thing as never))).toMatch(refused);
  },
);

test("a thing outside of every stack is refused in words that say what it must be", () => {
  const apart = new Construct(new App(), "Apart");
  const refused = "is misconfigured:\n  - thing must be a module or a resource, got ";
  expect(refusal({}, (backup) => backup.protect(Object.assign(apart, { protection: { arn: "arn" } })))).toContain(
    refused,
  );
  expect(refusal({}, (backup) => backup.exempt(apart, { reason: "none" }))).toContain(refused);
});

test.each([{ arn: 7 }, { volumeTags: { a: "1", b: "2" } }, { volumeTags: null }, { none: {} }])(
  "a thing whose protection is %p is refused",
  (protection) => {
    const said = refusal({}, (backup, stack) =>
      backup.protect(Object.assign(new Database(stack, "Odd"), { protection }) as never),
    );
    expect(said).toMatch(/is misconfigured:\n {2}- thing/);
  },
);

test.each(["production", "staging", undefined, null, 1])("the environment %p is refused", (environment) => {
  expect(refusal({ environment } as never)).toContain("  - environment must be");
});

describe("values known only after apply", () => {
  const later = () => Token.asString(Fn.lower("A"));
  const sentence = (prop: string) => `  - ${prop} must be a literal value, got a value that is known only after apply`;

  test("`startTime: T`, which is a part of a cron expression, in every place", () => {
    const startTime = later();
    expect(refusal({ startTime })).toContain(sentence("startTime"));
    expect(refusal({ snapshotTime: startTime })).toContain(sentence("snapshotTime"));
    expect(refusal({ restoreTests: { startTime } })).toContain(sentence("restoreTests.startTime"));
    expect(refusal({}, (backup) => backup.addRule("A", { schedule: "daily", startTime }))).toContain(
      sentence("startTime"),
    );
    expect(
      refusal({}, (backup) => backup.addSnapshotSchedule("A", { schedule: "weekly", keep: 1, startTime })),
    ).toContain(sentence("startTime"));
  });

  test("`acceptCopiesFrom(T)`, whose kind decides the statement", () => {
    const said = refusal({}, (backup) => backup.acceptCopiesFrom(later()));
    expect(said).toContain(sentence("source"));
    expect(said).not.toContain("TfToken");
    for (const source of [null, undefined, 7, {}])
      expect(refusal({}, (backup) => backup.acceptCopiesFrom(source as never))).toContain("  - source must be");
  });

  test("`windows.startMinutes: N`, days and counts are left to AWS", () => {
    const made = kept({}, (backup, stack) => {
      const value = new TerraformVariable(stack, "Later", {}).numberValue;
      backup.addRule("Later", { schedule: "yearly", retentionDays: value, windows: { startMinutes: value } });
      backup.addSnapshotSchedule("Later", { schedule: "weekly", keep: value });
      backup.protect(new Fleet(stack, "Web"));
    });
    const rule = made.the("aws_backup_plan").rule[1];
    expect([rule.lifecycle, rule.start_window]).toEqual([{ delete_after: "${var.Later}" }, "${var.Later}"]);
    expect(made.the("aws_dlm_lifecycle_policy").policy_details.schedule[1].retain_rule.count).toBe("${var.Later}");
  });
});

test("a snapshot schedule says one of schedule and everyHours, one of keep and keepDays, and measures as it keeps", () => {
  const said = (schedule: object) => refusal({}, (backup) => backup.addSnapshotSchedule("A", schedule as never));
  expect(said({})).toContain("  - schedule or everyHours must be given\n  - keep or keepDays must be given");
  expect(said({ schedule: "daily", everyHours: 1, keep: 1, keepDays: 2 })).toContain(
    "  - schedule or everyHours must not be given together\n  - keep or keepDays must not be given together",
  );
  expect(said({ schedule: "daily", keep: 1, fastRestore: { zones: ["a"], days: 1 } })).toContain(
    "  - fastRestore must have newest and nothing else with keep",
  );
  expect(said({ schedule: "monthly", keepDays: 9, archive: { keep: 3 } })).toContain(
    "  - archive must have keepDays and nothing else with keepDays",
  );
});
