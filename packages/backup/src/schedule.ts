import { choice, either, isKnownLater, type Problem, scalar, text } from "@plinth/core";
import { CRON_FIELDS, CRON_RANGES, hasCronRanges, isCron } from "./cron";

/** `weekly`: on Sundays; `monthly`: on the 1st; `yearly`: on the 1st of January. */
export type Preset = "daily" | "weekly" | "monthly" | "yearly";

/** Six fields: minute, hour, day of month, month, day of week, year. AWS docs, "Cron expressions reference" of EventBridge. */
export type Cron = `cron(${string})`;

const PRESETS: readonly Preset[] = ["daily", "weekly", "monthly", "yearly"];

/** Days from one run to the next, at most. */
export const LONGEST_DAYS: { readonly [preset in Preset]: number } = { daily: 1, weekly: 7, monthly: 31, yearly: 366 };

const DAY = { daily: "* * ? *", weekly: "? * SUN *", monthly: "1 * ? *", yearly: "1 1 ? *" } as const;

const CRON = scalar<Cron>(
  "text",
  `be one of ${PRESETS.join(", ")}, or cron(${CRON_FIELDS}) with one "?" for a day`,
  (value) => typeof value === "string",
  isCron,
).where(`be within ${CRON_RANGES}`, (schedule) => !isCron(schedule) || hasCronRanges(schedule));

export const SCHEDULE = either(choice(...PRESETS), CRON);

/** It becomes a part of a cron expression. */
export const TIME = text("be a time as hh:mm", /^([01]\d|2[0-3]):[0-5]\d$/).literal();

/** A time zone as IANA names it, which Node knows too. */
export const TIMEZONE = text().where('be a time zone such as "Europe/Berlin"', (timeZone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
});

export function isPreset(schedule: string): schedule is Preset {
  return (PRESETS as readonly string[]).includes(schedule);
}

/** The schedule as AWS takes it. @param time `hh:mm`; a cron expression has its own */
export function cronOf(schedule: Preset | Cron, time: string): string {
  if (!isPreset(schedule)) return schedule;
  const [hour, minute] = time.split(":").map(Number);
  return `cron(${minute} ${hour} ${DAY[schedule]})`;
}

export function startTimeProblem(prop: string, schedule: Preset | Cron | undefined, time: string | undefined): Problem {
  if (schedule === undefined || time === undefined || isKnownLater(schedule) || isPreset(schedule)) return;
  return `${prop} must be left out beside a cron expression, which has its own time, got "${time}"`;
}
