import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { ImageSchedule, SnapshotSchedule } from "../src";
import { Fleet, KEY_THERE, kept, problemsOf, refusal } from "./kept";

/** Parts of schedules that are almost right are no schedules for the compiler. */
type Almost<S> = { readonly [key in S extends unknown ? keyof S : never]?: unknown };

const snapshots = (schedule: Almost<SnapshotSchedule>) =>
  problemsOf({}, (backup) => backup.addSnapshotSchedule("A", schedule as unknown as SnapshotSchedule));
const images = (schedule: Almost<ImageSchedule>) =>
  problemsOf({}, (backup) =>
    backup.makeImages("A", { tag: { a: "b" }, schedules: { one: schedule as unknown as ImageSchedule } }),
  );
const fastRestore = { zones: ["us-east-1a"] };
const cron = "cron(0 3 1 * ? *)";

test.each<[Almost<SnapshotSchedule>, ...string[]]>([
  [{ schedule: "daily", keep: 1 }],
  [{ schedule: cron, keepDays: 1 }],
  [{ everyHours: 12, keep: 1000 }],
  [{ everyHours: 1, keepDays: 36_500, startTime: "00:30" }],
  [{ keep: 1 }, "schedule or everyHours must be given"],
  [{ schedule: "daily" }, "keep or keepDays must be given"],
  [{ schedule: "daily", everyHours: 1, keep: 1 }, "schedule or everyHours must not be given together"],
  [{ schedule: "daily", keep: 1, keepDays: 1 }, "keep or keepDays must not be given together"],
  [{ schedule: "daily", keep: 0 }, "keep must be 1 to 1000, got 0"],
  [{ schedule: "daily", keep: 1001 }, "keep must be 1 to 1000, got 1001"],
  [{ schedule: "daily", keepDays: 36_501 }, "keepDays must be 1 to 36500, got 36501"],
  [
    { schedule: cron, keep: 1, startTime: "03:00" },
    'startTime must be left out beside a cron expression, which has its own time, got "03:00"',
  ],
])("the times of snapshots and images are checked: %j", (schedule, ...problems) => {
  expect(snapshots(schedule)).toEqual(problems);
  const ofImages = problems.map((problem) =>
    problem.replace(/^(\w+)( or )?/, (_all, prop, or) => `schedules.one.${prop}${or ? " or schedules.one." : ""}`),
  );
  expect(images(schedule)).toEqual(ofImages);
});

test.each<[Almost<SnapshotSchedule>, ...string[]]>([
  [{ keep: 7, fastRestore: { ...fastRestore, newest: 7 } }],
  [{ keepDays: 7, fastRestore: { ...fastRestore, days: 7 } }],
  [
    { keep: 7, fastRestore: { ...fastRestore, newest: 8 } },
    "fastRestore.newest must not be more than keep, got 8 of 7",
  ],
  [
    { keepDays: 7, fastRestore: { ...fastRestore, days: 8 } },
    "fastRestore.days must not be more than keepDays, got 8 of 7",
  ],
  [{ keep: 7, fastRestore }, "fastRestore must have newest and nothing else with keep"],
  [{ keep: 7, fastRestore: { ...fastRestore, days: 1 } }, "fastRestore must have newest and nothing else with keep"],
  [
    { keep: 7, fastRestore: { ...fastRestore, newest: 1, days: 1 } },
    "fastRestore must have newest and nothing else with keep",
  ],
  [{ keepDays: 7, fastRestore }, "fastRestore must have days and nothing else with keepDays"],
  [
    { keepDays: 7, fastRestore: { ...fastRestore, newest: 1 } },
    "fastRestore must have days and nothing else with keepDays",
  ],
  [
    { keepDays: 7, fastRestore: { ...fastRestore, newest: 1, days: 1 } },
    "fastRestore must have days and nothing else with keepDays",
  ],
])("fast restore is measured as the schedule keeps: %j", (schedule, ...problems) => {
  expect(snapshots({ schedule: "daily", ...schedule })).toEqual(problems);
});

const SELDOM = 'archive must be said of a schedule that runs every 28 days or less often, such as "monthly"';

test.each<[Almost<SnapshotSchedule>, ...string[]]>([
  [{ schedule: "monthly", keep: 1, archive: { keep: 3 } }],
  [{ schedule: "monthly", keep: 1, archive: { keep: 2 } }, "archive.keep must be 3 to 1000, got 2"],
  [{ schedule: "yearly", keep: 1, archive: { keep: 1 } }],
  [{ schedule: cron, keep: 1, archive: { keep: 1 } }],
  [{ schedule: "yearly", keepDays: 9, archive: { keepDays: 90 } }],
  [{ schedule: "monthly", keepDays: 9, archive: { keepDays: 90 } }],
  [{ schedule: "yearly", keepDays: 9, archive: { keepDays: 89 } }, "archive.keepDays must be 90 to 36500, got 89"],
  [{ schedule: "daily", keep: 1, archive: { keep: 3 } }, SELDOM],
  [{ schedule: "weekly", keep: 1, archive: { keep: 3 } }, SELDOM],
  [{ everyHours: 12, keep: 1, archive: { keep: 3 } }, SELDOM],
  [{ schedule: "yearly", keep: 1, archive: { keepDays: 90 } }, "archive must have keep and nothing else with keep"],
  [
    { schedule: "yearly", keepDays: 9, archive: { keep: 3 } },
    "archive must have keepDays and nothing else with keepDays",
  ],
  [{ schedule: "yearly", keep: 1, archive: {} }, "archive must have keep and nothing else with keep"],
])("the archive takes what is made seldom, for 90 days or more: %j", (schedule, ...problems) => {
  expect(snapshots(schedule)).toEqual(problems);
});

test.each<[Almost<ImageSchedule>, ...string[]]>([
  [{ keep: 3, deprecate: { oldest: 3 } }],
  [{ keepDays: 3650, deprecate: { days: 3650 } }],
  [{ keep: 3, deprecate: { oldest: 4 } }, "deprecate.oldest must not be more than keep, got 4 of 3"],
  [{ keepDays: 3, deprecate: { days: 4 } }, "deprecate.days must not be more than keepDays, got 4 of 3"],
  [{ keep: 3, deprecate: { days: 3 } }, "deprecate must have oldest and nothing else with keep"],
  [{ keepDays: 3, deprecate: { oldest: 3 } }, "deprecate must have days and nothing else with keepDays"],
  [{ keepDays: 9000, deprecate: { days: 3651 } }, "deprecate.days must be 1 to 3650, got 3651"],
])("images are deprecated as the schedule keeps: %j", (schedule, ...problems) => {
  expect(images({ schedule: "daily", ...schedule })).toEqual(problems.map((problem) => `schedules.one.${problem}`));
});

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, "v"]));

test("snapshots can have 45 tags of their own, and a policy 1 to 4 schedules", () => {
  const daily = { schedule: "daily", keep: 1 } as const;
  expect(snapshots({ ...daily, tags: many(45) })).toEqual([]);
  expect(snapshots({ ...daily, tags: many(46) })).toEqual([
    expect.stringContaining("tags must have at most 45 members"),
  ]);
  const policy = (count: number) =>
    problemsOf({}, (backup) => {
      const schedules = Object.fromEntries(Object.keys(many(count)).map((name) => [name, daily]));
      backup.snapshotVolumes("A", { tag: { a: "b" }, schedules });
    });
  expect([1, 4].map(policy)).toEqual([[], []]);
  for (const count of [0, 5])
    expect(policy(count)).toEqual([expect.stringContaining("schedules must have 1 to 4 members")]);
});

test("the key of a copy must be in the region of the copy, where that is known", () => {
  const copied = (arn: string) =>
    snapshots({
      schedule: "daily",
      keep: 1,
      copyTo: [{ region: "eu-west-1", encryptionKey: { arn }, keepDays: 1 }],
    });
  expect(copied(KEY_THERE)).toEqual([]);
  expect(copied(KEY_THERE.replace("eu-west-1", "us-east-1"))).toEqual([
    "copyTo[0].encryptionKey must be in eu-west-1, got one in us-east-1",
  ]);
  expect(() =>
    kept({}, (backup, stack) => {
      const provider = new AwsProvider(stack, "Somewhere", { alias: "somewhere" });
      const encryptionKey = new KmsKey(stack, "Key", { provider });
      const copyTo = [{ region: "eu-west-1", encryptionKey, keepDays: 1 }];
      backup.addSnapshotSchedule("A", { schedule: "weekly", keep: 1, copyTo });
    }),
  ).not.toThrow();
});

test("further schedules are ordered by their names, after the daily one, and one given twice is one", () => {
  const weekly = { schedule: "weekly", keep: 1 } as const;
  const made = kept({}, (backup, stack) => {
    for (const name of ["C", "A", "B", "A"]) backup.addSnapshotSchedule(name, weekly);
    backup.protect(new Fleet(stack, "Web"));
  });
  const { schedule } = made.the("aws_dlm_lifecycle_policy").policy_details;
  expect(schedule.map(({ name }: { name: string }) => name)).toEqual(["daily", "A", "B", "C"]);
});

test("a restore test by a cron expression has no other start time", () => {
  const restoreTests = { schedule: cron, startTime: "03:00" } as const;
  expect(refusal({ restoreTests })).toContain(
    '  - restoreTests.startTime must be left out beside a cron expression, which has its own time, got "03:00"',
  );
  for (const fine of [{ schedule: cron } as const, { schedule: "weekly", startTime: "03:00" } as const])
    expect(() => kept({ restoreTests: fine })).not.toThrow();
});
