import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

const INSTALL = resolve(__dirname, "../install.mjs");

let folder: string;

/** A repository that is installed, with a Node of this version and an npm that says what it is asked for. */
function repository(node: string): void {
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ engines: { node: ">= 20.9.0" } }));
  for (const file of ["package-lock.json", "node_modules/.package-lock.json"]) writeFileSync(join(folder, file), "{}");
  program("node", `echo v${node}`);
  program("npm", 'echo "npm $@"');
}

function program(name: string, line: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${line}\n`);
  chmodSync(join(folder, name), 0o755);
}

function install(...args: string[]): { status: number | null; output: string } {
  const env = { PATH: `${folder}${delimiter}${process.env.PATH}`, npm_lifecycle_event: "prebench" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [INSTALL, ...args], {
    cwd: folder,
    encoding: "utf8",
    env,
  });
  return { status, output: stdout + stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plinth-install-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

test("nothing is installed where node_modules is as new as the lock", () => {
  repository("20.9.0");
  expect(install()).toEqual({ status: 0, output: "" });
});

test("the lock is installed when it is newer, with the errors of npm and without its warnings about engines", () => {
  repository("20.9.0");
  utimesSync(join(folder, "node_modules/.package-lock.json"), 0, 0);
  expect(install()).toEqual({ status: 0, output: "npm ci --ignore-scripts --no-audit --no-fund --loglevel=error\n" });
});

test("a failure of npm stops the command", () => {
  repository("20.9.0");
  utimesSync(join(folder, "node_modules/.package-lock.json"), 0, 0);
  program("npm", "echo no network >&2; exit 3");
  expect(install()).toEqual({ status: 3, output: "no network\n" });
});

test.each([
  ["20.8.1", [], "20.9.0"],
  ["20.20.2", ["22"], "22"],
])("Node %s is too old, and the message names the command and the Node that it needs", (version, args, needed) => {
  repository(version);
  const output = `npm run bench needs Node ${needed} or newer, and this is Node ${version}\n`;
  expect(install(...args)).toEqual({ status: 1, output });
});

test.each(["22.0.0", "24.21.0"])("Node %s is new enough for a command that needs Node 22", (version) => {
  repository(version);
  expect(install("22")).toEqual({ status: 0, output: "" });
});
