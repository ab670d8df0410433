import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synth, synthesized } from "@plinth/testing";
import { TerraformProvider, TerraformStack } from "cdktf";
import { type Block, blocksOf, pages, ROOT } from "../blocks";
import { Fixtures } from "../fixtures";
import { programOf } from "../program";

const FOLDER = join(ROOT, ".plinth", "examples");

const blocks = pages().flatMap(blocksOf);

const nameOf = ({ page, line }: Block) => `${page}:${line}`;
const fileOf = (block: Block) => join(FOLDER, `${nameOf(block).replace(/[^\w-]+/g, "_")}.ts`);

beforeAll(() => {
  jest.spyOn(console, "log").mockImplementation();
  process.env.CDKTF_OUTDIR = join(tmpdir(), "plinth-examples");
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const block of blocks) writeFileSync(fileOf(block), programOf(block));
  writeFileSync(join(FOLDER, "shop.ts"), 'export { TerraformStack as Shop } from "cdktf";\n');
  writeFileSync(
    join(FOLDER, "tsconfig.json"),
    JSON.stringify({
      extends: "../../tsconfig.base.json",
      compilerOptions: {
        noEmit: true,
        composite: false,
        incremental: false,
        noUnusedLocals: false,
        rootDir: "../..",
        types: ["node", "jest"],
        paths: { "@plinth/*": ["../../packages/*/src"] },
      },
      include: ["."],
    }),
  );
});

test("there are examples on most pages", () => {
  expect(blocks.length).toBeGreaterThanOrEqual(50);
});

test("every example compiles", () => {
  const { status, stdout } = spawnSync("tsc", ["-p", FOLDER], { encoding: "utf8", cwd: ROOT });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
}, 120_000);

test.each(blocks.map((block) => [nameOf(block), block] as const))("the block %s synthesizes", (_name, block) => {
  const { fill } = require(fileOf(block)) as { fill(this: TerraformStack, fixtures: Fixtures): void };
  let others: TerraformStack[] = [];
  synth((stack) => {
    fill.call(stack, new Fixtures(stack, "Fixtures"));
    others = stack.node.root.node.children.filter(TerraformStack.isStack).filter((other) => other !== stack);
  });
  for (const other of others) {
    if (!other.node.children.some(TerraformProvider.isTerraformProvider))
      new AwsProvider(other, "Aws", { region: "us-east-1" });
    synthesized(other);
  }
});
