import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Outcome } from "../run";
import type { Registry } from "./registry";
import { attempt, FOLDER, ROOT, run } from "./run";

/** A clone of what is committed here, with an origin of its own that it pushes to. */
export class Clone {
  public readonly folder = join(FOLDER, "clone");
  private readonly origin = join(FOLDER, "origin.git");

  static async make(): Promise<Clone> {
    const clone = new Clone();
    const head = (await run(ROOT, ["git", "rev-parse", "HEAD"])).trim();
    await run(ROOT, ["git", "clone", "--quiet", "--bare", ROOT, clone.origin]);
    await run(clone.origin, ["git", "update-ref", "refs/heads/main", head]);
    await run(clone.origin, ["git", "symbolic-ref", "HEAD", "refs/heads/main"]);
    await run(FOLDER, ["git", "clone", "--quiet", "--branch", "main", clone.origin, clone.folder]);
    await clone.git("config", "user.name", "Rehearsal");
    await clone.git("config", "user.email", "rehearsal@example.com");
    // Before the first release there is one tag for it to count from: docs/releasing.md.
    const tags = await clone.git("tag", "--merged", "HEAD", "--list", "v*");
    if (tags.trim() === "") {
      await clone.git("tag", "v0.0.0");
      await clone.git("push", "--quiet", "origin", "v0.0.0");
    }
    appendFileSync(join(clone.folder, ".git", "info", "exclude"), ".npmrc\n");
    clone.linkModules();
    return clone;
  }

  git(...args: string[]): Promise<string> {
    return this.run("git", ...args);
  }

  run(...command: [string, ...string[]]): Promise<string> {
    return run(this.folder, command, this.env);
  }

  async build(): Promise<void> {
    await this.run("npm", "run", "build");
  }

  /** What the job `publish` of the release workflow does, once all is built. */
  publish({ npmrc, url }: Registry): Promise<Outcome> {
    writeFileSync(join(this.folder, ".npmrc"), npmrc);
    return attempt(this.folder, ["npm", "run", "release:publish"], { ...this.env, npm_config_registry: url });
  }

  /** What the job `version` of the release workflow does; what it said. */
  async release(): Promise<string> {
    return this.run("npx", "semantic-release", "--no-ci");
  }

  /** A commit on the main branch, pushed. */
  async commit(message: string, files: Record<string, (text: string) => string>): Promise<void> {
    for (const [file, change] of Object.entries(files)) {
      const path = join(this.folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, change(existsSync(path) ? readFileSync(path, "utf8") : ""));
    }
    await this.git("add", "--all");
    await this.git("commit", "--quiet", "--message", message);
    await this.git("push", "--quiet", "origin", "HEAD:main");
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  /** The template that the release on GitHub has beside it. */
  get template(): string {
    return join(this.folder, ".plinth", "plinth-template.zip");
  }

  /** Names of the changesets that wait for a release. */
  changesets(): string[] {
    return readdirSync(join(this.folder, ".changeset")).filter((file) => file.endsWith(".md"));
  }

  /** Versions of the packages that are published, by folder. */
  versions(): Record<string, string> {
    const manifests = readdirSync(join(this.folder, "packages")).map(
      (name) => [name, JSON.parse(this.read(`packages/${name}/package.json`))] as const,
    );
    return Object.fromEntries(
      manifests.filter(([, { private: own }]) => !own).map(([name, { version }]) => [name, version]),
    );
  }

  private get env(): Record<string, string> {
    return { PATH: `${join(this.folder, "node_modules", ".bin")}:${process.env.PATH}` };
  }

  /** Third-party packages are linked, which spares an installation; the packages of the clone are its own. */
  private linkModules(): void {
    const modules = join(this.folder, "node_modules");
    mkdirSync(join(modules, "@plinth"), { recursive: true });
    for (const name of readdirSync(join(ROOT, "node_modules"))) {
      if (!/^(@plinth.*|\.package-lock\.json|\.cache)$/.test(name)) {
        symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
      }
    }
    for (const name of readdirSync(join(this.folder, "packages"))) {
      symlinkSync(join("..", "..", "packages", name), join(modules, "@plinth", name));
    }
  }
}
