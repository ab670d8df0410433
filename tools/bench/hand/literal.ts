export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** `ipv6_cidr_block` is `ipv6CidrBlock` in the bindings. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Renames the attributes to properties, all the way down; what lies in maps keeps its keys. */
export function toProps(value: Json, maps: ReadonlySet<string>): Json {
  if (Array.isArray(value)) return value.map((item) => toProps(item, maps));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [camelCase(name), maps.has(name) ? inner : toProps(inner, maps)]),
  );
}

/** The value as a person would write it in TypeScript: keys without needless quotes, text as `text` says. */
export function literal(value: Json, text: (value: string) => string = JSON.stringify): string {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, text)).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, inner]) => `${key(name)}: ${literal(inner, text)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
