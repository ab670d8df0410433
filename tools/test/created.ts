import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run";
import { contentOf, stacksOf } from "./outside";

/** Projects made by the packed `create-plinth` synthesize at once, on CDKTF and on CDK Terrain. */
export function createdProjectsWork(home: string, expected: ReadonlyMap<string, string>): string[] {
  create(home, "terrain", "--name", "web-platform", "--core", "cdktn");
  const terrain = stacksOf(join(home, "terrain"));
  create(
    home,
    "shop",
    "--region",
    "ca-central-1",
    "--environments",
    "dev,staging=prod",
    "--state",
    "s3",
    "--bucket",
    "shop-state",
  );
  const shop = stacksOf(join(home, "shop"));
  run(join(home, "node_modules", ".bin", "jest"), [], { cwd: join(home, "shop") });
  return [
    ...[...expected].flatMap(([name, document]) =>
      terrain.get(name) === contentOf(document) ? [] : [`${name} is another stack in a created project on CDK Terrain`],
    ),
    ...sameResources(shop.get("shop-staging"), expected.get("web-platform-prod")),
    ...sameResources(shop.get("shop-dev"), expected.get("web-platform-dev")),
    ...initialized(home),
  ];
}

function create(home: string, folder: string, ...flags: string[]): void {
  run("node", [join("node_modules", "create-plinth", "lib", "cli.js"), folder, "--yes", ...flags], { cwd: home });
}

/** `cdktf init --template` copies the template and runs its hook in the copy. */
function initialized(home: string): string[] {
  const template = join(home, "node_modules", "create-plinth", "template");
  const folder = join(home, "fair");
  cpSync(template, folder, { recursive: true });
  run("node", ["-e", 'require("./.hooks.sscaff.js").post({ $base: "fair" })'], { cwd: folder });
  const stacks = readFileSync(join(folder, "environments", "index.ts"), "utf8");
  return stacks.includes('"fair-prod": prod') && existsSync(join(folder, ".gitignore"))
    ? []
    : ["the hook of the template for cdktf init leaves another name, or no .gitignore"];
}

/** As many of each type: the letters of zones and the names of stacks are others. */
function sameResources(made: string | undefined, document: string | undefined): string[] {
  const count = (text: string | undefined) =>
    Object.entries(JSON.parse(text ?? "{}").resource ?? {}).map(([type, named]) => [
      type,
      Object.keys(named as object).length,
    ]);
  return JSON.stringify(count(made)) === JSON.stringify(count(document))
    ? []
    : ["a created project has other resources than the example"];
}
