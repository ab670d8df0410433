import type { AllowedLoss } from "@plinth/guardrails";
// From its source: `npm test` begins before anything is compiled.
import { STATEFUL } from "../../packages/model/src/stateful";
import { isKnown, replacingArguments, valueAt } from "./replacing";

type Arguments = Readonly<Record<string, unknown>>;

/** A synthesized stack, as far as it matters here. */
export interface Document {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

/**
 * What of a stack would be destroyed or replaced when the next document of it is applied, as sentences; only what is
 * stateful. Values are compared as they are written, so that a reference to something else counts as a change.
 */
export function lossesBetween(before: Document, after: Document, allowed: readonly AllowedLoss[] = []): string[] {
  const accepted = new Set(allowed.map(({ address }) => address));
  return stateful(before)
    .filter(({ address }) => !accepted.has(address))
    .flatMap(({ type, address, args }) => {
      const target = movedTo(address, after);
      const next = after.resource?.[type]?.[target.slice(type.length + 1)];
      if (next === undefined) {
        return [`${address} is no longer there: ${STATEFUL[type]}; carry it over with a moved block`];
      }
      return replacingArguments(type, args, next)
        .filter((name) => written(valueAt(args, name), before, after) !== written(valueAt(next, name), after, after))
        .map((name) => {
          const change = `${name} changes from ${shown(valueAt(args, name))} to ${shown(valueAt(next, name))}`;
          return `${address} is replaced: ${STATEFUL[type]}; ${change}`;
        });
    });
}

/** Stateful types of which the provider was not asked: the comparison would be blind for them. */
export function unknownTypes(document: Document): string[] {
  return Object.keys(document.resource ?? {}).filter((type) => type in STATEFUL && !isKnown(type));
}

function stateful({ resource = {} }: Document): { type: string; address: string; args: Arguments }[] {
  return Object.entries(resource)
    .filter(([type]) => type in STATEFUL)
    .flatMap(([type, named]) =>
      Object.entries(named).map(([name, args]) => ({ type, address: `${type}.${name}`, args })),
    );
}

function movedTo(address: string, { moved = [] }: Document): string {
  return moved.find(({ from }) => from === address)?.to ?? address;
}

/** The value with what it refers to under the new names, and with data sources of one document alike when they read the same. */
function written(value: unknown, { data = {} }: Document, { moved = [] }: Document): string {
  const text = JSON.stringify(value ?? null).replaceAll(/\$\{data\.(\w+)\.([\w-]+)\./g, (reference, type, name) => {
    const { "//": _metadata, ...args } = data[type]?.[name] ?? { unknown: reference };
    return `\${data.${type}(${JSON.stringify(args)}).`;
  });
  return moved.reduce((moving, { from, to }) => moving.replaceAll(`\${${from}.`, `\${${to}.`), text);
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
