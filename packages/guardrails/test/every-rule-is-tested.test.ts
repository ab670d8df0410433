import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Files below `rules` that hold no rule: lists, and what several rules share. */
const SHARED = /(^|\/)index$|\/shared-[a-z-]+$/;

const files = (folder: string, end: string) =>
  readdirSync(join(__dirname, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length))
    .filter((file) => !SHARED.test(file))
    .sort();

test("every rule has a file of tests of its own", () => {
  expect(files("rules", ".test.ts")).toEqual(files("../src/rules", ".ts"));
});
