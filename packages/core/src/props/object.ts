import { evaluate, known } from "./known";
import type { Rows } from "./parser";
import { Parser } from "./parser";
import { type Position, REFUSED } from "./position";
import { suggestion } from "./suggestion";
import type { Input, Rule, Settings } from "./types";
import { isKnownLater, isObject } from "./values";

interface ObjectOptions<S, G extends readonly Rows[]> {
  /** Rules over several props. */
  readonly rules?: readonly Rule<S>[];
  /** Groups of props of which exactly one is given. */
  readonly oneOf?: G;
}

/** An object of exactly these props. */
export function object<R extends Rows, const G extends readonly Rows[] = []>(
  rows: R,
  options: ObjectOptions<Settings<R, G>, G> = {},
): Parser<Input<R, G>, Settings<R, G>> {
  const { rules = [], oneOf = [] } = options;
  const all: Rows = Object.assign({}, ...oneOf, rows);
  const read = (value: unknown, position: Position) => {
    if (!isObject(value)) return refuseNonObject(value, position);
    refuseUnknown(value, Object.keys(all), position);
    const group = chosenGroup(value, oneOf, position);
    const settings = Object.fromEntries(
      Object.entries(all).map(([key, row]) => {
        if (key in rows || (group && key in group)) return [key, readProp(row, value[key], position.member(key))];
        return [key, group ? undefined : REFUSED];
      }),
    );
    checkRules(rules, settings as Settings<R, G>, position);
    return settings;
  };
  return new Parser(read, isObject, all);
}

/** Text in the place of an object is not quoted: it can be a secret, such as a password. */
export function refuseNonObject(value: unknown, position: Position): typeof REFUSED {
  return typeof value === "string" && !isKnownLater(value)
    ? position.refuse("must be an object, got text")
    : position.refuse("must be an object", value);
}

export function readProp(row: Rows[string], value: unknown, position: Position): unknown {
  return value === undefined && row.required ? position.refuse("must be given") : row.read(value, position);
}

export function refuseUnknown(value: object, names: readonly string[], position: Position): void {
  for (const [key, given] of Object.entries(value)) {
    if (given === undefined || names.includes(key)) continue;
    position.member(key).refuse(`is not a prop${suggestion(key, names) || `, the props are ${names.join(", ")}`}`);
  }
}

export function checkRules<S>(rules: readonly Rule<S>[], settings: S, position: Position): void {
  for (const rule of rules) {
    const found = evaluate(() => rule(known(settings), (prop) => position.member(prop).path));
    for (const problem of [found].flat()) if (problem) position.report(problem);
  }
}

/** The group of which a required prop is given; nothing when there is not exactly one. */
function chosenGroup(value: Record<string, unknown>, groups: readonly Rows[], position: Position): Rows | undefined {
  if (groups.length === 0) return;
  const requiredOf = (group: Rows) => Object.keys(group).filter((key) => group[key]?.required);
  const chosen = groups.filter((group) => requiredOf(group).some((key) => value[key] !== undefined));
  if (chosen.length === 1) return chosen[0];
  const names = groups.map((group) => requiredOf(group)[0]);
  if (chosen.length === 0) position.report(`${named(names, position)} must be given`);
  else position.report(`${named(names, position)} must not be given together`);
  return;
}

function named(names: readonly (string | undefined)[], position: Position): string {
  return names.map((name) => position.member(name ?? "").path).join(" or ");
}
