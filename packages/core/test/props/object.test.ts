import { integer, object, text } from "../../src/props";
import { NUMBER, read } from "./read";

const range = object(
  { from: integer(0, 9), to: integer(0, 9), unit: text().optional() },
  {
    rules: [({ from, to }, path) => from > to && `${path("from")} must not be greater than to, got ${from} and ${to}`],
  },
);

test("every problem is reported, of props and of rules over several props", () => {
  expect(read(range, { from: 1, to: 2 })).toEqual({ from: 1, to: 2 });
  expect(read(range, { from: 3, to: 2 })).toEqual(["prop.from must not be greater than to, got 3 and 2"]);
  expect(read(range, { from: 10, to: 2, Unit: "h", size: 1 })).toEqual([
    "prop.Unit is not a prop, did you mean unit?",
    "prop.size is not a prop, the props are from, to, unit",
    "prop.from must be 0 to 9, got 10",
    "prop.from must not be greater than to, got 10 and 2",
  ]);
});

test("a rule can find several problems", () => {
  const parser = object(
    { size: integer(0, 9) },
    { rules: [({ size }) => [size > 1 && "big", false, size > 2 && "bigger"]] },
  );
  expect(read(parser, { size: 3 })).toEqual(["big", "bigger"]);
});

test("a rule over a value that is refused or known only after apply is skipped", () => {
  expect(read(range, { from: NUMBER, to: 2 })).toEqual({ from: NUMBER, to: 2 });
  expect(read(range, { from: "9", to: 2 })).toEqual(['prop.from must be a whole number and be 0 to 9, got "9"']);
  expect(read(range, {})).toEqual(["prop.from must be given", "prop.to must be given"]);
});

test.each([[null], [5], ["text"], [[]], [() => 1]])("%p is no object", (value) => {
  expect(read(range, value)).toEqual([expect.stringMatching(/^prop must be an object, got /)]);
});

test("text in the place of an object is not quoted, because it can be a secret", () => {
  expect(read(range, "hunter22")).toEqual(["prop must be an object, got text"]);
});

test("names of the prototype are no props", () => {
  expect(read(range, { from: 1, to: 2, constructor: 1 })).toEqual([
    "prop.constructor is not a prop, the props are from, to, unit",
  ]);
});

test("exactly one of several groups of props is given", () => {
  const machine = object(
    { name: text() },
    { oneOf: [{ type: text() }, { types: integer(1, 9), spot: integer(0, 100).default(0) }] as const },
  );
  expect(read(machine, { name: "a", type: "t" })).toEqual({ name: "a", type: "t" });
  expect(read(machine, { name: "a", types: 2 })).toEqual({ name: "a", types: 2, spot: 0 });
  expect(read(machine, { name: "a" })).toEqual(["prop.type or prop.types must be given"]);
  expect(read(machine, { type: "t", types: 2 })).toEqual([
    "prop.type or prop.types must not be given together",
    "prop.name must be given",
  ]);
});
