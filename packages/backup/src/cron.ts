/** A field of a cron expression: its name, its numbers, words for them, and other forms. */
interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
  readonly others?: RegExp;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const DAY = ["[1-7]", ...DAYS].join("|");

/** AWS docs, "Cron expressions reference", https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
const FIELDS: readonly Field[] = [
  { name: "minute", min: 0, max: 59 },
  { name: "hour", min: 0, max: 23 },
  { name: "day-of-month", min: 1, max: 31, others: /^(\?|L|([1-9]|[12]\d|3[01])W)$/ },
  { name: "month", min: 1, max: 12, words: MONTHS },
  { name: "day-of-week", min: 1, max: 7, words: DAYS, others: new RegExp(`^(\\?|(${DAY})?L|(${DAY})#[1-5])$`) },
  { name: "year", min: 1970, max: 2199 },
];

export const CRON_FIELDS = FIELDS.map(({ name }) => name).join(" ");
export const CRON_RANGES = FIELDS.map(({ name, min, max }) => `${name} ${min} to ${max}`).join(", ");

/** `cron(…)` of six fields, one of the days a "?". */
export function isCron(schedule: string): boolean {
  const fields = fieldsOf(schedule);
  return fields.length === FIELDS.length && (fields[2] === "?") !== (fields[4] === "?");
}

export function hasCronRanges(schedule: string): boolean {
  return fieldsOf(schedule).every((text, index) => {
    const field = FIELDS[index];
    return field === undefined || field.others?.test(text) || text.split(",").every((part) => isValid(part, field));
  });
}

function fieldsOf(schedule: string): string[] {
  return /^cron\((.*)\)$/.exec(schedule)?.[1]?.split(" ") ?? [];
}

/** `*`, a number or a range, and a step after each. */
function isValid(part: string, field: Field): boolean {
  const [, body = "", step] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(part) ?? [];
  if (step !== undefined && (Number(step) < 1 || Number(step) > field.max)) return false;
  if (body === "*") return true;
  const [first = Number.NaN, last = first, ...more] = body.split("-").map((end) => numberOf(end, field));
  return more.length === 0 && first >= field.min && last <= field.max && first <= last;
}

function numberOf(text: string, { min, words = [] }: Field): number {
  const word = words.indexOf(text.toUpperCase());
  return word >= 0 ? word + min : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}
