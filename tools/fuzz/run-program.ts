import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, TerraformStack, Testing, Token } from "cdktf";
import { Fixtures } from "./fixtures";
import { garbageIn, judgeError } from "./judge";
import type { Result } from "./outcome";
import type { Call, Program } from "./program";

/** An app makes its output folder when it is constructed; this one is shared and stays empty. */
const OUTDIR = join(tmpdir(), "plinth-fuzz");

/** What packages export, by their names. */
export type Packages = Readonly<
  Record<string, { readonly folder: string; readonly exports: Readonly<Record<string, unknown>> }>
>;

export interface Run extends Result {
  /** The document, when it was synthesized. */
  readonly document?: Readonly<Record<string, unknown>>;
}

/** Runs a program in a stack of its own, and synthesizes what it leaves. */
export function runProgram({ package: name, make, verbs }: Program, packages: Packages): Run {
  const folders = Object.values(packages).map(({ folder }) => folder);
  const stack = new TerraformStack(new App({ outdir: OUTDIR }), "fuzz");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  const fixtures = new Fixtures(stack);
  // Whatever programs refer to is there before: it is no trace of what is under test.
  const args = [make, ...verbs].map((call) => evaluated(call, fixtures));

  let subject: unknown;
  for (const [at, call] of [make, ...verbs].entries()) {
    const before = pathsIn(stack);
    try {
      const result = perform(call, args[at], { subject, exports: packages[name].exports, fixtures });
      if (at === 0) subject = result;
    } catch (error) {
      const judged = judgeError(error, folders);
      const left = [...pathsIn(stack)].filter((path) => !before.has(path));
      if (judged.outcome !== "refused" || left.length === 0) return judged;
      return { ...judged, outcome: "left in tree", message: `${call.name} is refused and leaves ${left[0]}` };
    }
  }
  return synthesized(stack, folders);
}

function synthesized(stack: TerraformStack, folders: readonly string[]): Run {
  try {
    const document = JSON.parse(Testing.synth(stack, true));
    const garbage = garbageIn(document);
    if (garbage) return { outcome: "garbage in document", message: garbage };
    const warning = warningsOf(stack).find((text) => garbageIn(text) !== undefined);
    return warning ? { outcome: "token in message", message: warning } : { outcome: "accepted", document };
  } catch (error) {
    return judgeError(error, folders);
  }
}

/** Users read them as they read refusals. */
function warningsOf(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => String(data)));
}

interface World {
  readonly subject: unknown;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly fixtures: Fixtures;
}

function perform({ by, name }: Call, args: readonly unknown[], { subject, exports, fixtures }: World): unknown {
  switch (by) {
    case "constructor":
      return Reflect.construct(exports[name] as new () => unknown, args);
    case "call":
      return Reflect.apply(exports[name] as () => unknown, undefined, args);
    case "fixture":
      return fixtures[name as keyof Fixtures];
    case "verb": {
      const [verb, ...parts] = name.split(".").reverse();
      const owner = parts.reverse().reduce((one, part) => (one as Record<string, unknown>)[part], subject);
      return Reflect.apply((owner as Record<string, () => unknown>)[verb], owner, args);
    }
  }
}

function evaluated({ by, name, args }: Call, fixtures: Fixtures): unknown[] {
  if (by === "fixture") void fixtures[name as keyof Fixtures];
  return new Function("f", "Token", "Fn", `return [${args.join(", ")}];`)(fixtures, Token, Fn);
}

/** Without the data sources of the stack, which all modules share and whoever reads them first creates. */
function pathsIn(stack: TerraformStack): Set<string> {
  const shared = new RegExp(`^${stack.node.path}/Plinth(-|/|$)`);
  return new Set(stack.node.findAll().flatMap(({ node: { path } }) => (shared.test(path) ? [] : [path])));
}
