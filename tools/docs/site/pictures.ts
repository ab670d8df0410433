import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { read } from "@plinth/model";
import { App, TerraformStack } from "cdktf";
import { architectureOf } from "../../../packages/plinth/src/draw/model";
import { svgOf } from "../../../packages/plinth/src/draw/svg";
import { synthesizeExample } from "../../provider-matrix/compare";
import { type Block, blocksOf, ROOT } from "../blocks";
import { Fixtures } from "../fixtures";
import { programOf } from "../program";

/** Modules whose first example can be seen in a picture of the stack. */
const DRAWN = /^packages\/(vpc|subnet|alb|ec2|rds|api-gateway|backup|monitoring)\//;

/** Pictures of what a page speaks of, by name: the stacks of an example, or what the first lines of a module make. */
export function picturesOf(page: string): Map<string, string> {
  const name = DRAWN.exec(page)?.[1];
  const [block] = blocksOf(page);
  const documents = page.startsWith("examples/")
    ? [...synthesizeExample("aws5")]
    : name && block
      ? ([[name, documentOf(name, block)]] as const)
      : [];
  return new Map(documents.map(([title, document]) => [title, svgOf(architectureOf(read(JSON.parse(document))))]));
}

/** The stack that the example fills; what it takes for granted stands beside what it makes. */
function documentOf(name: string, block: Block): string {
  const folder = join(ROOT, ".plinth", "pictures");
  const file = join(folder, `${name}.ts`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, programOf(block));
  const { fill } = require(file) as { fill(this: TerraformStack, fixtures: Fixtures): void };
  const app = new App({ outdir: join(tmpdir(), "plinth-pictures") });
  const stack = new TerraformStack(app, name);
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  fill.call(stack, new Fixtures(stack, "Fixtures"));
  const [filled = stack] = app.node.children.filter(TerraformStack.isStack).filter((other) => other !== stack);
  filled.prepareStack();
  return JSON.stringify(filled.toTerraform()).replaceAll(`/Fixtures/`, "/");
}
