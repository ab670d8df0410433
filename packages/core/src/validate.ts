import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { assertOneCore } from "./one-core";

/** A sentence that says what is wrong with one prop, or nothing. */
export type Problem = string | false | undefined;

/**
 * Throws one error that names every problem; does nothing when there is none.
 *
 * A construct that fails in its constructor leaves no trace in the tree. For a verb, pass the call as it reads
 * (`addReplica("Reporting")`), before anything is created.
 *
 * @throws Error `<path> (<class>) is misconfigured:` and one line a problem; also when the stack is of another copy of cdktf
 */
export function validate(construct: IConstruct, problems: readonly Problem[], verb?: string): void {
  assertOneCore(construct);
  const found = problems.filter((problem): problem is string => typeof problem === "string" && problem !== "");
  if (found.length === 0) return;
  const { node } = construct;
  if (!verb) remove(construct);
  const where = verb ? `${node.path}.${verb}` : node.path;
  const lines = found.map((problem) => `  - ${problem}`);
  throw new Error(`${where} (${construct.constructor.name}) is misconfigured:\n${lines.join("\n")}`);
}

/** Calls other modules in a constructor: when one of them refuses, the module leaves nothing in the tree either. */
export function whileCreating<T>(module: IConstruct, call: () => T): T {
  try {
    return call();
  } catch (error) {
    remove(module);
    throw error;
  }
}

function remove({ node }: IConstruct): void {
  node.scope?.node.tryRemoveChild(node.id);
}

/** A whole number in a closed range. */
export function between(prop: string, value: number | undefined, min: number, max: number): Problem {
  if (skips(value)) return;
  if (Number.isInteger(value) && value >= min && value <= max) return;
  return `${prop} must be ${min} to ${max}, got ${value}`;
}

/** Anything else: the sentence when the condition does not hold. */
export function must(holds: boolean, sentence: string): Problem {
  return holds ? undefined : sentence;
}

function skips<T>(value: T | undefined): value is undefined {
  return value === undefined || Token.isUnresolved(value);
}
