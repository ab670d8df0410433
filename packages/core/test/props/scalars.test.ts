import { Fn, Tokenization } from "cdktf";
import { boolean, characters, choice, integer, number, rawText, text } from "../../src/props";
import { NUMBER, read, TEXT } from "./read";

test.each([
  [text(), "a", "a"],
  [text(), 5, ["prop must be text, got 5"]],
  [text("begin with a letter", /^[a-z]/), "9x", ['prop must begin with a letter, got "9x"']],
  [text("begin with a letter", /^[a-z]/), TEXT, TEXT],
  [text("begin with a letter", /^[a-z]/), null, ["prop must be text and begin with a letter, got null"]],
  [text(), "${a}", "$${a}"],
  [rawText(), "${a}", "${a}"],
  [rawText(), TEXT, TEXT],
  [rawText("begin with a letter", /^[a-z]/), "9x", ['prop must begin with a letter, got "9x"']],
  [rawText(), null, ["prop must be text, got null"]],
  [characters(1, 2), "", ['prop must have 1 to 2 characters, got ""']],
  [characters(1, 2), "abc", ['prop must have 1 to 2 characters, got "abc"']],
  [integer(1, 35), 35, 35],
  [integer(1, 35), 36, ["prop must be 1 to 35, got 36"]],
  [integer(1, 35), 1.5, ["prop must be 1 to 35, got 1.5"]],
  [integer(1, 35), NaN, ["prop must be 1 to 35, got NaN"]],
  [integer(1, 35), "8", ['prop must be a whole number and be 1 to 35, got "8"']],
  [integer(1, 35), NUMBER, NUMBER],
  [integer(1, 35), TEXT, TEXT],
  [number(0), 0.5, 0.5],
  [number(0), Infinity, ["prop must be 0 or more, got Infinity"]],
  [number(0, 1), -1, ["prop must be 0 to 1, got -1"]],
  [boolean, false, false],
  [boolean, "true", ['prop must be true or false, got "true"']],
  [boolean, TEXT, ["prop must be a literal value, got a value that is known only after apply"]],
  [choice("dev", "prod"), "prod", "prod"],
  [choice("dev", "prod"), "production", ['prop must be one of dev, prod, got "production", did you mean prod?']],
  [choice("dev", "prod"), "constructor", ['prop must be one of dev, prod, got "constructor"']],
  [choice(1, 2), "1", ['prop must be one of 1, 2, got "1", did you mean 1?']],
])("value %#", (parser, value, expected) => {
  expect(read(parser as ReturnType<typeof text>, value)).toEqual(expected);
});

test("an expression in the place of text is text, so that code that looks at the type sees text", () => {
  const settings = read(text(), Fn.lower("X"));
  expect(typeof settings).toBe("string");
  expect(Tokenization.isResolvable(Tokenization.reverse(settings)[0])).toBe(true);
});
