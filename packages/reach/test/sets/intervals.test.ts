import fc from "fast-check";
import { type Intervals, includes, intersect, subtract, union } from "../../src/sets/intervals";

const MAX = 40;
const range = fc.tuple(fc.nat(MAX), fc.nat(MAX)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const set = fc.array(range, { maxLength: 5 }).map((ranges) => union(...ranges.map((one): Intervals => [one])));
const numbers = Array.from({ length: MAX + 1 }, (_, number) => number);
const has = (all: Intervals, number: number) => all.some(([first, last]) => first <= number && number <= last);

test("union, intersection and difference hold number by number", () => {
  fc.assert(
    fc.property(set, set, (a, b) => {
      for (const number of numbers) {
        expect(has(union(a, b), number)).toBe(has(a, number) || has(b, number));
        expect(has(intersect(a, b), number)).toBe(has(a, number) && has(b, number));
        expect(has(subtract(a, b), number)).toBe(has(a, number) && !has(b, number));
      }
      expect(includes(a, b)).toBe(numbers.every((number) => !has(b, number) || has(a, number)));
    }),
    { seed: 1 },
  );
});

test("a union is sorted and has gaps between its ranges", () => {
  expect(union([[5, 6]], [[1, 2]], [[3, 3]])).toEqual([
    [1, 3],
    [5, 6],
  ]);
});
