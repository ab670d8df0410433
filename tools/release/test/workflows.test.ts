import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";

interface Job {
  readonly uses?: string;
  readonly permissions?: Record<string, string>;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Record<string, unknown>;
  }[];
}

interface Workflow {
  readonly on: Record<string, unknown>;
  readonly permissions?: Record<string, string>;
  readonly jobs: Record<string, Job>;
}

const FOLDER = resolve(__dirname, "../../../.github/workflows");

describe.each(readdirSync(FOLDER))("%s", (file) => {
  const text = readFileSync(join(FOLDER, file), "utf8");
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, { steps: own = [] }]) => own);

  test("every action is pinned to a commit, and says which version that is", () => {
    const used = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action);
    const loose = used.filter((action) => !/^(\.\/|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(action));
    expect(used.length).toBeGreaterThan(0);
    expect(loose).toEqual([]);
  });

  test("it may only read, and a job that writes says so", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    const writing = jobs.filter(([, { permissions = {} }]) => Object.values(permissions).includes("write"));
    expect(writing.map(([name]) => name)).toEqual(file === "release.yml" ? ["version", "publish", "site"] : []);
  });

  test("code of strangers never runs with secrets", () => {
    expect(Object.keys(workflow.on)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/_target|workflow_run/)]),
    );
  });

  test("every job ends", () => {
    const endless = jobs.filter(([, job]) => !job.uses && !(Number(job["timeout-minutes"]) <= 60));
    expect(endless.map(([name]) => name)).toEqual([]);
  });

  test("nothing that a stranger wrote is put into a script", () => {
    const scripts = steps.flatMap(({ run = [] }) => run);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("only the job that pushes tags keeps the token in the clone", () => {
    const keeping = jobs.filter(([, { steps: own = [] }]) =>
      own.some(({ uses = "", with: options }) => /checkout@/.test(uses) && options?.["persist-credentials"] !== false),
    );
    expect(keeping.map(([name]) => name)).toEqual(file === "release.yml" ? ["publish"] : []);
  });

  test("no token for npm is kept: publishing is trusted by OIDC", () => {
    expect(text).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|secrets\./);
  });
});
