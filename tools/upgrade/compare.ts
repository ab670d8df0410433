import type { AllowedLoss } from "@plinth/guardrails";
// From its source: `npm test` begins before anything is compiled.
import { STATEFUL } from "../../packages/guardrails/src/plan/stateful";
import { REPLACING } from "./replacing";

type Arguments = Readonly<Record<string, unknown>>;

/** A synthesized stack, as far as it matters here. */
export interface Document {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
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
      return (REPLACING[type] ?? [])
        .filter((name) => written(args[name], after) !== written(next[name], after))
        .map((name) => {
          const change = `${name} changes from ${shown(args[name])} to ${shown(next[name])}`;
          return `${address} is replaced: ${STATEFUL[type]}; ${change}`;
        });
    });
}

/** Stateful types whose replacing arguments nobody wrote down: the comparison would be blind for them. */
export function unknownTypes(document: Document): string[] {
  return Object.keys(document.resource ?? {}).filter((type) => type in STATEFUL && !(type in REPLACING));
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

/** The value with what it refers to under the new names. */
function written(value: unknown, { moved = [] }: Document): string {
  return moved.reduce(
    (text, { from, to }) => text.replaceAll(`\${${from}.`, `\${${to}.`),
    JSON.stringify(value ?? null),
  );
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
