import { hasCronRanges, isCron } from "../src/cron";
import { kept, refusal } from "./kept";

const RANGES =
  "be within minute 0 to 59, hour 0 to 23, day-of-month 1 to 31, month 1 to 12, day-of-week 1 to 7, year 1970 to 2199";

test.each([
  "cron(0 3 * * ? *)",
  "cron(15/30 3,15 ? * MON-FRI *)",
  "cron(0 0 L * ? *)",
  "cron(0 0 15W JAN,jul ? 2027-2199)",
  "cron(0 0 ? * 6#3 *)",
  "cron(0 0 ? 1/3 FRIL *)",
  "cron(*/15 * ? * 1-7/2 *)",
])("%s is accepted", (schedule) => {
  expect([isCron(schedule), hasCronRanges(schedule)]).toEqual([true, true]);
});

test.each([
  "cron(61 25 * * ? *)",
  "cron(60 3 * * ? *)",
  "cron(0 24 * * ? *)",
  "cron(0 3 0 * ? *)",
  "cron(0 3 32 * ? *)",
  "cron(0 3 * 13 ? *)",
  "cron(0 3 ? * 8 *)",
  "cron(0 3 ? * 0 *)",
  "cron(0 3 ? * 2#6 *)",
  "cron(0 3 * * ? 1969)",
  "cron(5-1 3 * * ? *)",
  "cron(1-2-3 3 * * ? *)",
  "cron(*/0 3 * * ? *)",
  "cron(a 3 * * ? *)",
  "cron(, 3 * * ? *)",
])("%s has a field out of its range", (schedule) => {
  expect([isCron(schedule), hasCronRanges(schedule)]).toEqual([true, false]);
});

test.each(["cron(0 3 * * *)", "cron(0 3 * * * *)", "cron(0 3 ? * ? *)", "0 3 * * ? *", "rate(1 day)", ""])(
  "%j is no such expression",
  (schedule) => {
    expect(isCron(schedule)).toBe(false);
  },
);

test("cron fields out of range are refused in rules, restore tests and snapshot schedules", () => {
  const schedule = "cron(61 25 * * ? *)";
  const sentence = (prop: string) => `  - ${prop} must ${RANGES}, got "${schedule}"`;
  expect(refusal({}, (backup) => backup.addRule("Odd", { schedule, retentionDays: 9 }))).toContain(
    sentence("schedule"),
  );
  expect(refusal({ restoreTests: { schedule } })).toContain(sentence("restoreTests.schedule"));
  expect(refusal({}, (backup) => backup.addSnapshotSchedule("Odd", { schedule, keep: 9 }))).toContain(
    sentence("schedule"),
  );
  const schedules = { odd: { schedule, keep: 9 } } as const;
  expect(refusal({}, (backup) => backup.snapshotVolumes("Odd", { tag: { a: "b" }, schedules }))).toContain(
    sentence("schedules.odd.schedule"),
  );
  expect(kept({}, (backup) => backup.addRule("L", { schedule: "cron(0 3 L * ? *)", retentionDays: 9 })).text).toContain(
    "cron(0 3 L * ? *)",
  );
});
