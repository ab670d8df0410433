import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answers } from "../src/answers";
import { writeProject } from "../src/project";

const accepted = {
  rule: "rds-multi-az",
  address: "*",
  reason: "an outage of a zone may stop dev",
  expires: "2029-12-31",
};

/** A template of the lines that are adapted. */
const FILES = {
  gitignore: "lib/\n",
  ".hooks.sscaff.js": "",
  "package.json": JSON.stringify({ name: "web-platform", dependencies: { cdktf: "^0.21.0", "@plinth/vpc": "^1.2.3" } }),
  "main.ts": 'import { App } from "cdktf";\nimport { WebPlatform } from "./web-platform";\n',
  "state.ts": "const bucket = process.env.STATE_BUCKET;\n",
  "plinth.config.json": JSON.stringify({ suppressions: [{ stack: "web-platform-dev", ...accepted }] }),
  "dev.ts":
    'export const dev: Settings = { zones: ["us-east-1a", "us-east-1b"], vpc: "10.0.0.0/16", domain: "dev.example.com" };\n',
};

let home: string;
let answers: Answers;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "create-plinth-"));
  const template = join(home, "template");
  mkdirSync(join(template, "environments"), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) {
    writeFileSync(join(template, name === "dev.ts" ? "environments/dev.ts" : name), text);
  }
  answers = {
    name: "shop",
    folder: join(home, "shop"),
    region: "ap-northeast-1",
    environments: { dev: "dev", qa: "dev" },
    core: "cdktf",
  };
});

afterEach(() => rmSync(home, { recursive: true }));

const write = (more: Partial<Answers> = {}) => writeProject({ ...answers, ...more }, join(home, "template"));
const read = (file: string) => readFileSync(join(home, "shop", file), "utf8");

test("a project has the template's files, a .gitignore, and a file for each environment", () => {
  expect(write()).toEqual(
    [
      ".gitignore",
      "environments/dev.ts",
      "environments/index.ts",
      "environments/qa.ts",
      "main.ts",
      "package.json",
      "plinth.config.json",
      "state.ts",
    ].sort(),
  );
  expect(JSON.parse(read("package.json")).name).toBe("shop");
  expect(read("main.ts")).toBe(FILES["main.ts"]);
  expect(read("environments/index.ts")).toContain('export const stacks = { "shop-dev": dev, "shop-qa": qa };');
});

test("what dev accepts is accepted for each environment with its sizes", () => {
  write({ environments: { dev: "dev", qa: "dev", prod: "prod" } });
  expect(JSON.parse(read("plinth.config.json")).suppressions).toEqual([
    { stack: "shop-dev", ...accepted },
    { stack: "shop-qa", ...accepted },
  ]);
});

test("zones are those of the region", () => {
  write();
  expect(read("environments/dev.ts")).toContain('["ap-northeast-1a", "ap-northeast-1c"]');
});

test("a further environment has a range and a domain of its own", () => {
  write();
  expect(read("environments/qa.ts")).toBe(
    'export const qa: Settings = { zones: ["ap-northeast-1a", "ap-northeast-1c"], vpc: "10.2.0.0/16", domain: "qa.example.com" };\n',
  );
});

test("the state is a file, or in the bucket", () => {
  write({ stateBucket: "my-state" });
  expect(read("state.ts")).toBe('const bucket = process.env.STATE_BUCKET ?? "my-state";\n');
});

test("CDK Terrain has its own names of packages, in code and manifest", () => {
  write({ core: "cdktn" });
  expect(read("main.ts")).toContain('from "cdktn"');
  expect(JSON.parse(read("package.json")).dependencies).toEqual({ cdktn: ">=0.24.0 <1.0.0", "@plinth/vpc": "^1.2.3" });
});

test("a folder with something in it is left alone", () => {
  mkdirSync(answers.folder);
  writeFileSync(join(answers.folder, "notes.txt"), "mine");
  expect(() => write()).toThrow("is not empty (notes.txt): nothing was written");
  expect(readdirSync(answers.folder)).toEqual(["notes.txt"]);
});

test("a new repository may be there already", () => {
  mkdirSync(join(answers.folder, ".git"), { recursive: true });
  write();
  expect(existsSync(join(answers.folder, "main.ts"))).toBe(true);
});
