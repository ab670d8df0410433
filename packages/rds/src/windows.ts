import { text } from "@plinth/core";

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const MINUTES = 30;
const TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d";
const MOMENT = `(?:${DAYS.join("|")}):${TIME}`;

/** Every day, in UTC: at least 30 minutes. */
export const BACKUP_WINDOW = text('be such as "03:00-04:00" in UTC', new RegExp(`^${TIME}-${TIME}$`)).where(
  "be at least 30 minutes",
  (window) => !(minutesOf(window, DAY) < MINUTES),
);

/** Once a week, in UTC: at least 30 minutes. */
export const MAINTENANCE_WINDOW = text(
  'be such as "sun:04:30-sun:05:30" in UTC',
  new RegExp(`^${MOMENT}-${MOMENT}$`),
).where("be 30 minutes to 24 hours", (window) => {
  const minutes = minutesOf(window, WEEK);
  return !(minutes < MINUTES || minutes > DAY);
});

interface Windows {
  readonly backup: { readonly window: string };
  readonly maintenanceWindow: string;
}

/** AWS docs, "CreateDBInstance": the backup window must not conflict with the maintenance window. */
export function overlapProblem({ backup, maintenanceWindow }: Windows): string | false {
  const [daily, weekly] = [startOf(backup.window), startOf(maintenanceWindow)];
  const [length, span] = [minutesOf(backup.window, DAY), minutesOf(maintenanceWindow, WEEK)];
  const meets = DAYS.some((_, day) =>
    [-WEEK, 0, WEEK].some((week) => {
      const start = week + day * DAY + daily;
      return start < weekly + span && weekly < start + length;
    }),
  );
  return meets && `maintenanceWindow must not overlap backup.window, got "${maintenanceWindow}" and "${backup.window}"`;
}

function startOf(window: string): number {
  return minuteOf(window.slice(0, window.indexOf("-")));
}

function minutesOf(window: string, cycle: number): number {
  const end = minuteOf(window.slice(window.indexOf("-") + 1));
  return (end - startOf(window) + cycle) % cycle;
}

/** Of the week, or of the day where no day is named. Not a number for text of another shape, about which only the shape is reported. */
function minuteOf(moment: string): number {
  const [minute, hour, day = "sun"] = moment.split(":").reverse();
  return DAYS.indexOf(day) * DAY + Number(hour) * 60 + Number(minute);
}
