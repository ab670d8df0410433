import { isKnownLater, type Tags } from "@plinth/core";
import { Fn, Token } from "cdktf";

/** With a `Name`, unless the caller has one. */
export function tagsNamed(tags: Tags, name: string): Tags {
  if (isKnownLater(tags)) return Token.asStringMap(Fn.merge([{ Name: name }, tags]));
  return { ...tags, Name: tags.Name ?? name };
}
