import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { whyNoTerraform } from "./mirror";
import { requireProvider, Workspace } from "./workspace";

const SYNTHESIZED = resolve(__dirname, "../../.plinth/synthesized");
const BATCH = resolve(__dirname, "../../.plinth/validate");

interface Document {
  readonly key: string;
  readonly origin: string;
  readonly content: Record<string, unknown>;
}

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly range?: { readonly filename: string };
}

/**
 * Everything that the tests synthesized, checked by one `terraform validate`: each document is a child module of one
 * root, so that the provider starts once.
 *
 * @returns what is wrong, each with the test that synthesized it
 */
export async function validateAll(): Promise<{ count: number; problems: string[] }> {
  const documents = readdirSync(SYNTHESIZED).flatMap((group) => documentsOf(group));
  const workspace = await Workspace.open();
  rmSync(BATCH, { recursive: true, force: true });
  for (const { key, content } of documents) {
    const folder = join(BATCH, key);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(asModule(content, workspace.providerVersion)));
  }
  const modules = Object.fromEntries(documents.map(({ key }) => [key, { source: `./${key}` }]));
  writeFileSync(
    join(BATCH, "main.tf.json"),
    JSON.stringify({ ...requireProvider(workspace.providerVersion), provider: providerOf(documents), module: modules }),
  );

  const options = { cwd: BATCH, dataDir: join(BATCH, ".terraform") };
  const init = await workspace.run(["init", "-input=false", "-no-color"], options);
  if (init.status !== 0) return { count: documents.length, problems: [init.stdout + init.stderr] };
  const { stdout } = await workspace.run(["validate", "-json"], options);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return { count: documents.length, problems: errors.map((error) => sentence(error, documents)) };
}

function documentsOf(group: string): Document[] {
  return readdirSync(join(SYNTHESIZED, group)).map((file) => {
    const { "//": note, ...content } = JSON.parse(readFileSync(join(SYNTHESIZED, group, file), "utf8"));
    const origin = `${group}: ${note?.plinth?.test ?? file}`;
    return { key: `${group}-${basename(file, ".tf.json")}`, origin, content };
  });
}

/**
 * A child module has no backend and imports nothing, and takes the provider version that is at hand. It takes the root's provider too: one
 * of its own would be one more process, half a second each. Only those for other regions and accounts stay.
 */
function asModule({ provider, import: _imports, ...content }: Document["content"], version: string): object {
  const { aws = [] } = (provider ?? {}) as { readonly aws?: readonly { readonly alias?: string }[] };
  const others = aws.filter(({ alias }) => alias !== undefined);
  return {
    ...content,
    ...(others.length > 0 ? { provider: { aws: others } } : {}),
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version } } },
  };
}

/** The fullest of the provider configurations that stand alone. */
function providerOf(documents: readonly Document[]): unknown {
  const alone = documents
    .map(({ content }) => (content.provider ?? {}) as { readonly aws?: readonly unknown[] })
    .filter(({ aws = [] }) => aws.length === 1);
  const length = (provider: object) => JSON.stringify(provider).length;
  return alone.sort((a, b) => length(b) - length(a))[0] ?? {};
}

function sentence({ summary, detail, range }: Diagnostic, documents: readonly Document[]): string {
  const origin = documents.find(({ key }) => range?.filename.split("/").includes(key))?.origin ?? "the batch";
  return `${origin}\n    ${summary}: ${detail ?? ""}`;
}

async function main(): Promise<void> {
  const missing = whyNoTerraform();
  if (missing) {
    console.log(`${process.env.CI ? "failed" : "skipped"}: ${missing}`);
    process.exitCode = process.env.CI ? 1 : 0;
    return;
  }
  if (!existsSync(SYNTHESIZED)) throw new Error("the tests have synthesized nothing: run them first");
  const { count, problems } = await validateAll();
  for (const problem of problems) console.log(problem);
  console.log(`${count} stacks, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (require.main === module) void main();
