import { Lazy } from "cdktf";
import fc from "fast-check";
import { BackupModule, type RuleOptions, type VaultLock } from "../src";
import { ruleOf } from "../src/rules";
import { kept, problemsOf, refusal, VAULT_THERE } from "./kept";

const told = (options: RuleOptions, lock?: VaultLock) =>
  problemsOf({ lock, retentionDays: lock?.minRetentionDays }, (backup) => backup.addRule("More", options));
const vault = { arn: VAULT_THERE };

const ruleNamed = (name: string, ...args: Parameters<typeof kept>) =>
  kept(...args)
    .the("aws_backup_plan")
    .rule.find((rule: { rule_name: string }) => rule.rule_name === name);

describe("the daily rule", () => {
  test("takes cold storage, copies, windows and a time zone from the props", () => {
    expect(
      ruleNamed("daily", {
        retentionDays: 200,
        coldStorageAfterDays: 30,
        copyTo: [{ vault, retentionDays: 300 }],
        windows: { startMinutes: 120 },
        timezone: "Europe/Berlin",
      }),
    ).toMatchObject({
      schedule: "cron(0 6 * * ? *)",
      schedule_expression_timezone: "Europe/Berlin",
      lifecycle: { delete_after: 200, cold_storage_after: 30 },
      copy_action: [{ destination_vault_arn: VAULT_THERE, lifecycle: { delete_after: 300, cold_storage_after: 30 } }],
      start_window: 120,
      completion_window: 480,
    });
  });

  test("can be continuous", () => {
    expect(ruleNamed("daily", { continuous: true })).toMatchObject({
      enable_continuous_backup: true,
      lifecycle: { delete_after: 7 },
    });
  });
});

describe("addRule", () => {
  test.each([
    ["daily", "cron(0 6 * * ? *)", { delete_after: 35 }],
    ["weekly", "cron(0 6 ? * SUN *)", { delete_after: 90 }],
    ["monthly", "cron(0 6 1 * ? *)", { delete_after: 365, cold_storage_after: 30 }],
    ["yearly", "cron(0 6 1 1 ? *)", { delete_after: 2555, cold_storage_after: 30 }],
  ] as const)("the preset %s knows when, how long and when it gets cold", (schedule, cron, lifecycle) => {
    expect(ruleNamed("More", {}, (backup) => backup.addRule("More", { schedule }))).toMatchObject({
      schedule: cron,
      lifecycle,
    });
  });

  test("a preset that is kept for a shorter time stays warm, and can be told never to get cold", () => {
    const lifecycle = (options: RuleOptions) =>
      ruleNamed("More", {}, (backup) => backup.addRule("More", options)).lifecycle;
    expect(lifecycle({ schedule: "monthly", retentionDays: 100 })).toEqual({ delete_after: 100 });
    expect(lifecycle({ schedule: "monthly", coldStorageAfterDays: "never" })).toEqual({ delete_after: 365 });
  });

  test("a cron expression says when and how long", () => {
    const odd = (backup: BackupModule) =>
      backup.addRule("Odd", { schedule: "cron(15 3 ? * MON-FRI *)", retentionDays: 12 });
    expect(ruleNamed("Odd", {}, odd)).toMatchObject({
      schedule: "cron(15 3 ? * MON-FRI *)",
      lifecycle: { delete_after: 12 },
    });
  });

  test("several vaults can have copies, in other regions and accounts", () => {
    const copies = [{ vault }, { vault: { arn: VAULT_THERE.replace("123456789012", "210987654321") } }];
    expect(
      ruleNamed("More", {}, (backup) => backup.addRule("More", { schedule: "weekly", copyTo: copies })).copy_action,
    ).toHaveLength(2);
  });

  test("another order makes the same plan", () => {
    const plan = (...names: string[]) =>
      kept({}, (backup) => {
        for (const name of names) backup.addRule(name, { schedule: "weekly" });
      }).the("aws_backup_plan");
    expect(plan("B", "A")).toEqual(plan("A", "B"));
    expect(plan("A", "A")).toEqual(plan("A"));
  });
});

test("what is known only later passes", () => {
  const later = Lazy.numberValue({ produce: () => 30 });
  const zone = Lazy.stringValue({ produce: () => "Europe/Berlin" });
  const schedule = Lazy.stringValue({ produce: () => "cron(0 3 * * ? *)" }) as `cron(${string})`;
  expect(
    ruleNamed("Later", { timezone: zone, retentionDays: later, continuous: true }, (backup) =>
      backup.addRule("Later", { schedule, retentionDays: later, coldStorageAfterDays: later }),
    ),
  ).toMatchObject({ schedule: "cron(0 3 * * ? *)", schedule_expression_timezone: "Europe/Berlin" });
});

describe("refusals", () => {
  test("names, times, cron expressions, windows, time zones", () => {
    expect(
      refusal({}, (backup) =>
        backup.addRule("a b", {
          schedule: "cron(0 3 * * * *)",
          startTime: "03:00",
          retentionDays: 0,
          windows: { startMinutes: 59 },
        }),
      ),
    ).toMatchInlineSnapshot(`
"test/Backup.addRule("a b") (BackupModule) is misconfigured:
  - name must have 1 to 50 letters, digits and "-_.", got "a b"
  - windows.startMinutes must be 60 to 52560000, got 59
  - schedule must be one of daily, weekly, monthly, yearly, or cron(minute hour day-of-month month day-of-week year) with one "?" for a day, got "cron(0 3 * * * *)"
  - retentionDays must be 1 to 36500, got 0
  - startTime must be left out beside a cron expression, which has its own time, got "03:00""
`);
    expect(
      refusal({ windows: { startMinutes: 90, completionMinutes: 60 }, timezone: "Mars/Olympus", startTime: "7" }),
    ).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - startTime must be a time as hh:mm, got "7"
  - timezone must be a time zone such as "Europe/Berlin", got "Mars/Olympus"
  - windows.completionMinutes must be at least the 90 of startMinutes, got 60"
`);
  });

  test("the daily rule by another name, and a name said twice with another rule", () => {
    expect(refusal({}, (backup) => backup.addRule("daily", { schedule: "daily" }))).toMatchInlineSnapshot(`
"test/Backup.addRule("daily") (BackupModule) is misconfigured:
  - name must not be "daily", the rule that is always there: see the props of the module, got "daily""
`);
    expect(
      refusal({}, (backup) => {
        backup.addRule("More", { schedule: "weekly" });
        backup.addRule("More", { schedule: "monthly" });
      }),
    ).toMatchInlineSnapshot(`
"test/Backup.addRule("More") (BackupModule) is misconfigured:
  - name must be new, got "More", a rule that says otherwise"
`);
  });

  test("continuous backups beyond 35 days or in cold storage", () => {
    expect(
      refusal({ environment: "prod", continuous: true, retentionDays: 36, coldStorageAfterDays: 1 }),
    ).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - retentionDays must be 91 or more with coldStorageAfterDays 1, for cold storage lasts 90 days, got 36
  - retentionDays of a continuous backup must be 1 to 35, got 36
  - coldStorageAfterDays must be left out of a continuous backup, got 1"
`);
  });

  test("copies to nowhere, twice to one vault, or into the vault itself", () => {
    const copyTo = [{ vault: { arn: "far-away" } }, { vault }, { vault }];
    expect(refusal({ copyTo })).toMatchInlineSnapshot(`
"test/Backup (BackupModule) is misconfigured:
  - copyTo[0].vault.arn must be the ARN of a vault, got "far-away"
  - copyTo must not repeat a member, got "arn:aws:backup:eu-west-1:123456789012:backup-vault:far-away" twice"
`);
    expect(
      refusal({}, (backup) => backup.addRule("More", { schedule: "weekly", copyTo: [{ vault: backup }] })),
    ).toMatchInlineSnapshot(`
"test/Backup.addRule("More") (BackupModule) is misconfigured:
  - copyTo must be other vaults, got this one"
`);
  });

  test("what the lock of the other vault would not let in", () => {
    const locked = (backup: BackupModule, stack: ConstructorParameters<typeof BackupModule>[0]) => {
      const lock = { minRetentionDays: 30 };
      const far = new BackupModule(stack, "Far", { environment: "prod", lock });
      backup.addRule("Weekly", { schedule: "weekly", copyTo: [{ vault: far, retentionDays: 29 }] });
    };
    expect(refusal({}, locked)).toMatchInlineSnapshot(`
"test/Backup.addRule("Weekly") (BackupModule) is misconfigured:
  - copyTo[0].retentionDays must be 30 to 36500, got 29"
`);
  });
});

const RULES = fc.record({
  retentionDays: fc.integer({ min: -5, max: 400 }),
  coldStorageAfterDays: fc.option(fc.integer({ min: -5, max: 400 }), { nil: undefined }),
  continuous: fc.boolean(),
  schedule: fc.constantFrom("daily" as const, "weekly" as const, "monthly" as const, "yearly" as const),
  windows: fc.record({
    startMinutes: fc.integer({ min: 30, max: 600 }),
    completionMinutes: fc.integer({ min: 30, max: 600 }),
  }),
});
const LOCKS = fc.option(
  fc.record({
    minRetentionDays: fc.integer({ min: 1, max: 100 }),
    maxRetentionDays: fc.integer({ min: 100, max: 400 }),
  }),
  { nil: undefined },
);

test("a rule is accepted if and only if cold storage, continuous backup, lock and windows agree with it", () => {
  fc.assert(
    fc.property(RULES, LOCKS, (options, lock) => {
      const { retentionDays: days, coldStorageAfterDays: cold, windows } = { ...ruleOf(options) };
      const fine =
        days >= 1 &&
        (cold === undefined || (cold >= 1 && days >= cold + 90)) &&
        (!options.continuous || (days <= 35 && cold === undefined)) &&
        (!lock || (days >= lock.minRetentionDays && days <= lock.maxRetentionDays)) &&
        windows.startMinutes >= 60 &&
        windows.completionMinutes >= windows.startMinutes;
      expect([told(options, lock).length === 0, options, lock]).toEqual([fine, options, lock]);
    }),
  );
});

test("whatever is accepted is rendered as it was said", () => {
  fc.assert(
    fc.property(RULES, (options) => {
      fc.pre(told(options).length === 0);
      const rule = ruleNamed("More", {}, (backup) => backup.addRule("More", options));
      expect(rule.lifecycle.delete_after).toBe(options.retentionDays);
      expect(rule.lifecycle.cold_storage_after ?? 0).toBeLessThanOrEqual(
        options.retentionDays - 90 > 0 ? options.retentionDays - 90 : 0,
      );
    }),
    { numRuns: 25 },
  );
});
