/** What was probably meant: another case, another ending, or at most a third of the letters wrong. */
export function suggestion(name: string, names: readonly (string | number)[]): string {
  const given = name.toLowerCase();
  const candidates = names.map(String).map((other) => ({ other, distance: distance(given, other.toLowerCase()) }));
  const [best] = candidates.sort((a, b) => a.distance - b.distance);
  if (!best) return "";
  const { other } = best;
  const isNear = best.distance <= other.length / 3 || (given.startsWith(other.toLowerCase()) && other.length > 1);
  return isNear ? `, did you mean ${other}?` : "";
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replace);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
