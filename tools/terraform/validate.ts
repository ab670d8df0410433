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
  writeFileSync(
    join(BATCH, "main.tf.json"),
    JSON.stringify({ ...requireProvider(workspace.providerVersion), ...rootOf(documents) }),
  );

  const options = { cwd: BATCH, dataDir: join(BATCH, ".terraform") };
  const init = await workspace.run(["init", "-input=false", "-no-color"], options);
  if (init.status !== 0) return { count: documents.length, problems: [init.stdout + init.stderr] };
  const { stdout } = await workspace.run(["validate", "-json"], options);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return { count: documents.length, problems: errors.map((error) => sentence(error, documents)) };
}

/** Without the documents in which a test replaces a value by one of another type or by nothing: of those there are too many. */
function documentsOf(group: string): Document[] {
  return readdirSync(join(SYNTHESIZED, group)).flatMap((file) => {
    const { "//": note, ...content } = JSON.parse(readFileSync(join(SYNTHESIZED, group, file), "utf8"));
    if (note?.plinth?.replaced && !note.plinth.replaced.isKnownLater) return [];
    const origin = `${group}: ${note?.plinth?.test ?? file}`;
    return [{ key: `${group}-${basename(file, ".tf.json")}`, origin, content }];
  });
}

interface ProviderConfig {
  readonly alias?: string;
}

/** A child module has no backend and imports nothing, and takes its providers and their version from the root. */
function asModule({ provider, import: _imports, ...content }: Document["content"], version: string): object {
  const aliases = aliasedIn(provider).map(({ alias }) => `aws.${alias}`);
  const aws = { source: "hashicorp/aws", version, configuration_aliases: aliases };
  return { ...content, terraform: { required_providers: { aws } } };
}

/** Each configuration of a provider once, for all modules: a module's own would be one more process, half a second each. */
function rootOf(documents: readonly Document[]): object {
  const configurations = new Map<string, object>();
  const module = Object.fromEntries(
    documents.map(({ key, content }) => {
      const aliased = aliasedIn(content.provider).map(({ alias, ...config }) => {
        const text = JSON.stringify(config);
        if (!configurations.has(text)) configurations.set(text, { ...config, alias: `other${configurations.size}` });
        return [`aws.${alias}`, `aws.${(configurations.get(text) as ProviderConfig).alias}`];
      });
      const providers = { aws: "aws", ...Object.fromEntries(aliased) };
      return [key, { source: `./${key}`, providers, ...requiredVariables(content) }];
    }),
  );
  const provider = { aws: [fullestDefault(documents), ...configurations.values()] };
  return { provider, module, variable: { unknown: { type: "any" } } };
}

/** Terraform knows no variable of the root while it validates. */
function requiredVariables({ variable = {} }: Document["content"]): object {
  const required = Object.entries(variable as Record<string, object>).filter(([, body]) => !("default" in body));
  return Object.fromEntries(required.map(([name]) => [name, "${var.unknown}"]));
}

function aliasedIn(providers: unknown): readonly (ProviderConfig & { readonly alias: string })[] {
  const { aws = [] } = (providers ?? {}) as { readonly aws?: readonly ProviderConfig[] };
  return aws.filter((config): config is ProviderConfig & { readonly alias: string } => config.alias !== undefined);
}

/** Of the default providers. */
function fullestDefault(documents: readonly Document[]): object {
  const defaults = documents.flatMap(({ content }) => {
    const { aws = [] } = (content.provider ?? {}) as { readonly aws?: readonly ProviderConfig[] };
    return aws.filter(({ alias }) => alias === undefined);
  });
  const length = (provider: object) => JSON.stringify(provider).length;
  return defaults.sort((a, b) => length(b) - length(a))[0] ?? {};
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
