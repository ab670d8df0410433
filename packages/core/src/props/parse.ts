import type { IConstruct } from "constructs";
import { validate } from "../validate";
import { checkRules } from "./object";
import type { Environment, Parser } from "./parser";
import { Position } from "./position";
import type { Rule } from "./types";
import { isObject } from "./values";

interface ParseOptions<O> {
  /** The call of a method, as it is written: `addReplica("Reporting")`. @default - the constructor */
  readonly call?: string;
  /** Whose defaults apply to a method. @default - the prop `environment` */
  readonly environment?: Environment;
  /** Rules that need more than the props: what the construct has already. */
  readonly rules?: readonly Rule<O>[];
}

/**
 * Parses the props of a module, or the arguments of a method, into settings.
 *
 * @throws Error with every problem: `<path> (<class>) is misconfigured:` and one line each. A construct that is refused in its
 * constructor leaves nothing in the tree; a method is refused before it creates anything.
 */
export function parse<I, O>(construct: IConstruct, parser: Parser<I, O>, given: I, options: ParseOptions<O> = {}): O {
  const { call, rules = [], environment = environmentOf(given) } = options;
  const problems: string[] = [];
  const position = new Position("", environment, problems);
  const settings = parser.read(given, position) as O;
  checkRules(rules, settings, position);
  validate(construct, problems, call);
  return settings;
}

function environmentOf(props: unknown): Environment | undefined {
  const environment = isObject(props) ? props.environment : undefined;
  return environment === "dev" || environment === "prod" ? environment : undefined;
}
