import { isAnything, isWildcard, keyOf, type Pattern } from "./pattern";

/** Whether the pattern matches everything that the other one matches. */
export function covers(pattern: Pattern, other: Pattern): boolean {
  return hasLiteralsOf(pattern, other) && new Match(pattern, other, false).from(0, 0);
}

/** Whether some text exists that both patterns match, wherever expressions stand for themselves alone. */
export function overlaps(a: Pattern, b: Pattern): boolean {
  return (b.some(isWildcard) || hasLiteralsOf(a, b)) && new Match(a, b, true).from(0, 0);
}

/** The same, where an expression can be any text, but one that both patterns have is the same text. */
export function mayOverlap(a: Pattern, b: Pattern): boolean {
  return overlaps(loosened(a, b), loosened(b, a));
}

function loosened(pattern: Pattern, other: Pattern): Pattern {
  if (!pattern.some(isAnything)) return pattern;
  return pattern.map((token) => (isAnything(token) && !other.includes(token) ? "*" : token));
}

const literals = new WeakMap<Pattern, readonly string[]>();

/** Whether the texts between the wildcards of a pattern are in another one: most patterns differ in them. */
function hasLiteralsOf(pattern: Pattern, other: Pattern): boolean {
  const known = literals.get(pattern) ?? keyOf(pattern.map((token) => (isWildcard(token) ? "\n" : token))).split("\n");
  literals.set(pattern, known);
  const text = keyOf(other);
  return known.every((one) => text.includes(one));
}

/** The random characters at the end of a secret's ARN are one token each. */
function isOneCharacter(token: string): boolean {
  return token.length === 1 || token.endsWith("|suffix>");
}

/** Both patterns from their tokens `i` and `j` on; in one direction, only the wildcards of the first one count. */
class Match {
  private readonly known = new Map<number, boolean>();

  constructor(
    private readonly a: Pattern,
    private readonly b: Pattern,
    private readonly isMutual: boolean,
  ) {}

  from(start: number, other: number): boolean {
    let [i, j] = [start, other];
    // Most patterns differ before their first wildcard.
    while (i < this.a.length && j < this.b.length) {
      const [left, right] = [this.a[i] ?? "", this.b[j] ?? ""];
      if (left === "*" || (this.isMutual && right === "*")) break;
      if (!this.isOne(left, right)) return false;
      i++;
      j++;
    }
    if (i === this.a.length && j === this.b.length) return true;
    const place = i * (this.b.length + 1) + j;
    const known = this.known.get(place);
    if (known !== undefined) return known;
    const answer =
      (this.a[i] === "*" && (this.from(i + 1, j) || (j < this.b.length && this.from(i, j + 1)))) ||
      (this.isMutual && this.b[j] === "*" && (this.from(i, j + 1) || (i < this.a.length && this.from(i + 1, j))));
    this.known.set(place, answer);
    return answer;
  }

  /** A name that AWS generates, or an expression, has more than one character. */
  private isOne(left: string, right: string): boolean {
    if (left === right) return true;
    if (left === "?") return right !== "*" && isOneCharacter(right);
    return this.isMutual && right === "?" && isOneCharacter(left);
  }
}
