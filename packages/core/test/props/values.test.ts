import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { show, textOfNumber } from "../../src/props/values";
import { LIST, NUMBER, TEXT } from "./read";

class Thing extends Construct {}

const circular: Record<string, unknown> = {};
circular.self = circular;

test("a number for an argument that is text is the same number", () => {
  expect(textOfNumber(8)).toBe("8");
  expect(Token.isUnresolved(textOfNumber(NUMBER))).toBe(true);
  expect(textOfNumber(NUMBER)).not.toMatch(/\d{9}/);
});

test.each([
  ["a", '"a"'],
  [NaN, "NaN"],
  [undefined, "undefined"],
  [null, "null"],
  [1n, "1"],
  [Symbol("s"), "Symbol(s)"],
  [() => 1, "a function"],
  [{ a: [1, NaN, 1n] }, '{"a":[1,"NaN","1"]}'],
  [circular, "an object that contains itself"],
  [new Thing(undefined as unknown as Construct, ""), "an instance of Thing"],
  [[new Thing(undefined as unknown as Construct, "")], '["an instance of Thing"]'],
  ["x".repeat(100), `"${"x".repeat(78)}…`],
])("value %# is quoted", (value, expected) => {
  expect(show(value)).toBe(expected);
});

test.each([
  [TEXT],
  [NUMBER],
  [LIST],
  [`a ${TEXT}`],
  [{ a: TEXT }],
  [["a", NUMBER]],
  [{ [TEXT]: 1 }],
  [Token.asStringMap(Fn.merge([{}]))],
  [[`#{TfToken[1]}`, "b"]],
])("the text of token %# is never quoted", (value) => {
  expect(show(value)).not.toMatch(/TfToken|e\+/);
  expect(show(value)).toMatch(/known (only )?after apply/);
});
