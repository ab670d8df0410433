import fc from "fast-check";
import { covers, mayOverlap, overlaps } from "../../src/names/match";
import { characters } from "../../src/names/pattern";

const of = (text: string) =>
  text.split(/(\$\{\w+\}|<[^>]+>)/).flatMap((part) => (/^[$<]/.test(part) ? [part] : [...part]));

test.each([
  ["*", "abc", true],
  ["a*c", "abbbc", true],
  ["a?c", "abc", true],
  ["a?c", "ac", false],
  ["a?c", "abbc", false],
  ["a*", "a*", true],
  ["a?", "a*", false],
  ["ab*", "a*", false],
  ["a**b", "ab", true],
  ["*", "<x|id>", true],
  ["?", "<x|id>", false],
  ["<x|id>/*", "<x|id>/a", true],
  ["<x|id>", "<y|id>", false],
  ["n-??", "n-<x|suffix><x|suffix>", true],
  ["${v}", "a", false],
  ["${v}/*", "${v}/a", true],
])("%s covers %s: %s", (pattern, other, expected) => {
  expect(covers(of(pattern), of(other))).toBe(expected);
});

test.each([
  ["a*", "*b", true],
  ["a*", "b*", false],
  ["a?c", "ab*", true],
  ["*x*", "y*", true],
  ["abc", "abc", true],
  ["a", "?", true],
  ["${v}", "a", false],
])("%s overlaps %s: %s", (a, b, expected) => {
  expect(overlaps(of(a), of(b))).toBe(expected);
  expect(overlaps(of(b), of(a))).toBe(expected);
});

test("an expression may be anything, unless both patterns have it", () => {
  expect(mayOverlap(of("${v}/a"), of("b/a"))).toBe(true);
  expect(mayOverlap(of("${v}/a"), of("b/c"))).toBe(false);
  expect(mayOverlap(of("${v}"), of("${v}:x"))).toBe(false);
});

test("matching is that of regular expressions", () => {
  const pattern = fc.array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 8 });
  const text = fc.array(fc.constantFrom("a", "b"), { maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (one, other) => {
      const expression = one.map((token) => (token === "*" ? ".*" : token === "?" ? "." : token)).join("");
      const expected = new RegExp(`^${expression}$`).test(other.join(""));
      expect(covers(one, other)).toBe(expected);
      expect(overlaps(one, other)).toBe(expected);
      expect(overlaps(characters(other.join("")), one)).toBe(expected);
    }),
    { seed: 1, numRuns: 1000 },
  );
});
