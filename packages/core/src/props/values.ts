import { Token, Tokenization } from "cdktf";

const LONGEST = 80;
/** Tokens within text: cdktf writes those of lists with `#`, those of maps with `&`. */
const TOKEN = /[$#&]\{TfToken\[[^\]]*\]\}/g;

/** A token, or text that contains one: the value is known only after apply. */
export function isKnownLater(value: unknown): boolean {
  if (typeof value !== "string" && typeof value !== "number" && (typeof value !== "object" || value === null))
    return false;
  return Token.isUnresolved(value);
}

/** A number for an argument that is text. */
export function textOfNumber(value: number): string {
  return isKnownLater(value) ? Token.asString(value) : `${value}`;
}

/** A token in the place of text, a number, true or false. */
export function isScalarToken(value: unknown): boolean {
  return isKnownLater(value) && (typeof value !== "object" || Tokenization.isResolvable(value));
}

/** A token in the place of a list. */
export function isListToken(value: unknown): boolean {
  return Array.isArray(value) && isKnownLater(value);
}

/** A token in the place of an object. */
export function isMapToken(value: unknown): boolean {
  return isKnownLater(value) && typeof value === "object" && !Array.isArray(value) && !Tokenization.isResolvable(value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isKnownLater(value);
}

/** Written by the caller as `{ … }`, and no instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return isObject(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

/** A value as messages quote it: short, and never the text of a token. */
export function show(value: unknown): string {
  if (isKnownLater(value)) return "a value that is known only after apply";
  if (typeof value === "string" || Array.isArray(value) || isPlainObject(value)) return shorten(json(value));
  if (isObject(value)) return `an instance of ${value.constructor?.name || "a class"}`;
  return shorten(typeof value === "function" ? "a function" : String(value));
}

function json(value: unknown): string {
  try {
    const text = JSON.stringify(value, (_key, member) => {
      if (isKnownLater(member)) return "(known after apply)";
      return typeof member === "object" && member !== null && !Array.isArray(member) && !isPlainObject(member)
        ? show(member)
        : typeof member === "bigint" || (typeof member === "number" && !Number.isFinite(member))
          ? String(member)
          : member;
    });
    return text.replace(TOKEN, "(known after apply)");
  } catch {
    return "an object that contains itself";
  }
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
