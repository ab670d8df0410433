import { differences } from "../src/differences";

const paths = (before: object, after: object) => differences({ ...before }, { ...after }).map(({ path }) => path);

test.each<[title: string, before: object, after: object, paths: string[]]>([
  ["a value", { port: 1 }, { port: 2 }, ["port"]],
  ["a value that is there or not", { port: 1 }, { name: "a" }, ["name", "port"]],
  ["a member of a map", { tags: { a: "1", b: "2" } }, { tags: { a: "1", b: "3", c: "4" } }, ["tags.b", "tags.c"]],
  ["a map that is there or not", {}, { tags: { a: "1" } }, ["tags.a"]],
  ["a block, alone or in a list", { disk: { size: 1 } }, { disk: [{ size: 2 }] }, ["disk.size"]],
  ["one of several blocks", { rule: [{ a: 1 }, { a: 2 }] }, { rule: [{ a: 1 }, { a: 3 }] }, ["rule[1].a"]],
  ["the number of blocks", { rule: [{ a: 1 }, { a: 2 }] }, { rule: [{ a: 1 }, { a: 2 }, { a: 3 }] }, ["rule"]],
  ["a list of values", { zones: ["a", "b"] }, { zones: ["b", "a"] }, ["zones"]],
  ["nothing", { disk: { size: 1 }, zones: ["a"] }, { disk: [{ size: 1 }], zones: ["a"] }, []],
])("%s", (_title, before, after, expected) => {
  expect(paths(before, after)).toEqual(expected);
});
