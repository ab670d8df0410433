import { Fn, Token } from "cdktf";
import type { Environment, Parser } from "../../src/props";
import { Position, REFUSED } from "../../src/props/position";

/** What a parser makes of a value, or the problems that it reports. */
export function read<I, O>(parser: Parser<I, O>, value: unknown, environment: Environment = "dev"): O | string[] {
  const problems: string[] = [];
  const settings = parser.read(value, new Position("prop", environment, problems));
  if (settings === REFUSED && problems.length === 0) return ["refused without a word"];
  return problems.length > 0 ? problems : (settings as O);
}

export const TEXT = Token.asString(Fn.lower("X"));
export const NUMBER = Token.asNumber(Fn.parseint("3", 10));
export const LIST = Token.asList(Fn.split(",", "a,b"));
