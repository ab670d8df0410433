import { readdirSync } from "node:fs";
import { join } from "node:path";

const files = (folder: string, end: string) =>
  readdirSync(join(__dirname, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length))
    .sort();

/** Files below `rules` that hold no rule: lists, and what several rules share. */
const SHARED = /(^|\/)index$|\/shared-[a-z-]+$/;

test("every rule has a file of tests of its own", () => {
  const rules = files("../src/rules", ".ts").filter((file) => !SHARED.test(file));
  expect(files("rules", ".test.ts")).toEqual(rules);
});
