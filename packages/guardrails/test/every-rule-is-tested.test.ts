import { readdirSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../src/rules";

const SOURCES = join(__dirname, "../src/rules");

/** Files below `rules` that hold no table: the list of all, and how a row is read. */
const tables = readdirSync(SOURCES).filter((file) => !["index.ts", "row.ts"].includes(file));

test("every table of rules has a table of cases", () => {
  const tested = readdirSync(join(__dirname, "rules")).map((file) => file.replace(".test.ts", ".ts"));
  expect(tested).toEqual(tables);
});

test("every rule of a table is a rule of the package", () => {
  const rules = tables.flatMap((file) => Object.values(require(join(SOURCES, file))).flat());
  expect(new Set(RULES)).toEqual(new Set(rules));
});
