import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = resolve(__dirname, "../..");
const PLUGIN = pathToFileURL(join(ROOT, "release", "changesets.mjs")).href;

/** A repository of a few packages, one of them private, with an origin, for the release plugin to work on. */
export class Scratch {
  public readonly folder = mkdtempSync(join(tmpdir(), "plinth-release-"));
  private readonly commits: { hash: string; message: string }[] = [];

  constructor() {
    this.git("init", "--quiet", "--initial-branch=main");
    this.git("init", "--quiet", "--bare", "origin.git");
    this.write(".gitignore", "/origin.git/\n/node_modules/\n");
    this.write("package.json", JSON.stringify({ name: "scratch", private: true, workspaces: ["packages/*"] }));
    this.write("package-lock.json", JSON.stringify({ name: "scratch", lockfileVersion: 3, packages: {} }));
    this.write(".changeset/config.json", readFileSync(join(ROOT, ".changeset", "config.json"), "utf8"));
    for (const name of ["vpc", "rds", "s3", "kms", "inner"]) {
      const manifest = { name: `@plinth/${name}`, version: "0.1.0", ...(name === "inner" && { private: true }) };
      this.write(`packages/${name}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
    }
    // changesets looks for what writes its changelogs from the folder of the repository.
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(join(ROOT, "node_modules", "@changesets"), join(this.folder, "node_modules", "@changesets"));
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "chore: begin");
  }

  /** A commit that the next release is about; its hash. */
  commit(message: string, files: Record<string, string>): string {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", message);
    const hash = this.git("rev-parse", "HEAD").trim();
    this.commits.unshift({ hash, message });
    return hash;
  }

  /** What the plugin answers to a step of semantic-release. */
  plugin(step: "analyzeCommits" | "prepare" | "generateNotes"): unknown {
    const context = {
      cwd: this.folder,
      commits: this.commits,
      branch: { name: "main" },
      nextRelease: { version: "0.2.0" },
      options: { repositoryUrl: join(this.folder, "origin.git") },
    };
    const script = [
      `const plugin = await import(${JSON.stringify(PLUGIN)});`,
      `const context = { ...${JSON.stringify(context)}, env: process.env };`,
      `const answer = await plugin.${step}({ preset: "conventionalcommits" }, context);`,
      'console.log("\\n" + JSON.stringify(answer ?? null));',
    ].join("\n");
    const said = this.run("node", "--input-type=module", "--eval", script);
    return JSON.parse(said.trim().split("\n").at(-1) ?? "");
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  git(...args: string[]): string {
    return this.run("git", ...args);
  }

  delete(): void {
    rmSync(this.folder, { recursive: true });
  }

  private write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  private run(command: string, ...args: string[]): string {
    const person = { NAME: "Somebody", EMAIL: "somebody@example.com" };
    const as = (role: string) => Object.entries(person).map(([key, value]) => [`GIT_${role}_${key}`, value]);
    const env = {
      ...process.env,
      PATH: `${join(ROOT, "node_modules", ".bin")}${delimiter}${process.env.PATH}`,
      ...Object.fromEntries([...as("AUTHOR"), ...as("COMMITTER")]),
    };
    return execFileSync(command, args, { cwd: this.folder, encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] });
  }
}
