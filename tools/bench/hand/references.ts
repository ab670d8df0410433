import { camelCase, isObject, type Json } from "./literal";

/** `${aws_vpc.Main.id}`, also inside of other text; data sources begin with `data.`. */
const REFERENCE = /\$\{((?:data\.)?[a-z]\w*\.[\w-]+)\.(\w+)\}/g;

/** Addresses that a value refers to, `data.` included. */
export function addressesIn(value: Json): string[] {
  if (typeof value === "string") return [...value.matchAll(REFERENCE)].map(([, address]) => address);
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  return isObject(value) ? Object.values(value).flatMap(addressesIn) : [];
}

/** Text as a person writes it who has the resources in variables: `vpc.id`, or a template with it. */
export function textWith(variables: ReadonlyMap<string, string>, text: string): string {
  const property = (whole: string, address: string, attribute: string) => {
    const variable = variables.get(address);
    return variable ? `${variable}.${camelCase(attribute)}` : JSON.stringify(whole);
  };
  const alone = new RegExp(`^${REFERENCE.source}$`).exec(text);
  if (alone) return property(alone[0], alone[1], alone[2]);
  if (addressesIn(text).length === 0) return JSON.stringify(text);
  const parts = [...text.matchAll(REFERENCE)];
  const between = text.split(new RegExp(REFERENCE.source.replace(/\((?!\?)/g, "(?:"), "g"));
  const escaped = between.map((part) => part.replace(/[\\`]|\$\{/g, "\\$&"));
  return `\`${escaped.reduce((whole, part, index) => {
    const [reference, address, attribute] = parts[index - 1];
    return `${whole}\${${property(reference, address, attribute)}}${part}`;
  })}\``;
}

/** Whatever is referred to comes first; otherwise the order stays. */
export function inOrder<T extends { readonly address: string; readonly needs: readonly string[] }>(
  all: readonly T[],
): T[] {
  const byAddress = new Map(all.map((one) => [one.address, one]));
  const done = new Set<T>();
  const visit = (one: T): void => {
    if (done.has(one)) return;
    done.add(one);
    for (const address of one.needs) {
      const needed = byAddress.get(address);
      if (needed) visit(needed);
    }
    ordered.push(one);
  };
  const ordered: T[] = [];
  for (const one of all) visit(one);
  return ordered;
}
