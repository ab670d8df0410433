import { isKnownLater } from "@plinth/core";
import { Token } from "cdktf";

/** A number for an argument that is text. */
export function textOfNumber(value: number): string {
  return isKnownLater(value) ? Token.asString(value) : `${value}`;
}
