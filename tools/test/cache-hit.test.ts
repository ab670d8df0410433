import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyWorkspace, ROOT } from "./workspace-copy";

const PACKAGES = join(ROOT, "packages");

let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "plinth-cache-hit-"));
  copyWorkspace(
    scratch,
    ["access", "core", "diff", "governance", "model", "reach", "testing"].map((name) => `packages/${name}`),
  );
  symlinkSync(join(ROOT, "node_modules"), join(scratch, "node_modules"));
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("an answer from the cache restores the recorded documents, and a broken set-up is never answered from the cache", () => {
  const documents = join(scratch, ".plinth", "synthesized", "governance");
  const first = testGovernance();
  expect(first).toMatchObject({ status: 0, cached: false });
  const recorded = readdirSync(documents).sort();
  expect(recorded.length).toBeGreaterThan(0);

  rmSync(join(scratch, ".plinth"), { recursive: true });
  expect(testGovernance()).toMatchObject({ status: 0, cached: true });
  expect(readdirSync(documents).sort()).toEqual(recorded);

  appendFileSync(join(scratch, "jest.setup.cjs"), 'throw new Error("broken");\n');
  expect(testGovernance()).toMatchObject({ status: 1, cached: false });
}, 240_000);

test("every package declares the folder of its documents as output of its tests", () => {
  const undeclared = readdirSync(PACKAGES).filter((name) => {
    const { nx } = JSON.parse(readFileSync(join(PACKAGES, name, "package.json"), "utf8"));
    return !nx.targets.test.outputs.includes(`{workspaceRoot}/.plinth/synthesized/${name}`);
  });
  expect(undeclared).toEqual([]);
});

function testGovernance(): { status: number | null; cached: boolean; output: string } {
  const { PLINTH_RECORD: _ours, ...env } = process.env;
  const nx = join(ROOT, "node_modules", ".bin", "nx");
  const { status, stdout, stderr } = spawnSync(nx, ["run", "@plinth/governance:test"], {
    cwd: scratch,
    encoding: "utf8",
    env: { ...env, NX_DAEMON: "false" },
  });
  return { status, cached: /existing outputs match the cache|local cache/.test(stdout), output: stdout + stderr };
}
