import { byMember, object, text } from "../../src";
import { read } from "./read";

const parser = byMember({ arn: object({ arn: text() }), name: object({ name: text(), key: text() }) });

test("the member that is given chooses the parser", () => {
  expect(read(parser, { arn: "a" })).toEqual({ arn: "a" });
  expect(read(parser, { name: "a" })).toEqual(["prop.key must be given"]);
  expect(read(parser, { arn: "a", key: "b" })).toEqual(["prop.key is not a prop, the props are arn"]);
});

test("an object with none of the members, and what is no object, is refused", () => {
  expect(read(parser, {})).toEqual(["prop must be an object with arn or name, got {}"]);
  expect(read(parser, "a")).toEqual(['prop must be an object with arn or name, got "a"']);
});
