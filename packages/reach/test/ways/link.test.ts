import { NOTHING } from "../../src/sets/intervals";
import { closed, open, pass } from "../../src/sets/step";
import { EVERYTHING, traffic } from "../../src/sets/traffic";
import { anyOf, bestOf, blockOf, grantsOf, joined, type Link } from "../../src/ways/link";

const through = pass([open("a", "opens")]);
const blocked = pass([open("a", "opens"), closed("b", "closes")]);
const link = (...choices: (typeof through)[]): Link => ({
  ...{ from: "one", to: "other", family: 4, clients: [], legs: [{ choices }] },
  ...joined([choices], { from: true, to: true }),
});

test("an end in every subnet needs one way, an end in one of them that nobody knows needs all", () => {
  const rows = [[through, blocked]];
  expect(joined(rows, { from: true, to: true })).toEqual({ sure: EVERYTHING, possible: EVERYTHING });
  expect(joined(rows, { from: true, to: false })).toEqual({ sure: NOTHING, possible: EVERYTHING });
  expect(joined([], { from: true, to: true })).toEqual({ sure: NOTHING, possible: NOTHING });
});

test("the best way lets something through, else it goes furthest", () => {
  const first = pass([closed("a", "closes")]);
  expect(bestOf([first, blocked, through], EVERYTHING)).toBe(through);
  expect(bestOf([first, blocked], EVERYTHING)).toBe(blocked);
  expect(bestOf([], EVERYTHING)).toBeUndefined();
});

test("what blocks is the first step that nothing passes", () => {
  expect(blockOf(link(blocked), traffic("tcp", 80))).toMatchObject({ address: "b", says: "closes" });
  expect(blockOf(link(through), traffic("tcp", 80))).toBeUndefined();
});

test("any of several clients is enough", () => {
  const both = anyOf([link(blocked), link(through)]);
  expect(both?.sure).toEqual(EVERYTHING);
  expect(both && grantsOf(both, EVERYTHING).map(({ address }) => address)).toEqual(["a"]);
  expect(anyOf([])).toBeUndefined();
});
