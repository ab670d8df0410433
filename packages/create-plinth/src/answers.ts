import { parseArgs } from "node:util";
import { zonesOf } from "./zones";

/** What a project is made from. */
export interface Answers {
  /** Name of the project, and what its stacks' names begin with. */
  readonly name: string;
  /** Where it is written. */
  readonly folder: string;
  readonly region: string;
  /** Name of each environment, and whose sizes it starts with. */
  readonly environments: Readonly<Record<string, "dev" | "prod">>;
  /** Bucket that keeps the state; without it, the state is a local file. */
  readonly stateBucket?: string;
  /** CDKTF or CDK Terrain. */
  readonly core: "cdktf" | "cdktn";
}

/** Every question, by its flag: what is asked, and what is taken without an answer. */
export const QUESTIONS = {
  name: { text: "Name of the project", preset: "web-platform" },
  region: { text: "AWS region", preset: "us-east-1" },
  environments: { text: "Environments (a name, or name=dev, name=prod for its sizes)", preset: "dev,prod" },
  state: { text: "State: local or s3", preset: "local" },
  bucket: { text: "Bucket that keeps the state", preset: "" },
  core: { text: "cdktf (CDKTF) or cdktn (CDK Terrain)", preset: "cdktf" },
} as const;

export type Question = keyof typeof QUESTIONS;

/** What the command line says; `folder` is its only word without a flag. */
export type Flags = Partial<Record<Question | "folder", string>> & { readonly help?: boolean; readonly yes?: boolean };

export function readFlags(args: readonly string[]): Flags {
  const text = { type: "string" } as const;
  const yesNo = { type: "boolean" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: text,
      region: text,
      environments: text,
      state: text,
      bucket: text,
      core: text,
      help: { ...yesNo, short: "h" },
      yes: { ...yesNo, short: "y" },
    },
  });
  const [folder, ...more] = positionals;
  if (more.length > 0) throw new Error(`one folder at most, got ${positionals.join(", ")}`);
  return { ...values, folder };
}

/** What the flags say, and the presets for the rest; the folder may give the name. */
export function presetsOf(flags: Flags): Record<Question, string> {
  const all = Object.entries(QUESTIONS).map(([question, { preset }]) => [
    question,
    flags[question as Question] ?? (question === "name" && flags.folder ? nameOf(flags.folder) : preset),
  ]);
  return Object.fromEntries(all) as Record<Question, string>;
}

function nameOf(folder: string): string {
  return folder.replace(/\/+$/, "").replace(/^.*\//, "");
}

/** The answers, or one error that names everything wrong with them. */
export function answersOf(said: Record<Question, string> & { readonly folder?: string }): Answers {
  const { name, region, state, bucket, core } = said;
  const environments = environmentsOf(said.environments);
  const problems = [
    !/^[a-z][a-z0-9-]{0,29}$/.test(name) && `name must be a to z, 0 to 9 and -, at most 30, got ${show(name)}`,
    typeof zonesOf(region) === "string" && `region ${zonesOf(region)}, got ${show(region)}`,
    typeof environments === "string" && environments,
    state !== "local" && state !== "s3" && `state must be local or s3, got ${show(state)}`,
    state === "s3" &&
      !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) &&
      `bucket must name the bucket of the state, got ${show(bucket)}`,
    state === "local" && bucket !== "" && `bucket needs --state s3, got ${show(bucket)}`,
    core !== "cdktf" && core !== "cdktn" && `core must be cdktf or cdktn, got ${show(core)}`,
  ].filter((problem) => problem !== false);
  if (problems.length > 0 || typeof environments === "string") {
    throw new Error(`the project cannot be made:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
  return {
    name,
    folder: said.folder ?? name,
    region,
    environments,
    stateBucket: state === "s3" ? bucket : undefined,
    core: core === "cdktn" ? "cdktn" : "cdktf",
  };
}

/** `dev,staging=prod`, or what is wrong with it. */
function environmentsOf(list: string): Record<string, "dev" | "prod"> | string {
  const entries: [string, "dev" | "prod"][] = [];
  for (const entry of list.split(",")) {
    const [name, sizes = name, ...more] = entry.trim().split("=");
    if (!/^[a-z][a-z0-9]{0,14}$/.test(name) || more.length > 0 || (sizes !== "dev" && sizes !== "prod")) {
      return `environments must be dev, prod, or other names with the sizes of one of them (staging=prod), got ${show(entry)}`;
    }
    if ((name === "dev" || name === "prod") && name !== sizes)
      return `environments must keep ${name} as it is, got ${show(entry)}`;
    if (RESERVED.has(name))
      return `environments must not be named like a word of TypeScript or a file, got ${show(entry)}`;
    if (entries.some(([other]) => other === name)) return `environments must be named once, got ${show(name)} twice`;
    entries.push([name, sizes]);
  }
  return Object.fromEntries(entries);
}

/** Environments are files and constants. */
const RESERVED = new Set([
  "index",
  "settings",
  "default",
  "new",
  "delete",
  "public",
  "private",
  "static",
  "package",
  "import",
  "export",
]);

function show(value: string): string {
  return JSON.stringify(value);
}
