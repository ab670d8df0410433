import { type Arguments, block, isTrue, isUnknown, type Resource, type Stack } from "@plinth/model";
import type { Rule } from "../rule";

export type Check = Rule["check"];

/** Something that is true of a resource. */
export type Condition = (resource: Resource, stack: Stack) => boolean;

/** The value of an argument; with points, of one in blocks: `access_logs.enabled`. */
export function valueAt(args: Arguments, path: string): unknown {
  const names = path.split(".");
  const last = names.pop() as string;
  return names.reduce(block, args)[last];
}

/** Whether a flag is known not to be set. */
export function isOff(value: unknown): boolean {
  return !isTrue(value) && !isUnknown(value);
}

/** Whether a flag is set to false; left out, the default of AWS holds. */
export function isFalse(value: unknown): boolean {
  return value === false || value === "false";
}

export function mustBeTrue(path: string, message: string): Check {
  return ({ args }) => isOff(valueAt(args, path)) && message;
}

export function mustNotBeTrue(path: string, message: string): Check {
  return ({ args }) => isTrue(valueAt(args, path)) && message;
}

export function mustNotBeFalse(path: string, message: string): Check {
  return ({ args }) => isFalse(valueAt(args, path)) && message;
}

export function mustBeSet(path: string, message: string): Check {
  return must(has(path), message);
}

export function mustBeReferredToBy(types: string | readonly string[], message: string): Check {
  return must(isReferredToBy(types), message);
}

export function must(condition: Condition, message: string): Check {
  return (resource, stack) => !condition(resource, stack) && message;
}

export function mustNot(condition: Condition, message: string): Check {
  return (resource, stack) => condition(resource, stack) && message;
}

/** Judges only what is so. */
export function when(condition: Condition, check: Check): Check {
  return (resource, stack) => condition(resource, stack) && check(resource, stack);
}

/** Judges only what is not so, by none of the conditions. */
export function unless(conditions: Condition | readonly Condition[], check: Check): Check {
  return (resource, stack) => ![conditions].flat().some((is) => is(resource, stack)) && check(resource, stack);
}

/** The finding of the first of the checks that has one. */
export function firstOf(...checks: readonly Check[]): Check {
  return (resource, stack) => {
    for (const check of checks) {
      const message = check(resource, stack);
      if (message) return message;
    }
    return;
  };
}

export function has(path: string): Condition {
  return ({ args }) => valueAt(args, path) !== undefined;
}

export function is(path: string, ...values: readonly string[]): Condition {
  return ({ args }) => values.includes(`${valueAt(args, path)}`);
}

export function isReferredToBy(types: string | readonly string[]): Condition {
  return (resource, stack) => stack.referringTo(resource, ...[types].flat()).length > 0;
}

export function isOfType(...types: readonly string[]): Condition {
  return ({ type }) => types.includes(type);
}

/** Whether Terraform destroys the resource before it makes its replacement; plans and states do not say it. */
export const isDestroyedFirst: Condition = ({ lifecycle }) =>
  lifecycle !== undefined && !isTrue(lifecycle.create_before_destroy);
