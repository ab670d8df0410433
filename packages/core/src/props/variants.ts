import { checkRules, readProp, refuseNonObject, refuseUnknown } from "./object";
import type { Rows } from "./parser";
import { Parser } from "./parser";
import { type Position, REFUSED } from "./position";
import { choice } from "./scalars";
import type { Rule, VariantInput, VariantSettings } from "./types";
import { isObject } from "./values";

interface VariantsOptions<S, D> {
  /** Rules over several props. */
  readonly rules?: readonly Rule<S>[];
  /** The variant of an object without a tag. @default - the tag must be given */
  readonly default?: D;
}

/** One of several objects that one literal prop of theirs tells apart, with the props that all of them have. */
export function variants<
  const Tag extends string,
  V extends Readonly<Record<string, Rows>>,
  C extends Rows = Record<never, never>,
  D extends keyof V = never,
>(
  tag: Tag,
  kinds: V,
  common: C = {} as C,
  options: VariantsOptions<VariantSettings<Tag, V, C>, D> = {},
): Parser<VariantInput<Tag, V, C, D>, VariantSettings<Tag, V, C>> {
  const tags = choice(...Object.keys(kinds)).literal();
  const kind = options.default === undefined ? tags : tags.default(String(options.default));
  const all: Rows = Object.assign({ [tag]: kind }, common, ...Object.values(kinds));
  const read = (value: unknown, position: Position) => {
    if (!isObject(value)) return refuseNonObject(value, position);
    refuseUnknown(value, Object.keys(all), position);
    const given = readProp(kind, value[tag], position.member(tag));
    const rows: Rows | undefined = typeof given === "string" ? kinds[given] : undefined;
    const settings = Object.fromEntries(
      Object.keys(all).map((key) => {
        if (key === tag) return [key, given];
        const own = rows?.[key] ?? common[key];
        if (own) return [key, readProp(own, value[key], position.member(key))];
        // Of an unknown kind, only the common props are read.
        if (!rows) return [key, REFUSED];
        if (value[key] !== undefined)
          position.member(key).refuse(`must be omitted with ${tag} ${JSON.stringify(given)}`);
        return [key, undefined];
      }),
    );
    checkRules(options.rules ?? [], settings as VariantSettings<Tag, V, C>, position);
    return settings;
  };
  return new Parser(read, isObject, all);
}
