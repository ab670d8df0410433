import { Parser, type Rows } from "./parser";
import type { InOf, SettingsOf } from "./types";
import { isObject } from "./values";

/** One of several objects that a member of theirs tells apart: the first parser whose name is a member reads the object. */
export function byMember<P extends Rows>(parsers: P): Parser<InOf<P[keyof P]>, SettingsOf<P[keyof P]>> {
  const names = Object.keys(parsers);
  const type = `object with ${names.join(" or ")}`;
  return new Parser(
    {
      type,
      required: true,
      rows: Object.assign({}, ...Object.values(parsers).map(({ description }) => description.rows)),
    },
    (value, position) => {
      const name = isObject(value) ? names.find((one) => value[one] !== undefined) : undefined;
      return name === undefined ? position.refuse(`must be an ${type}`, value) : parsers[name]?.read(value, position);
    },
    isObject,
  );
}
