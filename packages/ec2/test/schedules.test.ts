import fc from "fast-check";
import type { ScheduleProps } from "../src";
import { cronProblem } from "../src/cron";
import { fleet, groupOf } from "./fleet";

describe("schedules", () => {
  const NIGHTS: ScheduleProps = { cron: "0 20 * * MON-FRI", timeZone: "Europe/Berlin", minSize: 0 };

  test("change what is said, and tell the provider that the rest stays, which it would take for zero", () => {
    const made = fleet({}, (web) => web.scaleOnSchedule("Nights", NIGHTS)).the("aws_autoscaling_schedule");
    expect(made).toMatchObject({
      scheduled_action_name: "Nights",
      recurrence: "0 20 * * MON-FRI",
      time_zone: "Europe/Berlin",
      min_size: 0,
      max_size: -1,
      desired_capacity: -1,
    });
  });

  test("own the sizes that they set: no apply in the night resets them", () => {
    const ignored = (...schedules: ScheduleProps[]) =>
      groupOf(
        fleet({}, (web) => {
          for (const [index, schedule] of schedules.entries()) web.scaleOnSchedule(`S${index}`, schedule);
        }),
      ).lifecycle.ignore_changes;
    const always = ["load_balancers", "target_group_arns"];
    expect(ignored()).toEqual(always);
    expect(ignored({ cron: "0 8 * * *", desired: 2 })).toEqual(always);
    expect(ignored(NIGHTS, { cron: "0 6 * * *", minSize: 1, maxSize: 2 })).toEqual([
      "load_balancers",
      "max_size",
      "min_size",
      "target_group_arns",
    ]);
  });

  test("move the limits of what is watched, whichever was said first", () => {
    fleet({ minSize: 2, maxSize: 4 }, (web) => {
      web.scaleOnSchedule("Nights", { ...NIGHTS, maxSize: 2 });
      web.scaleOnSchedule("Sales", { cron: "0 6 29 11 *", maxSize: 8 });
      expect(web.signals.instances.limit).toMatchObject({ below: 0 });
      expect(web.signals.atMaximum.limit).toMatchObject({ above: 7 });
    });
  });

  test.each<[ScheduleProps, string]>([
    [{ cron: "0 20 * * *" }, "minSize, maxSize or desired must be given: nothing would happen"],
    [{ ...NIGHTS, timeZone: "Berlin" }, 'timeZone must be a name such as "Europe/Berlin", got "Berlin"'],
    [{ ...NIGHTS, timeZone: "+01:00" }, 'timeZone must be a name such as "Europe/Berlin", got "+01:00"'],
    [{ cron: "0 20 * * *", minSize: 3, maxSize: 1 }, "minSize must be 0 to 1, got 3"],
    [{ cron: "0 20 * * *", maxSize: 2, desired: 3 }, "desired must be 0 to 2, got 3"],
    [{ cron: "0 20 * * *", minSize: 1, desired: 0 }, "desired must be 1 to 10000, got 0"],
    [{ ...NIGHTS, cron: "0 24 * * *" }, 'cron must have a hour of 0 to 23, got "24"'],
    [{ ...NIGHTS, cron: "@daily" }, 'cron must have five fields, such as "0 20 * * MON-FRI", got "@daily"'],
  ])("%j is refused", (schedule, message) => {
    expect(() => fleet({}, (web) => web.scaleOnSchedule("Nights", schedule))).toThrow(
      `test/Web.scaleOnSchedule("Nights") (EC2Module) is misconfigured:\n  - ${message}`,
    );
  });
});

describe("cron expressions", () => {
  const RANGES = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 6],
  ] as const;

  const member = ([min, max]: readonly [number, number]) =>
    fc.oneof(
      fc.constant("*"),
      fc.integer({ min: 1, max }).map((step) => `*/${step}`),
      fc.integer({ min, max }).map(String),
      fc
        .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
        .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    );
  const field = (range: readonly [number, number]) =>
    fc.array(member(range), { minLength: 1, maxLength: 3 }).map((members) => members.join(","));
  const cron = fc.tuple(...RANGES.map(field));

  test("whatever Unix understands is taken", () => {
    fc.assert(fc.property(cron, (fields) => cronProblem("cron", fields.join(" ")) === undefined));
  });

  test("a number out of range is refused in every field, wherever it hides", () => {
    const broken = fc.tuple(
      cron,
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom("%", "*,%", "0-%", "1-%/2"),
    );
    fc.assert(
      fc.property(broken, ([fields, at, beyond, shape]) => {
        const wrong = shape.replace("%", `${RANGES[at][1] + beyond}`);
        const text = fields.map((one, index) => (index === at ? wrong : one)).join(" ");
        return cronProblem("cron", text)?.includes(`got "${wrong}"`) === true;
      }),
    );
  });

  test.each(["0 0 * SUN JAN", "5-1 * * * *", "1/5 * * * *", "*/0 * * * *", "0 0 0 * *", "a * * * *", "1- * * * *"])(
    "%s is refused",
    (text) => {
      expect(cronProblem("cron", text)).toMatch(/^cron must have /);
    },
  );

  test("months and days can be words", () => {
    expect(cronProblem("cron", "0 6 1 jan-MAR,DEC MON-FRI/2")).toBeUndefined();
  });
});
