import type { Problem } from "@plinth/core";

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const MINUTES = 30;

/** Minutes of the week, in UTC; the end may lie in the next week. */
interface Span {
  readonly start: number;
  readonly minutes: number;
}

/** Windows as RDS takes them: `03:00-04:00` every day, `sun:04:30-sun:05:30` once a week; at least 30 minutes, and apart. */
export function windowProblems(backup: string, maintenance: string): Problem[] {
  const [daily, weekly] = [dailySpan(backup), weeklySpan(maintenance)];
  return [
    !daily && `backup.window must be such as "03:00-04:00" in UTC, got "${backup}"`,
    !weekly && `maintenanceWindow must be such as "sun:04:30-sun:05:30" in UTC, got "${maintenance}"`,
    daily && daily.minutes < MINUTES && `backup.window must be at least 30 minutes, got "${backup}"`,
    weekly &&
      (weekly.minutes < MINUTES || weekly.minutes > DAY) &&
      `maintenanceWindow must be 30 minutes to 24 hours, got "${maintenance}"`,
    daily &&
      weekly &&
      meet(daily, weekly) &&
      `maintenanceWindow must not overlap backup.window, got "${maintenance}" and "${backup}"`,
  ];
}

function dailySpan(text: string): Span | undefined {
  const [from, to, ...more] = text.split("-").map(minuteOf);
  if (from === undefined || to === undefined || more.length > 0) return;
  return { start: from, minutes: (to - from + DAY) % DAY };
}

function weeklySpan(text: string): Span | undefined {
  const [from, to, ...more] = text.split("-").map((moment) => {
    const day = DAYS.indexOf(moment.slice(0, 3));
    const minute = moment[3] === ":" ? minuteOf(moment.slice(4)) : undefined;
    return day < 0 || minute === undefined ? undefined : day * DAY + minute;
  });
  if (from === undefined || to === undefined || more.length > 0) return;
  return { start: from, minutes: (to - from + WEEK) % WEEK };
}

function minuteOf(text: string): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

function meet(daily: Span, weekly: Span): boolean {
  return DAYS.some((_, day) => {
    const start = day * DAY + daily.start;
    return [start - WEEK, start, start + WEEK].some(
      (from) => from < weekly.start + weekly.minutes && weekly.start < from + daily.minutes,
    );
  });
}

/** Whether the text is a moment in UTC, to the second. */
export function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text));
}
