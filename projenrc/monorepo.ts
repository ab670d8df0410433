import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JsonFile, javascript, License, type Project, TextFile } from "projen";

const PEERS = {
  constructs: "^10.4.2",
  cdktf: "^0.21.0",
  "@cdktf/provider-aws": ">=20.0.0 <22.0.0",
};

/** The same of CDK Terrain, for the entry `/cdktn` of every package. Tight floors: npm resolves optional peers too. */
const TERRAIN_PEERS: Partial<Record<keyof typeof PEERS, string>> = {
  cdktf: "cdktn@>=0.24.0 <1.0.0",
  "@cdktf/provider-aws": "@cdktn/provider-aws@>=25.5.0 <26.0.0",
};

const REPOSITORY = "git+https://github.com/plinth/plinth.git";

/** What is on disk wins: versions and ranges of published packages belong to changesets, not to projen. */
function manifestOnDisk(directory: string): { version: string; dependencies: Record<string, string> } {
  try {
    const { version = "0.0.0", dependencies = {} } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
    return { version, dependencies };
  } catch {
    return { version: "0.0.0", dependencies: {} };
  }
}

/** A NodeProject with everything off: it writes a package.json and what we add, nothing else. */
class BareProject extends javascript.NodeProject {
  constructor(options: { name: string; outdir?: string; parent?: Project; scripts?: Record<string, string> }) {
    super({
      ...options,
      defaultReleaseBranch: "main",
      entrypoint: "",
      package: true,
      jest: false,
      github: false,
      release: false,
      buildWorkflow: false,
      depsUpgrade: false,
      npmignoreEnabled: false,
      projenDevDependency: false,
      peerDependencyOptions: { pinnedDevDependency: false },
      licensed: false,
      projenCommand: "npx projen",
      packageManager: javascript.NodePackageManager.NPM,
      minNodeVersion: "20.9.0",
    });
    for (const task of [
      "build",
      "pre-compile",
      "compile",
      "post-compile",
      "test",
      "watch",
      "package",
      "clobber",
      "eject",
    ]) {
      this.tasks.removeTask(task);
    }
    this.tasks.removeTask("install:ci");
    for (const script of ["default", "install", "projen"]) this.package.removeScript(script);
    this.package.addField("devEngines", undefined);
    for (const [name, command] of Object.entries(options.scripts ?? {})) this.package.setScript(name, command);
    this.tryRemoveFile(".gitattributes");
  }
}

/** The root: workspaces, tools, and every configuration file that the packages share. */
export class Monorepo extends BareProject {
  public readonly members: Member[] = [];

  constructor(options: { name: string; scripts: Record<string, string>; devDependencies: Record<string, string> }) {
    super({ name: options.name, scripts: options.scripts });
    this.package.addField("private", true);
    this.package.addField("license", "Apache-2.0");
    this.package.addField("workspaces", ["packages/*", "examples/*"]);
    this.addDevDeps(...specs(options.devDependencies));
    this.defaultTask?.reset("tsx .projenrc.ts");
    new License(this, { spdx: "Apache-2.0", copyrightOwner: "The Plinth authors", copyrightPeriod: "2026" });
  }

  override preSynthesize(): void {
    new JsonFile(this, "tsconfig.json", {
      obj: {
        files: [],
        references: [
          ...this.members.flatMap((member) => member.tsconfigs.map((path) => ({ path }))),
          { path: "tools/tsconfig.json" },
        ],
      },
      marker: false,
    });
    super.preSynthesize();
  }
}

interface MemberOptions {
  /** Folder, e.g. `packages/vpc`. */
  readonly outdir: string;
  readonly name: string;
  readonly description: string;
  /** Names of the packages in `packages/` that the sources import. */
  readonly uses: readonly string[];
  readonly scripts: Record<string, string>;
}

abstract class Member extends BareProject {
  public readonly tsconfigs: string[] = [];

  constructor(root: Monorepo, options: MemberOptions) {
    super({ name: options.name, parent: root, outdir: options.outdir, scripts: options.scripts });
    for (const file of [".gitignore", ".projen/tasks.json", ".projen/deps.json"]) this.tryRemoveFile(file);
    // A workspace has no node_modules of its own; without this projen would install on every run.
    Object.assign(this.package, { determineInitialInstallTrigger: () => undefined });
    this.package.addField("description", options.description);
    this.package.addField("license", "Apache-2.0");
    root.members.push(this);
  }

  protected tsconfig(file: string, content: { uses: readonly string[]; [key: string]: unknown }): void {
    const { uses, ...config } = content;
    new JsonFile(this, file, {
      obj: {
        extends: "../../tsconfig.base.json",
        ...config,
        references: uses.map((name) => ({ path: name.startsWith(".") ? name : `../../packages/${name}` })),
      },
      marker: false,
    });
    this.tsconfigs.push(`${this.outdirRelative}/${file}`);
  }

  protected jestConfig(): void {
    new TextFile(this, "jest.config.cjs", { lines: ['module.exports = require("../../jest.preset.cjs");', ""] });
  }

  private get outdirRelative(): string {
    return this.outdir.slice(`${this.root.outdir}/`.length);
  }
}

/** One published package, `@plinth/<name>`, or a program under a name of its own. */
export class ConstructPackage extends Member {
  constructor(
    root: Monorepo,
    name: string,
    options: {
      description: string;
      uses?: readonly string[];
      /** Packages that only the tests import, beside `testing`. @default - none */
      testUses?: readonly string[];
      /** @default - all of them */
      peers?: readonly (keyof typeof PEERS)[];
      bin?: Record<string, string>;
      /** A program that nobody imports, and what it ships beside `lib`. @default - a library */
      program?: { readonly files: readonly string[] };
    },
  ) {
    const uses = options.uses ?? ["core"];
    const testUses = [...(options.testUses ?? []), ...(name === "testing" ? [] : ["testing"])];
    const onDisk = manifestOnDisk(`packages/${name}`);
    super(root, {
      outdir: `packages/${name}`,
      name: options.program ? name : `@plinth/${name}`,
      description: options.description,
      uses,
      scripts: { test: "jest" },
    });
    this.package.addField("version", onDisk.version);
    this.package.addVersion(onDisk.version);
    this.package.addField("type", "commonjs");
    if (!options.program) {
      this.package.addField("main", "lib/index.js");
      this.package.addField("types", "lib/index.d.ts");
      this.package.addField("exports", {
        ".": { types: "./lib/index.d.ts", default: "./lib/index.js" },
        "./cdktn": { types: "./cdktn/index.d.ts", default: "./cdktn/index.js" },
        "./package.json": "./package.json",
      });
    }
    this.package.addField("files", [
      "lib",
      ...(options.program?.files ?? ["cdktn"]),
      "!lib/**/*.tsbuildinfo",
      "CHANGELOG.md",
    ]);
    this.package.addField("sideEffects", false);
    this.package.addField("repository", { type: "git", url: REPOSITORY, directory: `packages/${name}` });
    this.package.addField("publishConfig", { access: "public" });
    this.package.addField("keywords", ["aws", "cdktf", "terraform", name]);
    if (options.bin) this.package.addField("bin", options.bin);
    this.addDeps(...uses.map((use) => `@plinth/${use}@${onDisk.dependencies[`@plinth/${use}`] ?? "^0.0.0"}`));
    const { peers = Object.keys(PEERS) as (keyof typeof PEERS)[] } = options;
    this.addPeerDeps(...peers.map((peer) => `${peer}@${PEERS[peer]}`));
    this.addPeerDeps(...peers.flatMap((peer) => TERRAIN_PEERS[peer] ?? []));
    const either = peers
      .filter((peer) => peer in TERRAIN_PEERS)
      .flatMap((peer) => [peer, peer.replace("cdktf", "cdktn")]);
    if (either.length > 0) {
      this.package.addField(
        "peerDependenciesMeta",
        Object.fromEntries(either.map((peer) => [peer, { optional: true }])),
      );
    }
    this.addDevDeps(...testUses.map((use) => `@plinth/${use}@>=0.0.0`));
    this.package.addField("nx", {
      targets: { test: { outputs: [`{workspaceRoot}/.plinth/synthesized/${name}`] } },
    });
    new License(this, { spdx: "Apache-2.0", copyrightOwner: "The Plinth authors", copyrightPeriod: "2026" });
    this.tsconfig("tsconfig.json", {
      uses,
      // The code is written by tools/build.
      compilerOptions: {
        rootDir: "src",
        outDir: "lib",
        tsBuildInfoFile: "lib/.tsbuildinfo",
        emitDeclarationOnly: true,
      },
      include: ["src", "src/**/*.json"],
    });
    this.tsconfig("tsconfig.test.json", {
      uses: ["./tsconfig.json", ...uses, ...testUses],
      compilerOptions: {
        rootDir: ".",
        noEmit: true,
        types: ["node", "jest"],
        tsBuildInfoFile: "lib/.test.tsbuildinfo",
      },
      include: ["test"],
    });
    this.jestConfig();
  }
}

/**
 * A private app under `examples/`, usable as a template outside the repository: its package.json, tsconfig.json,
 * jest.config.cjs and cdktf.json refer to nothing outside its folder. Only tsconfig.build.json belongs to the monorepo.
 */
export class ExampleApp extends Member {
  constructor(
    root: Monorepo,
    name: string,
    options: { description: string; uses: readonly string[]; devDependencies: Record<string, string> },
  ) {
    super(root, {
      outdir: `examples/${name}`,
      name: `@plinth-examples/${name}`,
      description: options.description,
      uses: options.uses,
      scripts: { synth: "tsc && node lib/main.js", show: "plinth show", test: "jest" },
    });
    this.package.addField("private", true);
    this.addDeps(...options.uses.map((use) => `@plinth/${use}@>=0.0.0`), ...specs(PEERS));
    this.addDevDeps("@plinth/testing@>=0.0.0", "plinth@>=0.0.0", ...specs(options.devDependencies));
    new JsonFile(this, "tsconfig.json", {
      obj: {
        compilerOptions: {
          target: "es2022",
          module: "node16",
          moduleResolution: "node16",
          types: ["node", "jest"],
          strict: true,
          skipLibCheck: true,
          rootDir: ".",
          outDir: "lib",
        },
        include: ["*.ts", "environments", "test"],
      },
      marker: false,
    });
    new JsonFile(this, "tsconfig.build.json", {
      obj: {
        extends: "./tsconfig.json",
        compilerOptions: { composite: true, tsBuildInfoFile: "lib/.tsbuildinfo" },
        include: ["*.ts", "environments", "test"],
        references: [...options.uses, "testing"].map((use) => ({ path: `../../packages/${use}` })),
      },
      marker: false,
    });
    this.tsconfigs.push(`examples/${name}/tsconfig.build.json`);
    new JsonFile(this, "cdktf.json", {
      obj: {
        language: "typescript",
        app: "npm run --silent synth",
        projectId: `plinth-${name}`,
        sendCrashReports: "false",
        terraformProviders: [],
        terraformModules: [],
        context: {},
      },
      marker: false,
    });
    new TextFile(this, "jest.config.cjs", {
      lines: [
        "module.exports = {",
        '  testMatch: ["<rootDir>/test/**/*.test.ts"],',
        "  testTimeout: 30_000,",
        "  transform: {",
        '    "^.+\\\\.ts$": [',
        '      "@swc/jest",',
        '      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },',
        "    ],",
        "  },",
        "};",
        "",
      ],
    });
  }
}

/** A generated file of the root. */
export function rootJson(root: Monorepo, path: string, obj: object): void {
  new JsonFile(root, path, { obj, marker: false });
}

export function ignore(root: Monorepo, patterns: readonly string[]): void {
  root.gitignore.exclude(...patterns);
}

function specs(ranges: Record<string, string>): string[] {
  return Object.entries(ranges).map(([name, range]) => `${name}@${range}`);
}
