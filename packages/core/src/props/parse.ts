import type { IConstruct } from "constructs";
import { idProblem } from "../addresses";
import { useProvider } from "../context/provider";
import { validate } from "../validate";
import { CHILD_KEY, isProvider } from "./aws-values";
import type { Environment } from "./environment";
import { checkRules } from "./object";
import type { Parser } from "./parser";
import { Position } from "./position";
import type { Rule } from "./types";
import { isObject, show } from "./values";

interface ParseOptions<O> {
  /** The call of a method, as it is written: `grantRead()`. @default - the constructor */
  readonly call?: string;
  /** Whose defaults apply to a method. @default - the prop `environment` */
  readonly environment?: Environment;
  /** Rules that need more than the props: what the construct has already. */
  readonly rules?: readonly Rule<O>[];
}

interface ChildOptions<O> extends Omit<ParseOptions<O>, "call"> {
  /** `addReplica`. */
  readonly method: string;
  /** The ids of such children begin with it: `Replica` for `Replica-Reporting`. @default - the key is the id */
  readonly prefix?: string;
  /** Id of a child of the construct that such children are below. @default - they are children of the construct */
  readonly home?: string;
  /** What the method calls the key. @default "key" */
  readonly keyName?: string;
  /** @default - a letter and up to 63 letters, digits and "_-" */
  readonly keyParser?: Parser<string>;
}

/**
 * Parses the props of a module, or the options of a method, into settings.
 *
 * @throws Error with every problem: `<path> (<class>) is misconfigured:` and one line each. A construct that is refused in its
 * constructor leaves nothing in the tree; a method is refused before it creates anything.
 */
export function parse<I, O>(
  construct: IConstruct,
  parser: Parser<I, O>,
  given: NoInfer<I>,
  options: ParseOptions<O> = {},
): O {
  const { call, rules = [], environment = environmentOf(given) } = options;
  const problems: string[] = [];
  const provider = isObject(given) ? given.provider : undefined;
  // The rules compare regions, which the provider decides.
  if (!call && isProvider(provider)) useProvider(construct, provider);
  const settings = read(parser, given, new Position("", environment, problems), rules);
  validate(construct, call ? problems : [idProblem(construct), ...problems], call);
  return settings;
}

/** The same for a method that adds a child by a key that is new: `addReplica("Reporting", { … })`. */
export function parseChild<I, O>(
  construct: IConstruct,
  key: string,
  parser: Parser<I, O>,
  given: NoInfer<I>,
  options: ChildOptions<O>,
): O & { readonly id: string } {
  const { method, prefix, home, keyName = "key", keyParser = CHILD_KEY, rules = [], environment } = options;
  const problems: string[] = [];
  const position = new Position("", environment, problems);
  keyParser.read(key, position.member(keyName));
  const id = prefix === undefined ? key : `${prefix}-${key}`;
  const parent = home === undefined ? construct : construct.node.tryFindChild(home);
  if (problems.length === 0 && parent?.node.tryFindChild(id)) position.member(keyName).refuse("must be new", key);
  const settings = read(parser, given, new Position("", environment, problems, true, "options"), rules);
  validate(construct, problems, `${method}(${show(key)})`);
  return { ...settings, id };
}

function read<I, O>(parser: Parser<I, O>, given: NoInfer<I>, position: Position, rules: readonly Rule<O>[]): O {
  const settings = parser.read(given, position) as O;
  checkRules(rules, settings, position);
  return settings;
}

function environmentOf(props: unknown): Environment | undefined {
  const environment = isObject(props) ? props.environment : undefined;
  return environment === "dev" || environment === "prod" ? environment : undefined;
}
