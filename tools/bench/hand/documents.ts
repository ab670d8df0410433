import { isObject, type Json, type JsonObject } from "./literal";

/** Names what the two documents disagree on, by the path to it; comments (`//`) do not count. */
export function disagreements(plinth: JsonObject, bare: JsonObject): string[] {
  return compare(plinth, bare, []);
}

/** The addresses of all resources and data sources of a document. */
export function addresses(document: JsonObject): string[] {
  return ["resource", "data"].flatMap((section) =>
    entries(document[section]).flatMap(([type, named]) => entries(named).map(([name]) => `${type}.${name}`)),
  );
}

function compare(left: Json | undefined, right: Json | undefined, path: readonly string[]): string[] {
  if (isObject(left) && isObject(right)) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)].filter((key) => key !== "//"));
    return [...keys].flatMap((key) => compare(left[key], right[key], [...path, key]));
  }
  if (Array.isArray(left) && Array.isArray(right) && left.length === right.length) {
    return left.flatMap((item, index) => compare(item, right[index], [...path, String(index)]));
  }
  if (left === right) return [];
  return [`${path.join(".")}: ${JSON.stringify(left)} in Plinth, ${JSON.stringify(right)} by hand`];
}

function entries(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}
