import type { Problem } from "../validate";
import { integer, text } from "./scalars";
import { isKnownLater } from "./values";

const RATE = /^rate\((\d{1,3}) (hour|day)s?\)$/;
const CRON = /^cron\(0 (\S+) (\S+) (\S+) (\S+) \*\)$/;

const HOURS = /^([01]?\d|2[0-3])(?:\/([4-9]|1\d|2[0-3]))?$/;
const DAY_OF_MONTH = field("(?:0?[1-9]|[12]\\d|3[01])", "L");
const MONTH = field("(?:0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)");
const WEEKDAY = "(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)";
const DAY_OF_WEEK = field(WEEKDAY, `${WEEKDAY}#[1-5]|${WEEKDAY}?L`);

/** AWS docs, "RotationRulesType", https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html */
export const ROTATION_DAYS = integer(1, 1000);

/**
 * AWS docs, "secretsmanager-secret-periodic-rotation",
 * https://docs.aws.amazon.com/config/latest/developerguide/secretsmanager-secret-periodic-rotation.html: 90 days by default.
 */
const RECOMMENDED_DAYS = 90;

/** AWS accepts rotations that are far apart. @param props - the days between two, or the schedule, by the name of the prop */
export function rareRotationWarnings(props: Readonly<Record<string, number | string | undefined>>): Problem[] {
  return Object.entries(props).map(([prop, given]) => {
    const days = typeof given === "string" ? daysOf(given) : given;
    return (
      days !== undefined &&
      !isKnownLater(days) &&
      days > RECOMMENDED_DAYS &&
      `${prop} is ${given}: a leaked value stays valid for that long, use at most ${RECOMMENDED_DAYS} days`
    );
  });
}

function daysOf(schedule: string): number | undefined {
  const [, count, unit] = RATE.exec(schedule) ?? [];
  return unit === "day" ? Number(count) : undefined;
}

/**
 * AWS docs, "Schedule expressions in Secrets Manager rotation",
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html: every four hours at most, every 999 days
 * at least.
 */
export const ROTATION_SCHEDULE = text().where(
  'be "rate(4 hours)" to "rate(23 hours)", "rate(1 day)" to "rate(999 days)", or "cron(0 H D M W *)" with "?" for either D or W',
  (schedule) => longestWindow(schedule) !== undefined,
);

/** The longest window that a schedule leaves, in hours; nothing for a schedule that AWS would refuse. */
export function longestWindow(schedule: string): number | undefined {
  const [, count, unit] = RATE.exec(schedule) ?? [];
  if (unit === "day") return Number(count) >= 1 ? 24 : undefined;
  if (unit === "hour") return Number(count) >= 4 && Number(count) <= 23 ? Number(count) : undefined;
  const [, hours = "", dayOfMonth = "", month = "", dayOfWeek = ""] = CRON.exec(schedule) ?? [];
  const isOfDays =
    dayOfWeek === "?" ? DAY_OF_MONTH.test(dayOfMonth) : dayOfMonth === "?" && DAY_OF_WEEK.test(dayOfWeek);
  return isOfDays && MONTH.test(month) ? longestWindowOfDay(hours) : undefined;
}

function longestWindowOfDay(hours: string): number | undefined {
  const [matched, first, every] = HOURS.exec(hours) ?? [];
  if (matched === undefined) return;
  const start = Number(first);
  if (every === undefined) return 24 - start;
  const step = Number(every);
  // The last window of the day begins a whole number of steps after the first.
  const last = start + Math.floor((23 - start) / step) * step;
  return Math.min(step, 24 - last);
}

/** Values, ranges and steps, in a list; or one of the other forms. */
function field(value: string, others = "(?!)"): RegExp {
  const member = `(?:\\*|${value}(?:-${value})?)(?:/\\d{1,2})?`;
  return new RegExp(`^(?:${member}(?:,${member})*|${others})$`);
}
