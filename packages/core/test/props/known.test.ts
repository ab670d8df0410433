import { evaluate, known } from "../../src/props/known";
import { REFUSED } from "../../src/props/position";
import { NUMBER, TEXT } from "./read";

test.each([[TEXT], [NUMBER], [REFUSED]])("a rule that reads %p has no result, at any depth", (value) => {
  const settings = { list: [{ value }], other: 1 };
  expect(evaluate(() => known(settings).list[0].value)).toBeUndefined();
  expect(evaluate(() => known(settings).list.map((one) => one.value))).toBeUndefined();
  expect(evaluate(() => JSON.stringify(known(settings)))).toBeUndefined();
  expect(evaluate(() => known(settings).other + 1)).toBe(2);
});

test("frozen objects can be read, and a member is the same each time", () => {
  const settings = known(Object.freeze({ inner: Object.freeze({ value: 1 }) }));
  expect(settings.inner.value).toBe(1);
  expect(settings.inner).toBe(settings.inner);
});

test("an error of the rule itself is not swallowed", () => {
  expect(() => evaluate(() => known({ a: undefined as unknown as { b: 1 } }).a.b)).toThrow(TypeError);
});
