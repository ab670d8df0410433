import { matches, oneOf, type Problem } from "@plinth/core";
import { Token } from "cdktf";

/** `weekly`: on Sundays; `monthly`: on the 1st; `yearly`: on the 1st of January. */
export type Preset = "daily" | "weekly" | "monthly" | "yearly";

/** Six fields: minute, hour, day of month, month, day of week, year. AWS docs, "Cron expressions reference" of EventBridge. */
export type Cron = `cron(${string})`;

export const PRESETS: readonly Preset[] = ["daily", "weekly", "monthly", "yearly"];

/** Days from one run to the next, at most. */
export const LONGEST_DAYS: { readonly [preset in Preset]: number } = { daily: 1, weekly: 7, monthly: 31, yearly: 366 };

const DAY = { daily: "* * ? *", weekly: "? * SUN *", monthly: "1 * ? *", yearly: "1 1 ? *" } as const;

export function isPreset(schedule: string): schedule is Preset {
  return (PRESETS as readonly string[]).includes(schedule);
}

/** The schedule as AWS takes it. @param time `hh:mm`; a cron expression has its own */
export function cronOf(schedule: Preset | Cron, time: string): string {
  if (!isPreset(schedule)) return schedule;
  const [hour, minute] = time.split(":").map(Number);
  return `cron(${minute} ${hour} ${DAY[schedule]})`;
}

export function scheduleProblems(prop: string, schedule: Preset | Cron, time: string | undefined): Problem[] {
  const at = prop.replace(/schedule$/, "startTime");
  if (isPreset(schedule) || Token.isUnresolved(schedule)) return [timeProblem(at, time)];
  if (!schedule.startsWith("cron(")) return [oneOf(prop, schedule, [...PRESETS, "cron(…)"])];
  const fields = /^cron\((.*)\)$/.exec(schedule)?.[1].split(" ") ?? [];
  const days = fields.filter((field, index) => (index === 2 || index === 4) && field === "?").length;
  return [
    (fields.length !== 6 || fields.includes("") || days !== 1) &&
      `${prop} must be cron(minute hour day-of-month month day-of-week year) with one "?" for a day, got "${schedule}"`,
    time !== undefined && `${at} must be left out beside a cron expression, which has its own time, got "${time}"`,
  ];
}

export function timeProblem(prop: string, time: string | undefined): Problem {
  return matches(prop, time, /^([01]\d|2[0-3]):[0-5]\d$/, "be a time as hh:mm");
}

/** A time zone as IANA names it, which Node knows too. */
export function timezoneProblem(prop: string, timezone: string | undefined): Problem {
  if (timezone === undefined || Token.isUnresolved(timezone)) return;
  try {
    new Intl.DateTimeFormat("en", { timeZone: timezone });
    return;
  } catch {
    return `${prop} must be a time zone such as "Europe/Berlin", got "${timezone}"`;
  }
}
