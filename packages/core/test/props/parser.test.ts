import { integer, list, object, text } from "../../src/props";
import { NUMBER, read, TEXT } from "./read";

test("a value that is omitted has no default, one for all environments, or one per environment", () => {
  expect(read(integer(1, 9).optional(), undefined)).toBeUndefined();
  expect(read(integer(1, 9).default(5), undefined)).toBe(5);
  expect(read(integer(1, 9).default({ dev: 1, prod: 9 }), undefined, "prod")).toBe(9);
  expect(read(integer(1, 9).default({ dev: 1, prod: 9 }), 4, "prod")).toBe(4);
});

test("a value that is omitted is required unless the parser says otherwise", () => {
  expect(read(object({ size: integer(1, 9) }), {})).toEqual(["prop.size must be given"]);
  expect(read(integer(1, 9).optional(), null)).toEqual(["prop must be a whole number and be 1 to 9, got null"]);
});

test("a further rule sees values of the right type only, and only known ones", () => {
  const even = integer(1, 9).where("be even", (value) => value % 2 === 0);
  expect(read(even, 4)).toBe(4);
  expect(read(even, 5)).toEqual(["prop must be even, got 5"]);
  expect(read(even, "5")).toEqual(['prop must be a whole number and be 1 to 9, got "5"']);
  expect(read(even, NUMBER)).toBe(NUMBER);
  const sorted = list(integer(1, 9)).where("be sorted", ([first, second]) => first < second);
  expect(read(sorted, [2, 1])).toEqual(["prop must be sorted, got [2,1]"]);
  expect(read(sorted, [2, NUMBER])).toEqual([2, NUMBER]);
  expect(read(sorted, [2, "1"])).toEqual(['prop[1] must be a whole number and be 1 to 9, got "1"']);
});

test("a rule over the value as it is sees what is known later, and does not quote it", () => {
  const free = text().verify((value) => value.includes("secret") && "not hold a secret");
  expect(read(free, `a ${TEXT}`)).toBe(`a ${TEXT}`);
  expect(read(free, `secret ${TEXT}`)).toEqual(["prop must not hold a secret"]);
  expect(read(free, 5)).toEqual(["prop must be text, got 5"]);
  expect(read(free.optional(), undefined)).toBeUndefined();
});

test("a literal is required where the module computes", () => {
  const message = ["prop must be a literal value, got a value that is known only after apply"];
  expect(read(integer(1, 9).literal(), NUMBER)).toEqual(message);
  expect(read(integer(1, 9).literal().optional(), NUMBER)).toEqual(message);
  expect(read(integer(1, 9).optional().literal(), undefined)).toBeUndefined();
});

test("no message repeats a sensitive value", () => {
  const password = text("have 8 characters", /^.{8}$/).sensitive();
  expect(read(password, "hunter2")).toEqual(["prop must have 8 characters"]);
  expect(read(list(password).sensitive(), ["hunter22", 5])).toEqual(["prop[1] must be text and have 8 characters"]);
});
