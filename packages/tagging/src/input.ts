/** What is wrong with a value that no compiler has seen: out of plain JavaScript, JSON or an environment variable. */
export type Check = (what: string, value: unknown) => string[];

export const text: Check = (what, value) => (typeof value === "string" ? [] : wrong(what, "text", value));

export const textOrPattern: Check = (what, value) =>
  value instanceof RegExp || typeof value === "string" ? [] : wrong(what, "text or a regular expression", value);

export function oneOf(...allowed: readonly string[]): Check {
  return (what, value) =>
    typeof value === "string" && allowed.includes(value) ? [] : wrong(what, `one of ${allowed.join(", ")}`, value);
}

export function optional(check: Check): Check {
  return (what, value) => (value === undefined ? [] : check(what, value));
}

export function listOf(member: Check): Check {
  return (what, value) =>
    Array.isArray(value)
      ? value.flatMap((one, index) => member(`${what}[${index}]`, one))
      : wrong(what, "a list", value);
}

export function recordOf(member: Check): Check {
  return (what, value) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([key, one]) => member(`${what}.${key}`, one))
      : wrong(what, "an object", value);
}

/** An object of these members and no others. */
export function shape(checks: Readonly<Record<string, Check>>): Check {
  return (what, value) => {
    if (!isRecord(value)) return wrong(what, "an object", value);
    const names = Object.keys(checks);
    const strange = Object.keys(value).filter((name) => value[name] !== undefined && !names.includes(name));
    return [
      ...strange.map((name) => `${what} has no ${name}, but ${names.join(", ")}`),
      ...names.flatMap((name) => checks[name](name, value[name])),
    ];
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function wrong(what: string, rule: string, value: unknown): string[] {
  return [`${what} must be ${rule}, got ${typeof value === "string" ? JSON.stringify(value) : kindOf(value)}`];
}

/** Never the value: a number can be a token. */
function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return "a list";
  return `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
}
