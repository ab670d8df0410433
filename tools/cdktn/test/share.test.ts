import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { copyForTerrain } from "../rewrite";
import { shareWhatIsTheSame } from "../share";

const folder = mkdtempSync(join(tmpdir(), "plinth-share-"));
const [lib, copy] = [join(folder, "lib"), join(folder, "cdktn")];

/** A compiled package: what knows the core, what imports that, and what does neither. */
const MODULES = {
  index: 'exports.a = require("./module");\nexports.b = require("./pure/sums");\n',
  module: 'const cdktf_1 = require("cdktf");\nconst sums_1 = require("./pure/sums");\n',
  "pure/sums": 'const index_1 = require(".");\nexports.sums = 1;\n',
  "pure/index": "exports.one = 1;\n",
  "deep/user": 'const module_1 = require("../module");\nconst pure_1 = require("../pure");\n',
};

beforeAll(() => {
  for (const [name, code] of Object.entries(MODULES)) {
    mkdirSync(dirname(join(lib, name)), { recursive: true });
    writeFileSync(join(lib, `${name}.js`), code);
    writeFileSync(join(lib, `${name}.d.ts`), "export {};\n");
  }
  copyForTerrain(lib, copy);
  shareWhatIsTheSame(lib, copy);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("what knows no core is not copied, in code and in types", () => {
  const files = readdirSync(copy, { recursive: true, encoding: "utf8" }).filter((file) => /\.(js|ts)$/.test(file));
  expect(files.sort()).toEqual([
    "deep/user.d.ts",
    "deep/user.js",
    "index.d.ts",
    "index.js",
    "module.d.ts",
    "module.js",
  ]);
});

test("what is copied imports it from the original", () => {
  expect(readFileSync(join(copy, "index.js"), "utf8")).toBe(
    'exports.a = require("./module");\nexports.b = require("../lib/pure/sums");\n',
  );
  expect(readFileSync(join(copy, "module.js"), "utf8")).toBe(
    'const cdktf_1 = require("cdktn");\nconst sums_1 = require("../lib/pure/sums");\n',
  );
  expect(readFileSync(join(copy, "deep/user.js"), "utf8")).toBe(
    'const module_1 = require("../module");\nconst pure_1 = require("../../lib/pure/index");\n',
  );
});
