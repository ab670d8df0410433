import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CERTIFICATE } from "../upgrade/baseline";
import { expectEqual, FOLDER, ROOT, run } from "./run";
import { COMPILERS } from "./toolbox";

const EXAMPLE = join(ROOT, "examples", "web-platform");

/** What TypeScript is told: the two ways in which people resolve modules. */
const RESOLUTIONS = {
  node16: { module: "node16", moduleResolution: "node16" },
  bundler: { module: "preserve", moduleResolution: "bundler" },
};

/** One package alone, in an empty folder. Only what it needs of us comes with it, and the peer that is never optional. */
export async function installAlone(npmrc: string): Promise<void> {
  const folder = project("alone", npmrc);
  await run(folder, ["npm", "install", "@plinth/vpc", "--prefer-offline", "--ignore-scripts"]);
  const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  expectEqual(installed, ["@plinth", "constructs"], "what `npm install @plinth/vpc` brings");
  expectEqual(readdirSync(join(folder, "node_modules", "@plinth")), ["core", "vpc"], "what it brings of @plinth");
}

/** The example as a project of somebody, with installed packages: it compiles everywhere and makes the same stacks. */
export class CopiedOut {
  private readonly folder: string;

  constructor(npmrc: string) {
    this.folder = project("copied-out", npmrc);
    cpSync(EXAMPLE, this.folder, {
      recursive: true,
      filter: (path) => !/\/(lib|node_modules|cdktf\.out|tsconfig\.build\.json)$/.test(path),
    });
  }

  /** Installs it; the versions that it got of our packages. */
  async install(): Promise<Record<string, string>> {
    await run(this.folder, ["npm", "install", "--prefer-offline", "--ignore-scripts"]);
    const modules = join(this.folder, "node_modules", "@plinth");
    const version = (name: string) => JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")).version;
    return Object.fromEntries(readdirSync(modules).map((name) => [name, version(name)]));
  }

  /** Synthesizes it, and compares with what the release recorded of it. */
  async synthesize(recorded: string): Promise<void> {
    await run(this.folder, ["npm", "run", "synth"], { CERTIFICATE_ARN: CERTIFICATE });
    for (const file of readdirSync(recorded)) {
      const stack = file.replace(/\.json$/, "");
      const made = readFileSync(join(this.folder, "cdktf.out", "stacks", stack, "cdk.tf.json"), "utf8");
      const { "//": _metadata, terraform: _versions, ...content } = JSON.parse(made);
      expectEqual(content, JSON.parse(readFileSync(join(recorded, file), "utf8")), `${stack}, copied out`);
    }
  }

  /** The whole example, and a module of each kind that uses a package, on every compiler. */
  async typeCheck(): Promise<void> {
    writeFileSync(join(this.folder, "as-commonjs.cts"), program("@cdktf/provider-aws/lib/provider"));
    // Bindings have no `exports`: an ES module names their files in full.
    writeFileSync(join(this.folder, "as-module.mts"), program("@cdktf/provider-aws/lib/provider/index.js"));
    for (const [name, options] of Object.entries(RESOLUTIONS)) {
      const config = {
        extends: "./tsconfig.json",
        compilerOptions: { ...options, noEmit: true },
        include: ["*.ts", "*.cts", "*.mts", "environments", "test"],
      };
      writeFileSync(join(this.folder, `tsconfig.${name}.json`), JSON.stringify(config));
      for (const { tsc } of COMPILERS) await run(this.folder, ["node", tsc, "-p", `tsconfig.${name}.json`]);
    }
  }

  /** The same program as CommonJS and as an ES module. */
  async runBothWays(): Promise<void> {
    const [{ tsc }] = COMPILERS.slice(-1);
    const options = ["--module", "node16", "--target", "es2022", "--skipLibCheck", "--types", "node", "--ignoreConfig"];
    await run(this.folder, ["node", tsc, ...options, "as-commonjs.cts", "as-module.mts"]);
    const [commonjs, module] = await Promise.all(
      ["as-commonjs.cjs", "as-module.mjs"].map((file) => run(this.folder, ["node", file])),
    );
    expectEqual(module, commonjs, "what an ES module synthesizes, and CommonJS");
    expectEqual(Object.keys(JSON.parse(commonjs).resource).includes("aws_vpc"), true, "whether it has a VPC");
  }
}

function program(provider: string): string {
  return [
    `import { AwsProvider } from "${provider}";`,
    'import { VpcModule } from "@plinth/vpc";',
    'import { App, TerraformStack, Testing } from "cdktf";',
    "",
    'const stack = new TerraformStack(new App({ outdir: "out" }), "shop");',
    'new AwsProvider(stack, "Aws", { region: "eu-west-1" });',
    'new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16" });',
    "console.log(Testing.synth(stack));",
    "",
  ].join("\n");
}

/** An empty folder of a project that finds `@plinth/*` in the local registry. */
function project(name: string, npmrc: string): string {
  const folder = join(FOLDER, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true }));
  writeFileSync(join(folder, ".npmrc"), npmrc);
  return folder;
}
