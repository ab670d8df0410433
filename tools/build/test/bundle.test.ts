import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundle, lazily } from "../bundle";

const folder = mkdtempSync(join(tmpdir(), "plinth-bundle-"));
const lib = join(folder, "package", "lib");

const SOURCES = {
  "package/src/index.ts": 'export { Bucket } from "./bucket";\nexport { two } from "./sums";\n',
  "package/src/bucket.ts": [
    'import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";',
    'import { Construct } from "constructs";',
    "export class Bucket extends Construct {",
    '  public readonly bucket = new S3Bucket("in", "strict mode");',
    "}",
  ].join("\n"),
  "package/src/sums.ts": "export const two = 1 + 1;\n",
  "tool/src/index.ts":
    'import { Annotations } from "cdktf";\nimport { three } from "./shared";\nexport const noted = () => Annotations.of(three);\n',
  "tool/src/cli.ts": 'import { three } from "./shared";\nconsole.log(three);\n',
  "tool/src/shared.ts": "export const three = 1 + 2;\n",
  "tool/lib/index.d.ts": "export declare const noted: () => string;\n",
  "package/lib/index.d.ts": 'export { Bucket } from "./bucket";\n',
  "package/lib/bucket.d.ts": "export declare class Bucket {}\n",
  "package/lib/internal.d.ts": "export {};\n",
  "package/lib/of-a-deleted-source.js": "",
  "node_modules/cdktf/index.js": 'exports.Annotations = { of: (what) => "noted " + what };\n',
  "node_modules/constructs/index.js": "exports.Construct = class {};\n",
  "node_modules/@cdktf/provider-aws/lib/s3-bucket/index.js":
    'console.log("loaded");\nexports.S3Bucket = class { constructor(...texts) { this.text = texts.join(" "); } };\n',
};

beforeAll(() => {
  for (const [path, code] of Object.entries(SOURCES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  for (const name of ["package", "tool"]) bundle(join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

function output(code: string, ...options: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...options, "-e", code], { cwd: folder, encoding: "utf8" });
  return `${stdout}${stderr}`;
}

test("a package's code is its entry and one file", () => {
  expect(readdirSync(lib).filter((file) => file.endsWith(".js"))).toEqual(["code.js", "index.js"]);
});

test("an import is loaded at its first use", () => {
  expect(output('const { Bucket } = require("./package/lib"); console.log("not yet"); new Bucket();')).toBe(
    "not yet\nloaded\n",
  );
});

test("what it makes is what the sources say", () => {
  expect(
    output('const p = require("./package/lib"); console.log(new p.Bucket().bucket.text, p.two, p.Bucket.name);'),
  ).toBe("loaded\nin strict mode 2 Bucket\n");
});

test("an ECMAScript module imports by name", () => {
  const code = 'import { Bucket, two } from "./package/lib/index.js"; console.log(Bucket.name, two);';
  expect(output(code, "--input-type=module")).toBe("Bucket 2\n");
});

test("the code runs in strict mode", () => {
  expect(readFileSync(join(lib, "code.js"), "utf8")).toMatch(
    /^module.exports = \(function \(load, exports\) {\n"use strict";\n/,
  );
});

test("only the entry names what it imports", () => {
  expect(readFileSync(join(lib, "index.js"), "utf8")).toContain('() => require("@cdktf/provider-aws/lib/s3-bucket"),');
  expect(readFileSync(join(lib, "code.js"), "utf8")).not.toContain("require(");
});

test("types that the entry does not lead to are not published", () => {
  expect(readFileSync(join(lib, ".npmignore"), "utf8")).toBe("/internal.d.ts\n");
});

test("a package that is imported and run shares a file between both", () => {
  expect(output('console.log(require("./tool/lib").noted()); require("./tool/lib/cli.js");')).toBe("noted 3\n3\n");
});

test("an import over several lines is loaded late too", () => {
  const code = lazily('import {\n  a,\n  b\n} from "c";\nexport {\n  d\n};\nfunction d() {\n  return a + b;\n}\n');
  expect(code).toContain("_c().a + _c().b");
  expect(code).not.toMatch(/^const .* = require/m);
});
