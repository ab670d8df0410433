/** A value as code, open enough to exchange parts of it. */
export type Value =
  | { readonly code: string }
  | { readonly list: readonly Value[] }
  | { readonly fields: readonly Field[] };

export type Field = readonly [key: string, value: Value];

export const literal = (value: unknown): Value => ({ code: JSON.stringify(value) });

export const NOTHING: Value = { code: "undefined" };

export function print(value: Value): string {
  if ("code" in value) return value.code;
  if ("list" in value) return `[${value.list.map(print).join(", ")}]`;
  const fields = value.fields.map(
    ([key, one]) => `${/^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key)}: ${print(one)}`,
  );
  return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
}

/** How many parts there are to exchange: the value itself and everything in it. */
export function size(value: Value): number {
  return 1 + partsOf(value).reduce((sum, part) => sum + size(part), 0);
}

/** The same value with one part exchanged, counted as `size` counts. */
export function exchange(value: Value, index: number, change: (part: Value) => Value): Value {
  if (index === 0) return change(value);
  const parts = partsOf(value);
  let before = 1;
  const place = parts.findIndex((part) => {
    if (index < before + size(part)) return true;
    before += size(part);
    return false;
  });
  const changed = parts.map((part, at) => (at === place ? exchange(part, index - before, change) : part));
  return "fields" in value ? { fields: value.fields.map(([key], at) => [key, changed[at]]) } : { list: changed };
}

function partsOf(value: Value): readonly Value[] {
  if ("list" in value) return value.list;
  return "fields" in value ? value.fields.map(([, part]) => part) : [];
}
