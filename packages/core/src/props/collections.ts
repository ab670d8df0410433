import { evaluate, known } from "./known";
import { readProp } from "./object";
import type { Rows } from "./parser";
import { Parser } from "./parser";
import { type Position, REFUSED } from "./position";
import type { RowsOf } from "./types";
import { isListToken, isMapToken, isObject, isPlainObject, show } from "./values";

interface ListOptions<O> {
  readonly min?: number;
  readonly max?: number;
  /** What no two members may share. @default - a member that is no object itself */
  readonly unique?: (member: O) => unknown;
}

/** A list, or a token in its place: its members are for Terraform to check then. */
export function list<I, O>(member: Parser<I, O>, options: ListOptions<O> = {}): Parser<readonly I[], readonly O[]> {
  const { min = 0, max = Infinity, unique = itself } = options;
  const read = (value: unknown, position: Position) => {
    if (isListToken(value)) return value;
    if (!Array.isArray(value)) return position.refuse("must be a list", value);
    const members = value.map((one, index) => member.read(one, position.element(index)) as O);
    if (value.length < min) position.refuse(`must have at least ${min} members, got ${value.length}`);
    if (value.length > max) position.refuse(`must have at most ${max} members, got ${value.length}`);
    const twice = repeated(members.map((one) => evaluate(() => unique(known(one)))));
    if (twice !== undefined) position.refuse(`must not repeat a member, got ${show(twice)} twice`);
    return members;
  };
  return new Parser(read, (value) => Array.isArray(value) || isListToken(value));
}

/** Values by a name of the caller's. */
export function record<I, O>(
  member: Parser<I, O>,
  name: Parser<string>,
): Parser<Readonly<Record<string, I>>, Readonly<Record<string, O>>> {
  const read = (value: unknown, position: Position) => {
    if (isMapToken(value)) return value;
    if (!isObject(value)) return position.refuse("must be an object", value);
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([key, one]) => {
          const escaped = name.read(key, position) as string;
          return [escaped, member.read(one, position.member(key))];
        }),
    );
  };
  return new Parser(read, (value) => isObject(value) || isMapToken(value));
}

/**
 * A reference to something that has these members: a module, a raw resource or a plain object. It is passed on as it is, with
 * all its other members.
 */
export function reference<T extends object>(rows: Partial<RowsOf<Omit<T, "toString">>>): Parser<T> {
  const names = Object.keys(rows).join(", ");
  const read = (value: unknown, position: Position) => {
    if (!isObject(value)) return position.refuse(`must be an object with ${names}`, value);
    const members = Object.entries(rows as Rows).map(([key, row]) => readProp(row, value[key], position.member(key)));
    return members.includes(REFUSED) ? REFUSED : value;
  };
  return new Parser(read, isObject);
}

/** A method of something that is given. */
export function method<T extends (...given: never[]) => unknown>(): Parser<T> {
  const accepts = (value: unknown) => typeof value === "function";
  return new Parser<T>(
    (value, position) => (accepts(value) ? value : position.refuse("must be a method", value)),
    accepts,
  );
}

/** A value of any type. */
export const anyValue: Parser<unknown> = new Parser(
  (value) => value,
  () => true,
);

/** An object whose members are checked elsewhere. */
export const anyObject: Parser<object> = new Parser(
  (value, position) => (isPlainObject(value) ? value : position.refuse("must be an object", value)),
  isPlainObject,
);

/** One of two types. The last is the common one: what fits neither is reported by it. */
export function either<A, AO, B, BO>(first: Parser<A, AO>, second: Parser<B, BO>): Parser<A | B, AO | BO> {
  return new Parser(
    (value, position) => (first.accepts(value) ? first : second).read(value, position),
    (value) => first.accepts(value) || second.accepts(value),
    second.rows ?? first.rows,
  );
}

function itself(member: unknown): unknown {
  return isObject(member) ? undefined : member;
}

function repeated(values: readonly unknown[]): unknown {
  return values.find((value, index) => value !== undefined && values.indexOf(value) !== index);
}
