import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { copyWorkspace } from "./workspace-copy";

const CORE = "@plinth/core";
const KMS = "@plinth/kms";
const TAGGING = "@plinth/tagging";
const EXAMPLE = "@plinth-examples/web-platform";

type Hashes = Readonly<Record<string, string>>;

/** What a test reads, and the projects whose tests read it; all others keep their hash. */
interface Change {
  readonly title: string;
  readonly file?: string;
  readonly from?: string;
  readonly to?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @default - all */
  readonly changes?: readonly string[];
}

const SOURCE = { to: "\n// changed\n" };

const FILES: readonly Change[] = [
  ...["jest.preset.cjs", "jest.setup.cjs", "jest.global.cjs"].map((file) => ({ title: file, file, ...SOURCE })),
  { title: "the configuration of jest", file: "packages/kms/jest.config.cjs", changes: [KMS, EXAMPLE], ...SOURCE },
  { title: "the sources", file: "packages/kms/src/index.ts", changes: [KMS, EXAMPLE], ...SOURCE },
  { title: "a new test", file: "packages/kms/test/new.test.ts", changes: [KMS, EXAMPLE], ...SOURCE },
  {
    title: "the sources of a dependency",
    file: "packages/tagging/src/index.ts",
    changes: [TAGGING, EXAMPLE],
    ...SOURCE,
  },
  { title: "the sources of the test library", file: "packages/testing/src/index.ts", ...SOURCE },
  { title: "the built code", file: "packages/kms/lib/index.js", changes: [EXAMPLE], ...SOURCE },
  { title: "a page that no test reads", file: "packages/kms/README.md", changes: [], ...SOURCE },
  { title: "a tool that no test reads", file: "tools/build/compile.ts", changes: [], ...SOURCE },
];

const INSTALLED: readonly Change[] = [
  "@cdktf/provider-aws",
  "@swc/core",
  "@swc/jest",
  "cdktf",
  "fast-check",
  "jest",
  "provider-aws-6",
].map((name) => ({
  title: name,
  file: "package-lock.json",
  from: `"node_modules/${name}": {`,
  to: `"node_modules/${name}": {\n      "license": "changed",`,
}));

const ENVIRONMENT: readonly Change[] = [
  ...["CI", "LC_ALL", "NODE_OPTIONS", "PLINTH_LANE", "PLINTH_RECORD", "TZ"].map((name) => ({
    title: name,
    env: { [name]: "changed" },
  })),
  ...["STATE_BUCKET", "STATE_REGION"].map((name) => ({ title: name, env: { [name]: "changed" }, changes: [EXAMPLE] })),
];

let scratch: string;
let hashes: Readonly<Record<string, Hashes>>;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "plinth-cache-"));
  copyWorkspace(scratch, [
    "packages/core",
    "packages/kms",
    "packages/tagging",
    "packages/testing",
    "examples/web-platform",
  ]);
  const otherNode = {
    title: "the version of Node",
    env: { PATH: `${otherNodeIn(scratch)}${delimiter}${process.env.PATH}` },
  };
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, "task-hashes.cjs")], {
    cwd: scratch,
    encoding: "utf8",
    env: { ...process.env, NX_DAEMON: "false" },
    input: JSON.stringify([...FILES, ...INSTALLED, ...ENVIRONMENT, otherNode]),
  });
  if (status !== 0) throw new Error(stderr);
  hashes = JSON.parse(stdout);
}, 240_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("the same workspace has the same hashes", () => {
  expect(Object.keys(hashes.unchanged)).toEqual(expect.arrayContaining([CORE, KMS, TAGGING, EXAMPLE]));
  expect(hashes.again).toEqual(hashes.unchanged);
});

test.each(FILES)("$title: a change runs the tests that read it, and no others", ({ title, changes }) => {
  expect(changedBy(title)).toEqual(changes ? [...changes].sort() : Object.keys(hashes.unchanged).sort());
});

test.each(INSTALLED)("another version of $title runs all tests", ({ title }) => {
  expect(changedBy(title)).toEqual(Object.keys(hashes.unchanged).sort());
});

test.each(ENVIRONMENT)("another $title runs the tests that read it", ({ title, changes }) => {
  expect(changedBy(title)).toEqual(changes ?? Object.keys(hashes.unchanged).sort());
});

test("another version of Node runs all tests", () => {
  expect(changedBy("the version of Node")).toEqual(Object.keys(hashes.unchanged).sort());
});

/** The projects whose tests nx would run again. */
function changedBy(title: string): string[] {
  return Object.keys(hashes.unchanged)
    .filter((project) => hashes[title][project] !== hashes.unchanged[project])
    .sort();
}

/** A folder whose `node` names another version, and runs programs as the real one does. */
function otherNodeIn(target: string): string {
  const folder = join(target, ".bin");
  mkdirSync(folder);
  const script = `#!/bin/sh\nif [ "$1" = --version ]; then echo v0.0.0; else exec "${process.execPath}" "$@"; fi\n`;
  writeFileSync(join(folder, "node"), script);
  chmodSync(join(folder, "node"), 0o755);
  return folder;
}
