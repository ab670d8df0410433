import { Parser, type Rows } from "./parser";
import type { InOf, SettingsOf } from "./types";
import { isObject } from "./values";

/** One of several objects that a member of theirs tells apart: the first parser whose name is a member reads the object. */
export function byMember<P extends Rows>(parsers: P): Parser<InOf<P[keyof P]>, SettingsOf<P[keyof P]>> {
  const names = Object.keys(parsers);
  return new Parser(
    (value, position) => {
      const name = isObject(value) ? names.find((one) => value[one] !== undefined) : undefined;
      if (name === undefined) return position.refuse(`must be an object with ${names.join(" or ")}`, value);
      return parsers[name]?.read(value, position);
    },
    isObject,
    Object.assign({}, ...Object.values(parsers).map(({ rows }) => rows)),
  );
}
