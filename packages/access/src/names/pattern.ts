/**
 * A text of a policy as tokens: characters, the wildcards `*` and `?`, names that AWS generates (`<address|attribute>`), and
 * expressions that can be anything (`${…}`).
 */
export type Pattern = readonly string[];

/** The tokens of text without expressions. */
export function characters(text: string): Pattern {
  return [...text];
}

export function isWildcard(token: string): boolean {
  return token === "*" || token === "?";
}

export function isAnything(token: string): boolean {
  return token.startsWith("${");
}

const keys = new WeakMap<Pattern, string>();

/** The text of a pattern as a key: equal patterns have equal keys. */
export function keyOf(pattern: Pattern): string {
  const key = keys.get(pattern) ?? pattern.join("");
  keys.set(pattern, key);
  return key;
}

/** Text, or an expression as it is. */
export function tokensOf(value: string): Pattern {
  return isAnything(value) ? [value] : characters(value);
}

/** The name that stands for an attribute which AWS generates. */
export function generated(address: string, attribute: string): string {
  return `<${address}|${attribute}>`;
}
