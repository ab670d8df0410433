import { Token } from "cdktf";
import { Parser } from "./parser";
import type { Position } from "./position";
import { suggestion } from "./suggestion";
import { escapeTemplates } from "./terraform-text";
import { isScalarToken } from "./values";

/** Text of any shape, or of one: `rule` completes "must …". */
export function text(rule?: string, shape?: RegExp): Parser<string> {
  return scalar("text", rule, isString, (value) => !shape || shape.test(value));
}

/** Text that the module encodes before Terraform reads it: nothing in it is escaped. */
export function rawText(rule?: string, shape?: RegExp): Parser<string> {
  const { read, accepts } = text(rule, shape);
  const readRaw = (value: unknown, position: Position) => {
    const escaped = read(value, position);
    return isString(value) ? value : escaped;
  };
  return new Parser(readRaw, accepts);
}

/** Text of so many characters. */
export function characters(min: number, max: number): Parser<string> {
  return scalar("text", `have ${min} to ${max} characters`, isString, ({ length }) => length >= min && length <= max);
}

export function integer(min: number, max: number): Parser<number> {
  const rule = `be ${min} to ${max}`;
  return scalar("a whole number", rule, isNumber, (value) => Number.isInteger(value) && value >= min && value <= max);
}

export function number(min: number, max = Infinity): Parser<number> {
  const rule = max === Infinity ? `be ${min} or more` : `be ${min} to ${max}`;
  return scalar("a number", rule, isNumber, (value) => Number.isFinite(value) && value >= min && value <= max);
}

/** It decides what is created, so it is a literal. */
export const boolean: Parser<boolean> = scalar<boolean>(
  "true or false",
  undefined,
  (value) => typeof value === "boolean",
  () => true,
).literal();

export function choice<const T extends readonly (string | number)[]>(...values: T): Parser<T[number]> {
  const isAllowed = (value: unknown) => values.includes(value as T[number]);
  const rule = `be one of ${values.join(", ")}`;
  const read = (value: unknown, position: Position) =>
    isScalarToken(value) || isAllowed(value)
      ? value
      : position.refuse(`must ${rule}`, value, isString(value) ? suggestion(value, values) : "");
  return new Parser(read, isAllowed);
}

/** A single value. A token passes: its value is for Terraform to check. */
export function scalar<T>(
  type: string,
  rule: string | undefined,
  accepts: (value: unknown) => boolean,
  holds: (value: T) => boolean,
  hint?: (value: T) => string,
): Parser<T> {
  const read = (value: unknown, position: Position) => {
    if (isScalarToken(value)) return accepts === isString ? escapeTemplates(Token.asString(value)) : value;
    if (!accepts(value)) return position.refuse(`must be ${rule ? `${type} and ${rule}` : type}`, value);
    if (!holds(value as T)) position.refuse(`must ${rule}`, value, hint?.(value as T));
    return isString(value) ? escapeTemplates(value) : value;
  };
  return new Parser<T>(read, (value) => isScalarToken(value) || accepts(value));
}

const isString = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";
