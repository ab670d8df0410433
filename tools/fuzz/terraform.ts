import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startEmulator } from "../e2e/emulator";
import { requireProvider, Workspace } from "../terraform/workspace";

const FOLDER = resolve(__dirname, "../../.plinth/fuzz/terraform");

/** Terraform holds all documents of a run in memory; more of them at once are no faster. */
const BATCH = 150;

const OTHER_REGION = "aws.other_region";

/** Of any type, and unknown to a plan. */
const KNOWN_LATER = "${jsondecode(terraform_data.later.id)}";

export type Document = Readonly<Record<string, unknown>>;

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly range?: { readonly filename: string };
}

/** Data sources that answer in an account that holds nothing. */
const ANSWERED = new Set([
  "aws_availability_zones",
  "aws_caller_identity",
  "aws_iam_policy_document",
  "aws_partition",
  "aws_region",
]);

/** Asks Terraform about the modules in a folder; its diagnostics. */
type Ask = (workspace: Workspace) => Promise<readonly Diagnostic[]>;

/** What `terraform validate` says against documents, by their numbers. */
export function invalidDocuments(documents: ReadonlyMap<number, Document>): Promise<Map<number, string>> {
  return refused(documents, validate);
}

/** What `terraform plan` says against documents in a new account, by their numbers. */
export async function unplannedDocuments(documents: ReadonlyMap<number, Document>): Promise<Map<number, string>> {
  const emulator = await startEmulator("fuzz");
  try {
    return await refused(documents, (workspace) => plan(workspace, emulator.env));
  } finally {
    emulator.stop();
  }
}

/** Whether nothing has to exist already for a plan of the document; AWS's own parameters do, in every account. */
export function canBePlanned({ data = {} }: Document): boolean {
  return Object.entries(data as Record<string, Record<string, { readonly name?: string }>>).every(
    ([type, sources]) =>
      ANSWERED.has(type) ||
      (type === "aws_ssm_parameter" &&
        Object.values(sources).every(({ name = "" }) => name.startsWith("/aws/service/"))),
  );
}

/** Each document is a module of one root, so that the provider starts once for many. */
async function refused(documents: ReadonlyMap<number, Document>, ask: Ask): Promise<Map<number, string>> {
  const workspace = await Workspace.open();
  const all = new Map<number, string>();
  const numbers = [...documents.keys()];
  for (let at = 0; at < numbers.length; at += BATCH) {
    let batch = numbers.slice(at, at + BATCH);
    while (batch.length > 0) {
      prepare(batch, documents, workspace);
      const found = byNumber(await ask(workspace));
      for (const [number, text] of found) all.set(number, text);
      // What cannot even be read hides what is wrong with the others.
      batch = found.size > 0 ? batch.filter((number) => !found.has(number)) : [];
    }
  }
  return all;
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
    modules[key] = {
      source: `./${key}`,
      providers: Object.fromEntries(aliases.map((alias) => [alias, OTHER_REGION])),
      ...Object.fromEntries(Object.keys(content.variable ?? {}).map((name) => [name, KNOWN_LATER])),
    };
  }
  const provider = { aws: [{ region: "us-east-1" }, { region: "eu-west-1", alias: OTHER_REGION.split(".")[1] }] };
  const resource = { terraform_data: { later: {} } };
  const root = { ...requireProvider(workspace.providerVersion), provider, resource, module: modules };
  writeFileSync(join(FOLDER, "main.tf.json"), JSON.stringify(root));
  workspace.adopt(FOLDER);

  const manifest = [
    { Key: "", Source: "", Dir: "." },
    ...keys.map((key) => ({ Key: key, Source: `./${key}`, Dir: key })),
  ];
  mkdirSync(join(FOLDER, ".terraform", "modules"), { recursive: true });
  writeFileSync(join(FOLDER, ".terraform", "modules", "modules.json"), JSON.stringify({ Modules: manifest }));
  symlinkSync(workspace.providers, join(FOLDER, ".terraform", "providers"));
  copyFileSync(workspace.backend, join(FOLDER, ".terraform", "terraform.tfstate"));
}

/** A module takes the providers of the root: each of its own would be one more process. */
function aliasesIn(provider: unknown): string[] {
  const { aws = [] } = (provider ?? {}) as { readonly aws?: readonly { readonly alias?: string }[] };
  return aws.flatMap(({ alias }) => (alias === undefined ? [] : [`aws.${alias}`]));
}

const OPTIONS = { cwd: FOLDER, dataDir: join(FOLDER, ".terraform") };

async function validate(workspace: Workspace): Promise<readonly Diagnostic[]> {
  const { stdout } = await workspace.run(["validate", "-json"], OPTIONS);
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

/** Terraform writes a line of JSON for each event. */
async function plan(workspace: Workspace, env: Record<string, string>): Promise<readonly Diagnostic[]> {
  const { stdout } = await workspace.run(["plan", "-json", "-input=false", "-parallelism=30"], { ...OPTIONS, env });
  const events = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { readonly type: string; readonly diagnostic: Diagnostic });
  if (!events.some(({ type }) => type === "change_summary" || type === "diagnostic"))
    throw new Error(`terraform plan fails: ${stdout}`);
  return events.filter(({ type }) => type === "diagnostic").map(({ diagnostic }) => diagnostic);
}

function byNumber(diagnostics: readonly Diagnostic[]): Map<number, string> {
  const found = new Map<number, string>();
  for (const { severity, summary, detail, range } of diagnostics) {
    if (severity !== "error") continue;
    const [, number] = /case(\d+)\//.exec(range?.filename ?? "") ?? [];
    if (number === undefined) throw new Error(`Terraform fails: ${summary} ${detail ?? ""}`);
    if (!found.has(Number(number))) found.set(Number(number), `${summary}: ${detail ?? ""}`);
  }
  return found;
}
