import { characters, generated, isAnything, isWildcard, keyOf, tokensOf } from "../../src/names/pattern";

test("text is one token for each character, an expression is one token", () => {
  expect(characters("a*")).toEqual(["a", "*"]);
  expect(tokensOf("ab")).toEqual(["a", "b"]);
  expect(tokensOf("${account}")).toEqual(["${account}"]);
  expect(["*", "?", "a"].map(isWildcard)).toEqual([true, true, false]);
  expect(["${x}", "<a|b>"].map(isAnything)).toEqual([true, false]);
});

test("equal patterns have equal keys", () => {
  const pattern = [...characters("a/"), generated("aws_x.y", "id")];
  expect(keyOf(pattern)).toBe("a/<aws_x.y|id>");
  expect(keyOf(pattern)).toBe(keyOf([...pattern]));
});
