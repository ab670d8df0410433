/** A character, or one (or any number of them, if repeated) that is not in `except`. */
type Token = string | { readonly except: string; readonly isRepeated: boolean };

/** A pattern of ARNs. */
export type Pattern = readonly Token[];

/** Any number of characters but these. */
export function anyText(except = ""): Pattern {
  return [{ except, isRepeated: true }];
}

/** The pattern of a text in a policy, in which `*`, `?` and policy variables are wildcards. */
export function globPattern(text: string): Pattern {
  return [...text.replace(/\$?\$\{[^}]*\}/g, "*")].flatMap((char) => {
    if (char === "*") return anyText();
    return char === "?" ? { except: "", isRepeated: false } : char;
  });
}

/**
 * The pattern of an ARN in the reference. A variable is not empty and ends at the separator that follows it.
 *
 * @param separators those that the last variable does not contain
 */
export function arnPattern(arn: string, separators: string): Pattern {
  return [...arn.matchAll(/\$\{[^}]*\}|[^$]/g)].flatMap(({ 0: part, index }) => {
    if (part === "*") return anyText();
    if (part.length === 1) return part;
    const next = arn[index + part.length];
    const except = next === undefined ? separators : `:${next}`;
    return [{ except, isRepeated: false }, ...anyText(except)];
  });
}

/** Whether a text exists that both patterns match. */
export function overlaps(a: Pattern, b: Pattern): boolean {
  const known = new Map<number, boolean>();
  const from = (i: number, j: number): boolean => {
    const place = i * (b.length + 1) + j;
    const answer = known.get(place) ?? overlapsFrom(i, j);
    known.set(place, answer);
    return answer;
  };
  const overlapsFrom = (i: number, j: number): boolean => {
    const [left, right] = [a[i], b[j]];
    if (left === undefined && right === undefined) return true;
    if (isRepeated(left) && (from(i + 1, j) || (isCommon(left, right) && from(i, j + 1)))) return true;
    if (isRepeated(right) && (from(i, j + 1) || (isCommon(left, right) && from(i + 1, j)))) return true;
    return !isRepeated(left) && !isRepeated(right) && isCommon(left, right) && from(i + 1, j + 1);
  };
  return from(0, 0);
}

function isRepeated(token: Token | undefined): boolean {
  return typeof token === "object" && token.isRepeated;
}

/** Whether a character exists that both tokens match. */
function isCommon(a: Token | undefined, b: Token | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (typeof a === "string") return typeof b === "string" ? a === b : !b.except.includes(a);
  return typeof b === "object" || !a.except.includes(b);
}
