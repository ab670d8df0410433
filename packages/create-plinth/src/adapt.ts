import type { Answers } from "./answers";
import { forTerrain } from "./terrain";
import { zonesOf } from "./zones";

/** What the template is called, and where it is. */
const TEMPLATE = { name: /(?<!\.\/)web-platform(?!\.ts)/g, region: /us-east-1/g, letters: "abc" };

/** What CDK Terrain needs instead; peers of the packages. */
const TERRAIN: Readonly<Record<string, readonly [name: string, range: string]>> = {
  cdktf: ["cdktn", ">=0.24.0 <1.0.0"],
  "@cdktf/provider-aws": ["@cdktn/provider-aws", ">=25.5.0 <26.0.0"],
  constructs: ["constructs", ">=10.6.0 <10.8.0"],
};

/** The files of a project, by path, from those of the template. */
export function adapt(template: ReadonlyMap<string, string>, answers: Answers): Map<string, string> {
  const files = new Map(
    [...template].map(([path, text]) => [path.replace(/^gitignore$/, ".gitignore"), adaptFile(path, text, answers)]),
  );
  addEnvironments(files, answers);
  return files;
}

function adaptFile(path: string, text: string, { name, region, stateBucket, core, environments }: Answers): string {
  const letters = [...zonesOf(region)].map((zone) => zone.slice(-1));
  let adapted = text.replace(TEMPLATE.name, name);
  if (path.endsWith(".ts")) {
    adapted = adapted
      .replace(/(?<=us-east-1)[abc](?=")/g, (letter) => letters[TEMPLATE.letters.indexOf(letter)])
      .replace(/"aaabbbccc"/, JSON.stringify(letters.map((letter) => letter.repeat(3)).join("")))
      .replace(TEMPLATE.region, region);
    if (core === "cdktn") adapted = forTerrain(adapted);
  }
  if (path === "state.ts" && stateBucket) {
    adapted = adapted.replace(/process\.env\.STATE_BUCKET/, `$& ?? ${JSON.stringify(stateBucket)}`);
  }
  if (path === "plinth.config.json") adapted = suppressionsOf(adapted, name, environments);
  if (path === "package.json" && core === "cdktn") adapted = terrainManifest(adapted);
  if (path === "README.md") {
    adapted = adapted.replace("Copy this folder. In ", "In ");
    if (core === "cdktn") adapted = adapted.replaceAll("cdktf-cli", "cdktn-cli");
  }
  return adapted;
}

/** Those of the template's dev, for each environment that has its sizes. */
function suppressionsOf(text: string, name: string, environments: Answers["environments"]): string {
  const { suppressions } = JSON.parse(text) as { readonly suppressions: readonly { readonly stack: string }[] };
  const stacks = Object.keys(environments).filter((environment) => environments[environment] === "dev");
  const all = stacks.flatMap((environment) => suppressions.map((one) => ({ ...one, stack: `${name}-${environment}` })));
  return `${JSON.stringify({ suppressions: all }, null, 2)}\n`;
}

function terrainManifest(text: string): string {
  const { dependencies, ...manifest } = JSON.parse(text);
  const moved = Object.entries<string>(dependencies).map(([name, range]) => TERRAIN[name] ?? [name, range]);
  return `${JSON.stringify({ ...manifest, dependencies: Object.fromEntries(moved), engines: { node: ">= 22.11.0" } }, null, 2)}\n`;
}

/** `dev.ts` and `prod.ts` are always there, to copy from; the stacks are the environments that were asked for. */
function addEnvironments(files: Map<string, string>, { name, environments }: Answers): void {
  const names = Object.keys(environments);
  names
    .filter((environment) => environment !== "dev" && environment !== "prod")
    .forEach((environment, index) => {
      const sizes = environments[environment];
      const text = files.get(`environments/${sizes}.ts`) ?? "";
      files.set(
        `environments/${environment}.ts`,
        text
          .replace(`export const ${sizes}:`, `export const ${environment}:`)
          .replace(/"10\.[01]\./g, `"10.${index + 2}.`)
          .replace(/\b(dev|www)\.example\.com/, `${environment}.example.com`),
      );
    });
  const imports = names.map((environment) => `import { ${environment} } from "./${environment}";\n`).sort();
  const stacks = names.map((environment) => `"${name}-${environment}": ${environment}`);
  files.set(
    "environments/index.ts",
    `${imports.join("")}\n/** The stacks of this app, by name. */\nexport const stacks = { ${stacks.join(", ")} };\n`,
  );
}
