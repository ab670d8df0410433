import { ADDRESS } from "./address";
import { type Arguments, isBlock } from "./arguments";
import { kindOf, read } from "./read";
import type { Source } from "./sources";
import { Stack } from "./stack";

/**
 * The stacks of an app as one: outputs that a stack reads from the state of another are the values themselves.
 *
 * @param isQualified - whether an address names its stack, `module.network.aws_vpc.Network`. @default - of several stacks
 * @throws Error when several are given and one is no document
 */
export function readApp(sources: readonly Pick<Source, "name" | "json">[], isQualified = sources.length > 1): Stack {
  const [only] = sources;
  if (only && !isQualified) return read(only.json);
  const app = new App(sources);
  const stacks = sources.map(({ name }) => ({ name, stack: read(app.document(name)) }));
  return new Stack(
    stacks.flatMap(({ name, stack }) =>
      stack.resources.map((resource) => ({ ...resource, address: prefix(name) + resource.address })),
    ),
    {
      unread: stacks.flatMap(({ name, stack }) => stack.unread.map((what) => `${name}: ${what}`)),
      moved: stacks.flatMap(({ name, stack }) =>
        stack.moved.map(({ from, to }) => ({ from: prefix(name) + from, to: prefix(name) + to })),
      ),
    },
  );
}

const REFERENCE = new RegExp(String.raw`(?<![\w.])(${ADDRESS})`, "g");
const OUTPUT = /data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)/g;

/** What CDKTF and CDK Terrain call the state of another stack: `cross-stack-reference-input-network`. */
const INPUT = /^cross-stack-reference-input-/;

/** Documents whose references say the stack that they mean. */
class App {
  private readonly documents: ReadonlyMap<string, Arguments>;

  constructor(sources: readonly Pick<Source, "name" | "json">[]) {
    for (const { name, json } of sources) {
      const kind = kindOf(json);
      if (kind !== "document") throw new Error(`${name}: the stacks of an app must be documents, got a ${kind}`);
    }
    this.documents = new Map(sources.map(({ name, json }) => [name, json as Arguments]));
  }

  document(name: string): Arguments {
    const { output: _outputs, moved, ...document } = this.documents.get(name) ?? {};
    return { ...(this.resolved(document, name, []) as Arguments), ...(moved !== undefined && { moved }) };
  }

  private resolved(value: unknown, name: string, path: readonly string[]): unknown {
    if (typeof value === "string") return this.expressions(value, name, path);
    if (Array.isArray(value)) return value.map((member) => this.resolved(member, name, path));
    if (!isBlock(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.resolved(member, name, path)]));
  }

  private expressions(text: string, name: string, path: readonly string[]): string {
    return text.replace(/\$\{[^}]*\}/g, (expression) => {
      const own = expression.replace(REFERENCE, (reference) =>
        reference.startsWith("data.terraform_remote_state.") ? reference : prefix(name) + reference,
      );
      return own.replace(OUTPUT, (unresolved, input: string, output: string) => {
        const from = input.replace(INPUT, "");
        return this.output(from, output, [...path, `${name}.${output}`]) ?? unresolved;
      });
    });
  }

  /** The expression that an output of a stack is, without its `${}`. */
  private output(name: string, output: string, path: readonly string[]): string | undefined {
    const outputs = this.documents.get(name)?.output;
    const body = isBlock(outputs) ? outputs[output] : undefined;
    const value = isBlock(body) ? body.value : undefined;
    if (typeof value !== "string" || path.length > this.documents.size) return;
    return /^\$\{(.*)\}$/.exec(this.expressions(value, name, path))?.[1];
  }
}

function prefix(name: string): string {
  return `module.${name}.`;
}
