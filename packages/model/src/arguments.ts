/** Arguments as Terraform reads them: snake case; what is known only after apply is text with `${…}`. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Blocks of a name; one block may stand alone or in a list. */
export function blocks(args: Arguments | undefined, name: string): readonly Arguments[] {
  const value = args?.[name];
  return (Array.isArray(value) ? value : [value]).filter(isBlock);
}

/** The first block of a name; without arguments when there is none. */
export function block(args: Arguments | undefined, name: string): Arguments {
  return blocks(args, name)[0] ?? {};
}

/** Members of a list of plain values. */
export function list(args: Arguments | undefined, name: string): readonly unknown[] {
  const value = args?.[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Whether a value is known only after apply. */
export function isUnknown(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}

export function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

/** Text that is known, or nothing. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}

/** A number that is known, or nothing. */
export function number(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** A number that is known, or what holds without one. Of a number that is known later nothing holds: it is `NaN`. */
export function numberOr(value: unknown, absent: number): number {
  return value === undefined ? absent : (number(value) ?? Number.NaN);
}

export function isBlock(value: unknown): value is Arguments {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without what says nothing: nulls, empty text, empty lists, and comments. */
export function tidy(args: Arguments): Arguments {
  return Object.fromEntries(
    Object.entries(args)
      .map(([name, value]) => [name, tidyValue(value)] as const)
      .filter(([name, value]) => value !== undefined && name !== "//"),
  );
}

function tidyValue(value: unknown): unknown {
  if (value === null || value === undefined || value === "") return;
  if (Array.isArray(value)) {
    const members = value.map(tidyValue).filter((member) => member !== undefined);
    return members.length === 0 ? undefined : members;
  }
  return isBlock(value) ? tidy(value) : value;
}
