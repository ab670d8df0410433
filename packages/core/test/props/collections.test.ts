import { Fn, Token } from "cdktf";
import { anyObject, anyValue, either, integer, list, object, record, reference, text } from "../../src/props";
import { LIST, NUMBER, read, TEXT } from "./read";

const named = record(integer(1, 9), text("have lower-case keys", /^[a-z]+$/));
const item = object({ name: text(), port: integer(1, 9).optional() });

test.each([
  [list(text()), ["a", "b"], ["a", "b"]],
  [list(text()), [TEXT, "b"], [TEXT, "b"]],
  [list(text()), "a", ['prop must be a list, got "a"']],
  [list(text()), ["a", 5, null], ["prop[1] must be text, got 5", "prop[2] must be text, got null"]],
  [list(text()), ["a", "b", "a"], ['prop must not repeat a member, got "a" twice']],
  [list(text(), { min: 1 }), [], ["prop must have at least 1 members, got 0"]],
  [list(text(), { max: 1 }), ["a", "b"], ["prop must have at most 1 members, got 2"]],
  [list(text(), { min: 2 }), LIST, LIST],
  [list(text(), { min: 2 }), Fn.split(",", "a,b"), expect.anything()],
  [list(text()).literal(), LIST, ["prop must be a literal value, got a value that is known only after apply"]],
  [list(text()), TEXT, ["prop must be a list, got a value that is known only after apply"]],
  [
    list(item, { unique: ({ name }) => name }),
    [{ name: "a" }, { name: "a" }],
    ['prop must not repeat a member, got "a" twice'],
  ],
  [list(item, { unique: ({ name }) => name }), [{ name: TEXT }, { name: TEXT }], [{ name: TEXT }, { name: TEXT }]],
  [list(item), [{ port: 10 }], ["prop[0].name must be given", "prop[0].port must be 1 to 9, got 10"]],
  [named, { a: 1, b: undefined }, { a: 1 }],
  [named, { A: 1, b: 10 }, ['prop must have lower-case keys, got "A"', "prop.b must be 1 to 9, got 10"]],
  [named, ["a"], ['prop must be an object, got ["a"]']],
  [named, Token.asStringMap(Fn.merge([{}])), expect.anything()],
  [named, { a: NUMBER }, { a: NUMBER }],
  [anyValue, null, null],
  [anyObject, 5, ["prop must be an object, got 5"]],
  [either(integer(1, 9), text()), 5, 5],
  [either(integer(1, 9), text()), "a", "a"],
  [either(integer(1, 9), text()), TEXT, TEXT],
  [either(integer(1, 9), text()), true, ["prop must be text, got true"]],
] as const)("value %#", (parser, value, expected) => {
  expect(read(parser as never, value)).toEqual(expected);
});

test("a reference is passed on as it is, when it has what it must have", () => {
  const key = reference<{ readonly arn: string; readonly name?: string }>({
    arn: text(),
    name: text().optional(),
  });
  const instance = Object.assign(Object.create({ method: () => 1 }), { arn: "arn", other: 1 });
  expect(read(key, instance)).toBe(instance);
  expect(read(key, {})).toEqual(["prop.arn must be given"]);
  expect(read(key, "arn")).toEqual(['prop must be an object with arn, name, got "arn"']);
  expect(read(key, { arn: 5, name: 5 })).toEqual(["prop.arn must be text, got 5", "prop.name must be text, got 5"]);
});

test("a rule does not see a reference that lacks what it must have", () => {
  const subnets = reference<{ readonly zones: readonly string[] }>({ zones: list(text()) });
  const module = object({ subnets }, { rules: [({ subnets: { zones } }) => zones.length < 2 && "two zones"] });
  expect(read(module, { subnets: { zones: ["a"] } })).toEqual(["two zones"]);
  expect(read(module, { subnets: {} })).toEqual(["prop.subnets.zones must be given"]);
  expect(read(module, { subnets: { zones: 5 } })).toEqual(["prop.subnets.zones must be a list, got 5"]);
});
