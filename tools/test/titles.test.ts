import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");

/** A title that is written out where the test is declared, in either quote. */
const TITLE = /^\s*(?:test|it)(?:\.each\b[^"`]*?\)|\.\w+)*\((["`])((?:(?!\1).)+)\1, (?:async )?\(/gm;

const titles = ["packages", "examples", "tools"].flatMap((folder) => testFiles(join(ROOT, folder))).map(titlesOf);

test("the titles of all tests are found", () => {
  expect(titles.length).toBeGreaterThan(200);
  expect(titles.flatMap(({ found }) => found).length).toBeGreaterThan(1000);
});

test("every title has at least three words, as a sentence has", () => {
  const short = titles.flatMap(({ file, found }) =>
    found.filter((title) => words(title) < 3).map((title) => `${file}: ${title}`),
  );
  expect(short).toEqual([]);
});

test("no two tests of a file have the same title", () => {
  const repeated = titles.flatMap(({ file, found }) =>
    found.filter((title, index) => found.indexOf(title) !== index).map((title) => `${file}: ${title}`),
  );
  expect(repeated).toEqual([]);
});

/** A placeholder of `test.each` stands for at least one word. */
function words(title: string): number {
  return title.split(/\s+/).length;
}

function titlesOf(file: string): { readonly file: string; readonly found: readonly string[] } {
  const found = [...readFileSync(file, "utf8").matchAll(TITLE)].map(([, , title]) => title);
  return { file: relative(ROOT, file), found };
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name === "lib") return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });
}
