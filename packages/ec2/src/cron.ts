/** A field of a cron expression: its name, its numbers, and words for them. */
interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** AWS docs, "Scheduled scaling for Amazon EC2 Auto Scaling", Recurring schedules. */
const FIELDS: readonly Field[] = [
  { name: "minute", min: 0, max: 59 },
  { name: "hour", min: 0, max: 23 },
  { name: "day of the month", min: 1, max: 31 },
  { name: "month", min: 1, max: 12, words: MONTHS },
  { name: "day of the week", min: 0, max: 6, words: DAYS },
];

/** What is wrong with a cron expression of five fields, or nothing. */
export function cronProblem(prop: string, cron: string): string | undefined {
  const parts = cron.split(" ");
  if (parts.length !== FIELDS.length) {
    return `${prop} must have five fields, such as "0 20 * * MON-FRI", got ${JSON.stringify(cron)}`;
  }
  const wrong = FIELDS.findIndex((field, index) => !parts[index].split(",").every((part) => isValid(part, field)));
  if (wrong < 0) return;
  const { name, min, max } = FIELDS[wrong];
  return `${prop} must have a ${name} of ${min} to ${max}, got "${parts[wrong]}"`;
}

/** `*`, a number, a range, and a step for a star or a range. */
function isValid(part: string, field: Field): boolean {
  const [, body, step] = /^([^/]*)(?:\/(\d+))?$/.exec(part) ?? [];
  if (body === undefined || (step !== undefined && (Number(step) < 1 || Number(step) > field.max))) return false;
  if (body === "*") return true;
  const ends = body.split("-").map((end) => numberOf(end, field));
  if (ends.length > 2 || ends.some((end) => !(end >= field.min && end <= field.max))) return false;
  return ends.length === 2 ? ends[0] <= ends[1] : step === undefined;
}

function numberOf(text: string, { min, words = [] }: Field): number {
  const word = words.indexOf(text.toUpperCase());
  return word >= 0 ? word + min : /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
}
