import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { requireProvider, Workspace } from "../terraform/workspace";

const FOLDER = resolve(__dirname, "../../.plinth/fuzz/validate");

/** Terraform holds all documents of a run in memory; more of them at once are no faster. */
const BATCH = 150;

const OTHER_REGION = "aws.other_region";

export type Document = Readonly<Record<string, unknown>>;

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly range?: { readonly filename: string };
}

/**
 * What `terraform validate` says against documents, by their numbers. Each is a module of one root, so that the provider
 * starts once for many.
 */
export async function invalidDocuments(documents: ReadonlyMap<number, Document>): Promise<Map<number, string>> {
  const workspace = await Workspace.open();
  const invalid = new Map<number, string>();
  const numbers = [...documents.keys()];
  for (let at = 0; at < numbers.length; at += BATCH) {
    let batch = numbers.slice(at, at + BATCH);
    while (batch.length > 0) {
      prepare(batch, documents, workspace);
      const found = await diagnose(workspace);
      for (const [number, text] of found) invalid.set(number, text);
      // What cannot even be read hides what is wrong with the others.
      batch = found.size > 0 ? batch.filter((number) => !found.has(number)) : [];
    }
  }
  return invalid;
}

/** As `terraform init` would leave it: with that, it reads every module twice, and answers with text alone. */
function prepare(numbers: readonly number[], documents: ReadonlyMap<number, Document>, workspace: Workspace): void {
  rmSync(FOLDER, { recursive: true, force: true });
  const keys = numbers.map((number) => `case${number}`);
  const modules: Record<string, object> = {};
  for (const number of numbers) {
    const key = `case${number}`;
    const { provider, ...content } = documents.get(number) ?? {};
    const aliases = aliasesIn(provider);
    const aws = { source: "hashicorp/aws", version: workspace.providerVersion, configuration_aliases: aliases };
    mkdirSync(join(FOLDER, key), { recursive: true });
    writeFileSync(
      join(FOLDER, key, "main.tf.json"),
      JSON.stringify({ ...content, terraform: { required_providers: { aws } } }),
    );
    modules[key] = { source: `./${key}`, providers: Object.fromEntries(aliases.map((alias) => [alias, OTHER_REGION])) };
  }
  const provider = { aws: [{ region: "us-east-1" }, { region: "eu-west-1", alias: OTHER_REGION.split(".")[1] }] };
  const root = { ...requireProvider(workspace.providerVersion), provider, module: modules };
  writeFileSync(join(FOLDER, "main.tf.json"), JSON.stringify(root));
  workspace.adopt(FOLDER);

  const manifest = [
    { Key: "", Source: "", Dir: "." },
    ...keys.map((key) => ({ Key: key, Source: `./${key}`, Dir: key })),
  ];
  mkdirSync(join(FOLDER, ".terraform", "modules"), { recursive: true });
  writeFileSync(join(FOLDER, ".terraform", "modules", "modules.json"), JSON.stringify({ Modules: manifest }));
  symlinkSync(workspace.providers, join(FOLDER, ".terraform", "providers"));
}

/** A module takes the providers of the root: each of its own would be one more process. */
function aliasesIn(provider: unknown): string[] {
  const { aws = [] } = (provider ?? {}) as { readonly aws?: readonly { readonly alias?: string }[] };
  return aws.flatMap(({ alias }) => (alias === undefined ? [] : [`aws.${alias}`]));
}

async function diagnose(workspace: Workspace): Promise<Map<number, string>> {
  const options = { cwd: FOLDER, dataDir: join(FOLDER, ".terraform") };
  const { stdout, stderr } = await workspace.run(["validate", "-json"], options);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  const found = new Map<number, string>();
  for (const { severity, summary, detail, range } of diagnostics) {
    if (severity !== "error") continue;
    const [, number] = /case(\d+)\//.exec(range?.filename ?? "") ?? [];
    if (number === undefined) throw new Error(`terraform validate fails: ${summary} ${detail ?? ""}${stderr}`);
    if (!found.has(Number(number))) found.set(Number(number), `${summary}: ${detail ?? ""}`);
  }
  return found;
}
