import { synth, synthWarnings } from "@plinth/testing";
import fc from "fast-check";
import { type RotationProps, SecretModule } from "../src";

const lambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:rotate-api-key";

type Schedule = { days?: number; schedule?: string; windowHours?: number };

const rotated = (schedule: Schedule) =>
  synth((stack) => {
    const rotation = { lambdaArn, ...schedule } as RotationProps;
    new SecretModule(stack, "ApiKey", { environment: "prod", rotation });
  }).the("aws_secretsmanager_secret_rotation").rotation_rules;

test("a secret can rotate every so many days, in a window", () => {
  expect(rotated({ days: 30, windowHours: 3 })).toEqual({ automatically_after_days: 30, duration: "3h" });
});

test("more than 90 days between rotations are accepted with a warning", () => {
  const warnings = (days: number) =>
    synthWarnings((stack) => {
      new SecretModule(stack, "ApiKey", { environment: "prod", rotation: { lambdaArn, days } });
    });
  expect(rotated({ days: 1000 })).toEqual({ automatically_after_days: 1000 });
  expect(warnings(90)).toEqual([]);
  expect(warnings(91)).toEqual(["rotation.days is 91: a leaked value stays valid for that long, use at most 90 days"]);
});

test.each([
  "rate(4 hours)",
  "rate(23 hours)",
  "cron(0 8 1 * ? *)",
  "cron(0 8/8 * * ? *)",
  "cron(0 0 L * ? *)",
  "cron(0 20 ? * SUN#1 *)",
  "cron(0 4 ? * 2 *)",
  "rate(1 day)",
  "rate(10 days)",
  "rate(999 days)",
  "cron(0 16 1,15 * ? *)",
  "cron(0 8 1-7 JAN,APR,JUL,OCT ? *)",
  "cron(0 8 1/7 1/3 ? *)",
  "cron(0 8 ? * MON-FRI *)",
])("a secret can rotate on the schedule %s", (schedule) => {
  expect(rotated({ schedule })).toEqual({ schedule_expression: schedule });
});

const rule =
  'rotation.schedule must be "rate(4 hours)" to "rate(23 hours)", "rate(1 day)" to "rate(999 days)", or "cron(0 H D M W *)" with "?" for either D or W';

test.each<[Schedule, string]>([
  [{ days: 0 }, "rotation.days must be 1 to 1000, got 0"],
  [{ days: 1001 }, "rotation.days must be 1 to 1000, got 1001"],
  [{ days: 30, windowHours: 25 }, "rotation.windowHours must be 1 to 24, got 25"],
  [{}, "rotation.days or rotation.schedule must be given"],
  [{ days: 30, schedule: "rate(4 hours)" }, "rotation.days or rotation.schedule must not be given together"],
  [{ schedule: "rate(3 hours)" }, `${rule}, got "rate(3 hours)"`],
  [{ schedule: "rate(24 hours)" }, `${rule}, got "rate(24 hours)"`],
  [{ schedule: "rate(0 days)" }, `${rule}, got "rate(0 days)"`],
  [{ schedule: "rate(1000 days)" }, `${rule}, got "rate(1000 days)"`],
  [{ schedule: "cron(30 8 1 * ? *)" }, `${rule}, got "cron(30 8 1 * ? *)"`],
  [{ schedule: "cron(0 8/2 * * ? *)" }, `${rule}, got "cron(0 8/2 * * ? *)"`],
  [{ schedule: "cron(0 8 1 13 ? *)" }, `${rule}, got "cron(0 8 1 13 ? *)"`],
  [{ schedule: "cron(0 8 32 * ? *)" }, `${rule}, got "cron(0 8 32 * ? *)"`],
  [{ schedule: "cron(0 8 1, * ? *)" }, `${rule}, got "cron(0 8 1, * ? *)"`],
  [{ schedule: "cron(0 8 ? * SUN#6 *)" }, `${rule}, got "cron(0 8 ? * SUN#6 *)"`],
  [{ schedule: "cron(0 8 * * * *)" }, `${rule}, got "cron(0 8 * * * *)"`],
  [{ schedule: "cron(0 8 1 * 2 *)" }, `${rule}, got "cron(0 8 1 * 2 *)"`],
  [{ schedule: "cron(0 24 1 * ? *)" }, `${rule}, got "cron(0 24 1 * ? *)"`],
  [{ schedule: "rate(6 hours)", windowHours: 7 }, "rotation.windowHours must be at most 6 with rate(6 hours), got 7"],
  [
    { schedule: "cron(0 22 1 * ? *)", windowHours: 3 },
    "rotation.windowHours must be at most 2 with cron(0 22 1 * ? *), got 3",
  ],
  [
    { schedule: "cron(0 7/8 * * ? *)", windowHours: 2 },
    "rotation.windowHours must be at most 1 with cron(0 7/8 * * ? *), got 2",
  ],
])("%j is refused", (schedule, problem) => {
  expect(() => rotated(schedule)).toThrow(`test/ApiKey (SecretModule) is misconfigured:\n  - ${problem}`);
});

test("a window that is accepted stays within the day and before the next", () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const step = fc.option(fc.integer({ min: 4, max: 23 }), { nil: undefined });
  fc.assert(
    fc.property(hour, step, fc.integer({ min: 1, max: 24 }), (start, every, windowHours) => {
      const schedule = `cron(0 ${every ? `${start}/${every}` : start} * * ? *)`;
      const starts = every ? Array.from({ length: 24 }, (_, n) => start + n * every).filter((at) => at < 24) : [start];
      const fits = starts.every((at) => at + windowHours <= 24 && (!every || windowHours <= every));
      const make = () => rotated({ schedule, windowHours });
      if (fits) expect(make().duration).toBe(`${windowHours}h`);
      else expect(make).toThrow("rotation.windowHours must be at most");
    }),
    { numRuns: 80 },
  );
});

test("days and hours between rotations are what AWS accepts, or refused", () => {
  fc.assert(
    fc.property(fc.integer({ min: -2, max: 1100 }), fc.boolean(), (count, inDays) => {
      const make = () => rotated(inDays ? { days: count } : { schedule: `rate(${count} hours)` });
      const accepted = inDays ? count >= 1 && count <= 1000 : count >= 4 && count <= 23;
      if (accepted) expect(make()).toBeDefined();
      else expect(make).toThrow(inDays ? "rotation.days must be 1 to 1000" : "rotation.schedule must be");
    }),
    { numRuns: 60 },
  );
});

test("the compiler knows that days and a schedule exclude each other", () => {
  // @ts-expect-error
  const both: RotationProps = { lambdaArn, days: 30, schedule: "rate(4 hours)" };
  expect(() => rotated(both)).toThrow("rotation.days or rotation.schedule must not be given together");
});
