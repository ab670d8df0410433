import { DlmLifecyclePolicy } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { Synthesized } from "@plinth/testing";
import fc from "fast-check";
import type { BackupModule, SnapshotSchedule } from "../src";
import { each, Fleet, KEY, KEY_THERE, kept, problemsOf, refusal, type Speak } from "./kept";

const AWS6 = "defaultPolicy" in DlmLifecyclePolicy.prototype;
const copyTo = [{ region: "eu-west-1", encryptionKey: { arn: KEY_THERE }, keepDays: 30 }];
const web: Speak = (backup, stack) => backup.protect(new Fleet(stack, "Web"));
const details = (speak: Speak) => kept({}, speak).the("aws_dlm_lifecycle_policy").policy_details;
const schedulesOf = (schedule: SnapshotSchedule) =>
  details((backup) => backup.snapshotVolumes("Data", { tag: { Backup: "data" }, schedules: { one: schedule } }))
    .schedule[0];

describe("addSnapshotSchedule", () => {
  test("adds to the snapshots of all things with volumes, in any order", () => {
    const weekly: Speak = (backup) => backup.addSnapshotSchedule("Weekly", { schedule: "weekly", keep: 8 });
    const both = details(each(web, weekly));
    expect(both.schedule).toMatchObject([
      { name: "daily", copy_tags: true, create_rule: { interval: 24 }, retain_rule: { count: 3 } },
      { name: "Weekly", create_rule: { cron_expression: "cron(0 2 ? * SUN *)" }, retain_rule: { count: 8 } },
    ]);
    expect(details(each(weekly, web))).toEqual(both);
  });

  test("does not copy the tags of the volume, which would replace the policy, and names the thing instead", () => {
    const made = details((backup, stack) => {
      web(backup, stack);
      backup.addSnapshotSchedule("Weekly", { schedule: "weekly", keep: 8, tags: { Kind: "weekly" } });
    });
    expect(made.schedule[1].copy_tags).toBeUndefined();
    expect(made.schedule[1].tags_to_add).toEqual({ "plinth:snapshots": "Web", Name: "test-backup", Kind: "weekly" });
  });

  test("a fourth one, or another one of a name, is refused", () => {
    const add = (backup: BackupModule, ...names: string[]) => {
      for (const name of names) backup.addSnapshotSchedule(name, { schedule: "weekly", keep: 8 });
    };
    expect(refusal({}, (backup) => add(backup, "A", "B", "C", "D"))).toMatchInlineSnapshot(`
"test/Backup.addSnapshotSchedule("D") (BackupModule) is misconfigured:
  - there must be at most 4 schedules, "daily" among them"
`);
    expect(refusal({}, (backup) => add(backup, "A", "A"))).toMatchInlineSnapshot(`
"test/Backup.addSnapshotSchedule("A") (BackupModule) is misconfigured:
  - name must be new, got "A""
`);
  });
});

describe("custom policies", () => {
  test("of volumes: by one tag, every so many hours, kept by count or by age", () => {
    const made = details((backup) =>
      backup.snapshotVolumes("Data", {
        tag: { Backup: "data" },
        schedules: {
          hourly: { everyHours: 1, keep: 24, startTime: "00:30" },
          monthly: { schedule: "monthly", keepDays: 400 },
        },
      }),
    );
    expect(made).toMatchObject({ resource_types: ["VOLUME"], target_tags: { Backup: "data" } });
    expect(made.schedule).toMatchObject([
      {
        name: "hourly",
        create_rule: { interval: 1, interval_unit: "HOURS", times: ["00:30"] },
        retain_rule: { count: 24 },
      },
      {
        name: "monthly",
        create_rule: { cron_expression: "cron(0 2 1 * ? *)" },
        retain_rule: { interval: 400, interval_unit: "DAYS" },
      },
    ]);
  });

  test("of instances: all their volumes at one moment, without the boot volumes if so said", () => {
    const schedules = { daily: { schedule: "daily", keep: 7 } } as const;
    const made = (excludeBootVolume?: boolean) =>
      details((backup) => backup.snapshotInstances("Hosts", { tag: { Backup: "host" }, schedules, excludeBootVolume }));
    expect(made(true)).toMatchObject({ resource_types: ["INSTANCE"], parameters: { exclude_boot_volume: true } });
    expect(made().parameters).toBeUndefined();
  });

  test("of images: without a restart unless it is said, deprecated by count or age, by a role of their own", () => {
    const made = kept({}, (backup) =>
      backup.makeImages("Golden", {
        tag: { Image: "golden" },
        schedules: {
          daily: { schedule: "daily", keep: 7, deprecate: { oldest: 3 } },
          monthly: { schedule: "monthly", keepDays: 400, deprecate: { days: 100 } },
        },
      }),
    );
    const { policy_details: policy, execution_role_arn } = made.the("aws_dlm_lifecycle_policy");
    expect(policy).toMatchObject({
      policy_type: "IMAGE_MANAGEMENT",
      resource_types: ["INSTANCE"],
      target_tags: { Image: "golden" },
      parameters: { no_reboot: true },
    });
    expect(policy.schedule).toMatchObject([
      { deprecate_rule: { count: 3 } },
      { deprecate_rule: { interval: 100, interval_unit: "DAYS" } },
    ]);
    expect(execution_role_arn).toContain("Backup_ImageRole");
    expect(Object.keys(made.all("aws_iam_role_policy_attachment"))).toContainEqual(
      expect.stringContaining("AWSDataLifecycleManagerServiceRoleForAMIManagement"),
    );
  });

  test("fast restore, sharing and tags are measured as the schedule keeps", () => {
    expect(
      schedulesOf({
        schedule: "daily",
        keep: 7,
        fastRestore: { zones: ["us-east-1a"], newest: 1 },
        shareWith: { accounts: ["210987654321"], days: 10 },
        tags: { Kind: "daily" },
      }),
    ).toMatchObject({
      fast_restore_rule: { availability_zones: ["us-east-1a"], count: 1 },
      share_rule: { target_accounts: ["210987654321"], unshare_interval: 10, unshare_interval_unit: "DAYS" },
      tags_to_add: { Kind: "daily" },
      copy_tags: true,
    });
    expect(
      schedulesOf({ schedule: "daily", keepDays: 7, fastRestore: { zones: ["us-east-1a"], days: 2 } }),
    ).toMatchObject({ fast_restore_rule: { interval: 2, interval_unit: "DAYS" } });
  });

  test("copies are encrypted by a key of yours there, which the role may use together with the key of the vault", () => {
    const made = kept({ encryptionKey: { arn: KEY } }, (backup) =>
      backup.snapshotVolumes("Data", {
        tag: { Backup: "data" },
        schedules: { daily: { schedule: "daily", keep: 7, copyTo } },
      }),
    );
    expect(made.the("aws_dlm_lifecycle_policy").policy_details.schedule[0].cross_region_copy_rule).toEqual([
      {
        target: "eu-west-1",
        encrypted: true,
        cmk_arn: KEY_THERE,
        copy_tags: true,
        retain_rule: { interval: 30, interval_unit: "DAYS" },
      },
    ]);
    const { Statement } = Synthesized.json(made.the("aws_iam_role_policy").policy);
    for (const { Resource } of Statement) expect(Resource).toEqual([KEY, KEY_THERE]);
    expect(Statement[0].Condition).toEqual({ Bool: { "kms:GrantIsForAWSResource": "true" } });
  });

  test("a later schedule with copies teaches the same policy of the role its keys", () => {
    const made = kept({}, (backup, stack) => {
      web(backup, stack);
      backup.addSnapshotSchedule("Weekly", { schedule: "weekly", keep: 8, copyTo });
    });
    expect(Synthesized.json(made.the("aws_iam_role_policy").policy).Statement[0].Resource).toEqual([KEY_THERE]);
  });

  test("the archive takes what is seldom, for 90 days or more, where the bindings know it", () => {
    const archived: Speak = (backup) =>
      backup.snapshotVolumes("Data", {
        tag: { Backup: "data" },
        schedules: { monthly: { schedule: "monthly", keep: 3, archive: { keep: 12 } } },
      });
    const said = AWS6 ? details(archived).schedule[0].archive_rule : refusal({}, archived);
    expect(said).toEqual(
      AWS6
        ? { archive_retain_rule: { retention_archive_tier: { count: 12 } } }
        : `test/Backup.snapshotVolumes("Data") (BackupModule) is misconfigured:
  - schedules.monthly.archive needs the bindings of AWS provider 6.11 or newer`,
    );
  });
});

describe("signals", () => {
  test("each policy is watched, and its copies; restores by their kind; copies of the vault", () => {
    let keys: string[] = [];
    kept({}, (backup, stack) => {
      web(backup, stack);
      backup.snapshotVolumes("Web", { tag: { a: "b" }, schedules: { daily: { schedule: "daily", keep: 1, copyTo } } });
      backup.makeImages("Golden", { tag: { a: "b" }, schedules: { daily: { schedule: "daily", keep: 1 } } });
      backup.addRule("Weekly", {
        schedule: "weekly",
        copyTo: [{ vault: { arn: "arn:aws:backup:eu-west-1:123456789012:backup-vault:far" } }],
      });
      keys = Object.keys(backup.signals);
    });
    expect(keys).toEqual([
      "failedJobs",
      "expiredJobs",
      "failedCopies",
      "failedSnapshots-Web",
      "failedSnapshots-Volumes-Web",
      "failedSnapshotCopies-Volumes-Web",
      "failedImages-Images-Golden",
    ]);
  });
});

describe("refusals", () => {
  test("of a custom policy, all at once", () => {
    expect(
      refusal({}, (backup) =>
        backup.snapshotInstances("a b", {
          tag: { a: "1", b: "2" },
          schedules: {
            hourly: { everyHours: 5 as 6, keep: 0, startTime: "1:00" },
            ü: { schedule: "cron(0 2 * * *)", keepDays: 36501, fastRestore: { zones: [], days: 0 } },
            daily: {
              schedule: "daily",
              keep: 7,
              fastRestore: { zones: ["a", "a"], newest: 8 },
              shareWith: { accounts: ["me"], days: 0 },
              copyTo: [
                { region: "Europe", encryptionKey: { arn: KEY_THERE }, keepDays: 0 },
                ...copyTo,
                ...copyTo,
                ...copyTo,
              ],

              archive: { keep: 1 },
            },
          },
        }),
      ),
    ).toMatchInlineSnapshot(`
"test/Backup.snapshotInstances("a b") (BackupModule) is misconfigured:
  - key must have 1 to 100 letters, digits and "-_", got "a b"
  - tag must be exactly one tag, got {"a":"1","b":"2"}
  - schedules.hourly.everyHours must be one of 1, 2, 3, 4, 6, 8, 12, got 5
  - schedules.hourly.startTime must be a time as hh:mm, got "1:00"
  - schedules.hourly.keep must be 1 to 1000, got 0
  - schedules must have keys of 1 to 120 letters, digits, spaces and "-_", got "ü"
  - schedules.ü.schedule must be one of daily, weekly, monthly, yearly, or cron(minute hour day-of-month month day-of-week year) with one "?" for a day, got "cron(0 2 * * *)"
  - schedules.ü.keepDays must be 1 to 36500, got 36501
  - schedules.ü.fastRestore.zones must have at least 1 members, got 0
  - schedules.ü.fastRestore.days must be 1 to 36500, got 0
  - schedules.daily.copyTo[0].region must be a region such as "eu-west-1", got "Europe"
  - schedules.daily.copyTo[0].keepDays must be 1 to 36500, got 0
  - schedules.daily.copyTo[0].encryptionKey must be in Europe, got one in eu-west-1
  - schedules.daily.copyTo must have at most 3 members, got 4
  - schedules.daily.copyTo must not repeat a member, got "eu-west-1" twice
  - schedules.daily.fastRestore.zones must not repeat a member, got "a" twice
  - schedules.daily.shareWith.accounts[0] must have 12 digits, got "me"
  - schedules.daily.shareWith.days must be 1 to 36500, got 0
  - schedules.daily.fastRestore.newest must not be more than keep, got 8 of 7
  - schedules.daily.archive must be said of a schedule that runs every 28 days or less often, such as "monthly"
  - schedules.daily.archive must be said of volumes only"
`);
    expect(refusal({}, (backup) => backup.snapshotVolumes("A", { tag: {}, schedules: {} }))).toMatchInlineSnapshot(`
"test/Backup.snapshotVolumes("A") (BackupModule) is misconfigured:
  - tag must be exactly one tag, got {}
  - schedules must have 1 to 4 members, got {}"
`);
  });

  test("of images, and of a key said twice", () => {
    expect(
      refusal({}, (backup) => {
        const tag = { a: "1" };
        backup.makeImages("A", { tag, schedules: { daily: { schedule: "daily", keep: 3 } } });
        backup.makeImages("A", {
          tag,
          schedules: {
            daily: { schedule: "daily", keep: 3, deprecate: { oldest: 4 } },
            other: { schedule: "daily", keepDays: 9000, deprecate: { days: 3651 } },
          },
        });
      }),
    ).toMatchInlineSnapshot(`
"test/Backup.makeImages("A") (BackupModule) is misconfigured:
  - key must be new, got "A"
  - schedules.daily.deprecate.oldest must not be more than keep, got 4 of 3
  - schedules.other.deprecate.days must be 1 to 3650, got 3651"
`);
  });
});

test("a schedule is accepted if and only if what hangs on it is not longer than what is kept", () => {
  const amount = fc.integer({ min: -2, max: 1100 });
  fc.assert(
    fc.property(amount, amount, amount, (keep, newest, archived) => {
      const schedule: SnapshotSchedule = {
        schedule: "monthly",
        keep,
        fastRestore: { zones: ["us-east-1a"], newest },
        archive: { keep: archived },
      };
      const fine = keep >= 1 && keep <= 1000 && newest >= 1 && newest <= keep && archived >= 3 && archived <= 1000;
      expect([
        problemsOf({}, (backup) => backup.addSnapshotSchedule("More", schedule)).length === 0,
        keep,
        newest,
        archived,
      ]).toEqual([fine, keep, newest, archived]);
    }),
  );
});

describe("what depends on the bindings", () => {
  const images: Speak = (backup) =>
    backup.makeImages("Golden", { tag: { a: "1" }, schedules: { daily: { schedule: "daily", keep: 3, copyTo } } });
  const rest: Speak = (backup) =>
    backup.backUpTheRest("volumes", { excludeTags: { Backup: "none" }, excludeVolumeTypes: ["st1"], keepDays: 14 });

  (AWS6 ? test : test.skip)("copies of images and default policies, with AWS provider 6.11 or newer", () => {
    expect(details(images).schedule[0].cross_region_copy_rule).toEqual([
      expect.objectContaining({ target_region: "eu-west-1", encrypted: true, cmk_arn: KEY_THERE }),
    ]);
    const made = kept({}, (backup, stack) => {
      rest(backup, stack);
      backup.backUpTheRest("instances");
    });
    expect(made.the("aws_dlm_lifecycle_policy", "Backup_Rest-volumes_9168CC18")).toMatchObject({
      default_policy: "VOLUME",
      policy_details: {
        policy_language: "SIMPLIFIED",
        resource_type: "VOLUME",
        create_interval: 1,
        retain_interval: 14,
        copy_tags: true,
        exclusions: { exclude_tags: { Backup: "none" }, exclude_boot_volumes: false, exclude_volume_types: ["st1"] },
      },
    });
  });

  (AWS6 ? test.skip : test)("they are refused with older ones, which would drop them without a word", () => {
    expect(refusal({}, images)).toBe(`test/Backup.makeImages("Golden") (BackupModule) is misconfigured:
  - schedules.daily.copyTo of images needs the bindings of AWS provider 6.11 or newer`);
    expect(refusal({}, rest)).toBe(`test/Backup.backUpTheRest("volumes") (BackupModule) is misconfigured:
  - a default policy needs the bindings of AWS provider 6.11 or newer`);
  });

  test("a default policy beyond AWS's numbers is refused", () => {
    const odd = refusal({}, (backup) =>
      backup.backUpTheRest("instances", { everyDays: 7, keepDays: 7, excludeBootVolumes: true }),
    );
    expect(odd).toContain("  - keepDays must be more than everyDays 7, got 7");
    expect(odd).toContain("  - excludeBootVolumes and excludeVolumeTypes must be left out of images of instances");
  });
});
