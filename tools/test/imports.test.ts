import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cycles, importsOf } from "./imports";

let packages: string;

beforeEach(() => {
  packages = mkdtempSync(join(tmpdir(), "plinth-imports-"));
});

afterEach(() => rmSync(packages, { recursive: true }));

/** One package of files with these contents. */
function queue(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(packages, "queue", "src", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Wherever the search began. */
function filesInCycles(): string[][] {
  return cycles(importsOf(packages)).map((path) => [...new Set(path)].sort());
}

test("a cycle through the index of a folder is found", () => {
  queue({
    "index.ts": 'export { statement } from "./statement";\n',
    "statement/index.ts": 'import { principal } from "./principal";\nexport const statement = principal;\n',
    "statement/principal.ts": 'import { statement } from ".";\nexport const principal = () => statement;\n',
  });
  expect(filesInCycles()).toEqual([["queue/src/statement/index.ts", "queue/src/statement/principal.ts"]]);
});

test.each([
  ["a re-export", 'export * from "../topic";\n'],
  ["a re-export of a namespace", 'export * as topic from "../topic";\n'],
  ["a type", 'import type { Topic } from "../topic";\nexport type Other = Topic;\n'],
  ["a re-exported type", 'export type { Topic } from "../topic";\n'],
  ["several lines", 'import {\n  one,\n  type Two,\n} from "../topic";\nexport const three = one as Two;\n'],
  ["a side effect", 'import "../topic";\n'],
  ["a call of import", 'export const topic = import("../topic");\n'],
  ["a call of require", 'export const topic = require("../topic");\n'],
  ["a name with its extension", 'export * from "../topic.js";\n'],
])("a cycle is closed by %s", (_kind, content) => {
  queue({ "topic.ts": 'export * from "./rules/index";\n', "rules/index.ts": content });
  expect(filesInCycles()).toEqual([["queue/src/rules/index.ts", "queue/src/topic.ts"]]);
});

test("a file comes before a folder of the same name, and two ways to one file are no cycle", () => {
  queue({
    "index.ts": 'export * from "./rules";\nexport * from "./topic";\n',
    "rules.ts": 'export * from "./topic";\n',
    "rules/index.ts": 'export * from "../index";\n',
    "topic.ts": "export const topic = 1;\n",
  });
  const [first] = importsOf(packages).filter(({ name }) => name === "./rules");
  expect(first.target).toBe("queue/src/rules.ts");
  expect(cycles(importsOf(packages).filter(({ file }) => file !== "queue/src/rules/index.ts"))).toEqual([]);
});

test("an import of a file that does not exist is rejected", () => {
  queue({ "index.ts": 'export * from "./nothing";\n' });
  expect(() => importsOf(packages)).toThrow("queue/src/index.ts imports ./nothing, which is no file");
});
