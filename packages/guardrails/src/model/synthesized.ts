import { type Arguments, isBlock, type Resource, tidy } from "./resource";
import { Stack } from "./stack";

/** Reads a synthesized document, `cdk.tf.json`. */
export function stackOfDocument(document: Arguments): Stack {
  return new Stack([...read(document.resource, "managed"), ...read(document.data, "data")]);
}

function read(section: unknown, mode: Resource["mode"]): Resource[] {
  return entries(section).flatMap(([type, named]) =>
    entries(named).map(([name, given]): Resource => {
      const { lifecycle, depends_on: _order, ...rest } = given as Arguments;
      const args = tidy(inline(rest));
      return {
        address: mode === "data" ? `data.${type}.${name}` : `${type}.${name}`,
        type,
        mode,
        args,
        references: referencesIn(args),
        lifecycle: isBlock(lifecycle) ? lifecycle : {},
      };
    }),
  );
}

/** A dynamic block stands for at least one block with its content. */
function inline({ dynamic, ...args }: Arguments): Arguments {
  if (!isBlock(dynamic)) return args;
  const contents = Object.entries(dynamic).map(([name, one]) => [name, isBlock(one) ? [one.content] : []]);
  return { ...args, ...Object.fromEntries(contents) };
}

const REFERENCE = /(?<![\w.])((?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[\w-]+)/g;

/** Addresses in the expressions of all arguments. */
export function referencesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    for (const [expression] of value.matchAll(/\$\{[^}]*\}/g)) {
      for (const [, address] of expression.matchAll(REFERENCE)) found.add(address);
    }
  } else if (Array.isArray(value)) {
    for (const member of value) referencesIn(member, found);
  } else if (isBlock(value)) {
    for (const member of Object.values(value)) referencesIn(member, found);
  }
  return found;
}

function entries(section: unknown): [string, unknown][] {
  return isBlock(section) ? Object.entries(section) : [];
}
