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
  "cron(59 23 31 12 ? 2199)",
  "cron(0 0 1 1 ? 1970)",
  "cron(*/59 */23 */31 */12 ? *)",
  "cron(0-0 3-3 5-5 5-5 ? 2027-2027)",
  "cron(0,30 3/2,4-6/2 1,2 * ? *)",
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
  "cron(*/60 3 * * ? *)",
  "cron(0 */24 * * ? *)",
  "cron(0/5/5 3 * * ? *)",
  "cron(0/ 3 * * ? *)",
  "cron(/5 3 * * ? *)",
  "cron(0/0005 3 * * ? *)",
  "cron(0/a 3 * * ? *)",
  "cron(-5 3 * * ? *)",
  "cron(5- 3 * * ? *)",
  "cron(1.5 3 * * ? *)",
  "cron(? 3 * * ? *)",
  "cron(L 3 * * ? *)",
  "cron(0 3 * * ? 2200)",
  "cron(0 3 * * ? 02027)",
  "cron(0 3 * * ? 2027a)",
  "cron(0 3 * SUN ? *)",
  "cron(0 3 * JANUARY ? *)",
  "cron(0 3 ? * JAN *)",
])("%s has a field out of its range", (schedule) => {
  expect([isCron(schedule), hasCronRanges(schedule)]).toEqual([true, false]);
});

const RANGE_OF_DAYS = Array.from({ length: 31 }, (_, index) => index + 1);

test.each(RANGE_OF_DAYS)("the weekday nearest to day %i of a month can be said", (day) => {
  expect(hasCronRanges(`cron(0 3 ${day}W * ? *)`)).toBe(true);
});

test.each(["0W", "32W", "40W", "01W", "W", "15WW", "x15W", "LL", "xL", "Lx", "1L", "??", "x?", "?x", "15#2"])(
  "%s is no day of a month",
  (day) => {
    expect(hasCronRanges(`cron(0 3 ${day} * ? *)`)).toBe(false);
  },
);

const DAYS_OF_WEEK = ["1", "2", "3", "4", "5", "6", "7", "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

test.each(DAYS_OF_WEEK)("each, the last and the first to fifth %s of a month can be said", (day) => {
  for (const form of ["", "L", "#1", "#2", "#3", "#4", "#5"])
    expect([form, hasCronRanges(`cron(0 3 ? * ${day}${form} *)`)]).toEqual([form, true]);
});

test.each([
  "0L",
  "8L",
  "SUNDAYL",
  "xSUNL",
  "SUNLx",
  "SUN#0",
  "SUN#6",
  "SUN#",
  "SUN#11",
  "#1",
  "#",
  "SUNW",
  "??",
  "x?",
  "8#1",
  "JANL",
])("%s is no day of a week", (day) => {
  expect(hasCronRanges(`cron(0 3 ? * ${day} *)`)).toBe(false);
});

test.each(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])(
  "%s can be said for a month, in either case",
  (month) => {
    for (const name of [month, month.toLowerCase(), `JAN-${month}`, `${month}/2`])
      expect([name, hasCronRanges(`cron(0 3 1 ${name} ? *)`)]).toEqual([name, true]);
  },
);

test("words of months and days are in their order", () => {
  for (const [month, day] of [
    ["MAR-FEB", "MON"],
    ["DEC-JAN", "MON"],
    ["JAN", "SAT-FRI"],
    ["JAN", "MON-SUN"],
  ])
    expect(hasCronRanges(`cron(0 3 ? ${month} ${day} *)`)).toBe(false);
});

test.each([
  "cron(0 3 * * *)",
  "cron(0 3 * * * *)",
  "cron(0 3 ? * ? *)",
  "0 3 * * ? *",
  "rate(1 day)",
  "",
  " cron(0 3 * * ? *)",
  "cron(0 3 * * ? *) ",
  "cron(0 3 * * ? * *)",
])("%j is no such expression", (schedule) => {
  expect(isCron(schedule)).toBe(false);
});

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
