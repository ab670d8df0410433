import fc from "fast-check";
import { overlapProblem } from "../src/windows";
import { database } from "./database";

const problemsOf = (props: object): string[] => {
  try {
    database(props);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n").slice(1);
  }
};

test.each([
  ["03:00-04:00", "sun:04:30-sun:05:30", []],
  ["23:30-00:30", "sun:01:00-sun:02:00", []],
  ["03:00-03:10", "sun:04:30-sun:05:30", ['backup.window must be at least 30 minutes, got "03:00-03:10"']],
  ["3-4", "sunday", ["backup.window must be such as", "maintenanceWindow must be such as"]],
  ["25:00-26:00", "sun:04:30-sun:05:30", ["backup.window must be such as"]],
  ["03:00-04:00", "sun:04:30-sun:04:40", ["maintenanceWindow must be 30 minutes to 24 hours"]],
  ["03:00-04:00", "sun:04:30-wed:04:40", ["maintenanceWindow must be 30 minutes to 24 hours", "must not overlap"]],
  ["23:30-00:30", "sun:00:00-sun:01:00", ["maintenanceWindow must not overlap backup.window"]],
  ["23:30-00:30", "sat:23:00-sat:23:45", ["maintenanceWindow must not overlap backup.window"]],
])("%s with %s", (backup, maintenance, expected) => {
  const problems = problemsOf({ backup: { window: backup }, maintenanceWindow: maintenance });
  expect(problems).toEqual(expected.map((text) => expect.stringContaining(text)));
});

const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const clock = (at: number) => [Math.floor(at / 60) % 24, at % 60].map((part) => `${part}`.padStart(2, "0")).join(":");

test("windows overlap exactly when a minute belongs to both", () => {
  fc.assert(
    fc.property(
      minute,
      fc.integer({ min: 30, max: 300 }),
      minute,
      fc.integer({ min: 30, max: 300 }),
      (start, length, from, span) => {
        const end = from + span;
        const maintenance = `wed:${clock(from)}-${end < 1440 ? "wed" : "thu"}:${clock(end)}`;
        const daily = new Set(Array.from({ length }, (_, offset) => (start + offset) % 1440));
        const common = Array.from({ length: span }, (_, offset) => (from + offset) % 1440).some((one) =>
          daily.has(one),
        );
        const backup = { window: `${clock(start)}-${clock(start + length)}` };
        expect(overlapProblem({ backup, maintenanceWindow: maintenance }) !== false).toBe(common);
      },
    ),
  );
});
