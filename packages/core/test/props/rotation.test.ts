import { ROTATION_SCHEDULE, rareRotationWarnings } from "../../src/props";
import { NUMBER, read, TEXT } from "./read";

const WEEK = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const YEAR = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const schedules = (make: (value: string) => string, ...values: string[]) => values.map(make);

test.each([
  ["hours", schedules((hour) => `cron(0 ${hour} * * ? *)`, "0", "00", "9", "09", "19", "23", "0/4", "1/10", "5/23")],
  [
    "days of a month",
    schedules((day) => `cron(0 8 ${day} * ? *)`, "1", "01", "9", "10", "29", "31", "L", "*", "*/2", "1-7/2", "1,15,28"),
  ],
  [
    "months",
    schedules((month) => `cron(0 8 1 ${month} ? *)`, "1", "01", "9", "10", "12", "*", "1/3", "JAN-MAR", ...YEAR),
  ],
  [
    "days of a week",
    schedules((day) => `cron(0 8 ? * ${day} *)`, "1", "7", "*", "L", "2L", "FRIL", "2#1", "SUN#5", "MON-FRI", ...WEEK),
  ],
  ["rates", ["rate(4 hours)", "rate(23 hours)", "rate(4 hour)", "rate(1 day)", "rate(1 days)", "rate(999 days)"]],
])("a secret can rotate by all forms of %s", (_what, all) => {
  for (const schedule of all) expect(read(ROTATION_SCHEDULE, schedule)).toBe(schedule);
});

test.each([
  [
    "hours",
    schedules(
      (hour) => `cron(0 ${hour} * * ? *)`,
      "",
      "24",
      "30",
      "a",
      "*",
      "0/3",
      "0/24",
      "0/",
      "/4",
      "0/4/4",
      "1,5",
      "x9",
      "9x",
    ),
  ],
  [
    "days of a month",
    schedules(
      (day) => `cron(0 8 ${day} * ? *)`,
      "0",
      "32",
      "40",
      "?",
      "LW",
      "xL",
      "Lx",
      "x1",
      "1x",
      "1-",
      "-1",
      "1,",
      ",1",
      "1/100",
      "1//2",
      "15W",
    ),
  ],
  [
    "months",
    schedules((month) => `cron(0 8 1 ${month} ? *)`, "0", "13", "20", "?", "L", "JANUARY", "xJAN", "JAN-", "jan"),
  ],
  [
    "days of a week",
    schedules(
      (day) => `cron(0 8 ? * ${day} *)`,
      "0",
      "8",
      "?",
      "SUNDAY",
      "xSUN",
      "2#0",
      "2#6",
      "#1",
      "8L",
      "LL",
      "SUN#",
      "2#1,3",
      "xL",
      "Lx",
    ),
  ],
  [
    "rates",
    [
      "rate(3 hours)",
      "rate(24 hours)",
      "rate(0 days)",
      "rate(1000 days)",
      "rate(4 minutes)",
      "rate(4hours)",
      "rate(4 hours) ",
      " rate(4 hours)",
      "rate(4 hourss)",
      "rate(4.5 hours)",
    ],
  ],
  [
    "expressions",
    [
      "",
      "cron(0 8 1 * ? *) ",
      " cron(0 8 1 * ? *)",
      "cron(5 8 1 * ? *)",
      "cron(0 8 1 * ? 2027)",
      "cron(0 8 1 * *)",
      "cron(0 8 ? * ? *)",
      "cron(0 8 1 * 2 *)",
    ],
  ],
])("a secret cannot rotate by what almost are %s", (_what, all) => {
  for (const schedule of all)
    expect(read(ROTATION_SCHEDULE, schedule)).toEqual([
      `prop must be "rate(4 hours)" to "rate(23 hours)", "rate(1 day)" to "rate(999 days)", or "cron(0 H D M W *)" with "?" for either D or W, got "${schedule}"`,
    ]);
});

test("rotations more than 90 days apart are a warning, by days and by schedule", () => {
  const rest = "a leaked value stays valid for that long, use at most 90 days";
  const warnings = (given: number | string | undefined) => rareRotationWarnings({ days: given }).filter(Boolean);
  expect(warnings(91)).toEqual([`days is 91: ${rest}`]);
  expect(warnings("rate(91 days)")).toEqual([`days is rate(91 days): ${rest}`]);
  for (const given of [
    undefined,
    90,
    NUMBER,
    TEXT,
    "rate(90 days)",
    "rate(1 day)",
    "rate(23 hours)",
    "cron(0 8 1 1 ? *)",
  ])
    expect(warnings(given)).toEqual([]);
});
