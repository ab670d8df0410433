import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { type ModuleContext, type Parser, record, scalar, suggestion, text } from "@plinth/core";
import type { Engine } from "./engines";

/** A parameter that the module does not know by name. */
export type OtherParameter = string | { readonly value: string; readonly needsRestart: boolean };

/** What the module knows of the parameters of an engine. */
type Known = Pick<Engine, "defaults" | "tlsParameter" | "dynamicParameters" | "staticParameters">;
type Names = Omit<Known, "defaults">;

export interface OwnParameters {
  readonly parameters?: Readonly<Record<string, string | undefined>>;
  readonly otherParameters?: Readonly<Record<string, OtherParameter>>;
}

/** The parameters of an engine by their names, which are known, so that a misspelling is refused. */
export function parametersOf<P extends OwnParameters["parameters"]>(engine: string, known: Names) {
  const names = namesOf(known);
  const name = scalar<string>(
    "text",
    `have names that are known of ${engine}`,
    (value) => typeof value === "string",
    (value) => names.includes(value) || value === known.tlsParameter,
    (value) => suggestion(value, names) || ", otherParameters takes any name",
  );
  const parameters = record(text(), name).literal().default({});
  // The compiler does not see that the names are checked.
  return parameters as Parser<unknown> as Parser<P, Readonly<Record<string, string>>>;
}

export function tlsParameterProblem({ tlsParameter }: Names, own: OwnParameters): string | false {
  if (tlsParameter === undefined) return false;
  const isGiven = [own.parameters, own.otherParameters].some((given) => given?.[tlsParameter] !== undefined);
  return isGiven && `parameters must not have ${tlsParameter}: connections always use TLS`;
}

export function doubledParameterProblem({ parameters = {}, otherParameters = {} }: OwnParameters): string | false {
  const name = Object.keys(otherParameters).find((one) => parameters[one] !== undefined);
  return name !== undefined && `otherParameters must not have ${name}, which parameters has too`;
}

function namesOf({ dynamicParameters, staticParameters }: Names): readonly string[] {
  return [...dynamicParameters, ...staticParameters];
}

/** Name, value and when it works, by name; the same for the groups of instances and of clusters. */
export function parameterList(known: Known, { parameters = {}, otherParameters = {} }: OwnParameters) {
  return Object.entries({ ...known.defaults, ...parameters, ...otherParameters })
    .filter((entry): entry is [string, OtherParameter] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, given]) => ({
      name,
      value: typeof given === "string" ? given : given.value,
      applyMethod: needsRestart(known, name, given) ? "pending-reboot" : "immediate",
    }));
}

function needsRestart({ staticParameters }: Known, name: string, given: OtherParameter): boolean {
  return typeof given === "object" ? given.needsRestart : staticParameters.includes(name);
}

/**
 * The parameters of an instance. The family is part of the name: a major upgrade makes a new group beside the old one,
 * which the instance still uses until it is upgraded. In production that may be in the maintenance window: `keep` leaves
 * the old group to AWS, which charges nothing for it.
 */
export function createParameterGroup(
  context: ModuleContext,
  engine: Engine,
  major: string,
  own: OwnParameters,
  keep: boolean,
): DbParameterGroup {
  const family = engine.family(major);
  return new DbParameterGroup(context.scope, "Parameters", {
    namePrefix: `${context.name(200, family)}-`,
    family,
    description: "Parameters of one instance",
    parameter: parameterList(engine, own),
    skipDestroy: keep ? true : undefined,
    tags: context.tags(),
    lifecycle: { createBeforeDestroy: true },
  });
}
