import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { nameOf, type Problem } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Engine } from "./engines";

/** A parameter that the module does not know by name. */
export type OtherParameter = string | { readonly value: string; readonly needsRestart: boolean };

/** What the module knows of the parameters of an engine. */
export type Known = Pick<Engine, "defaults" | "tlsParameter" | "dynamicParameters" | "staticParameters">;

export interface OwnParameters {
  readonly parameters?: Readonly<Record<string, string | undefined>>;
  readonly otherParameters?: Readonly<Record<string, OtherParameter>>;
}

export function parameterProblems(
  engine: string,
  known: Known,
  { parameters = {}, otherParameters = {} }: OwnParameters,
): Problem[] {
  const { tlsParameter } = known;
  const names = [...known.dynamicParameters, ...known.staticParameters];
  const inParameters = Object.keys(parameters).filter((name) => name !== tlsParameter);
  const inOthers = Object.keys(otherParameters).filter((name) => name !== tlsParameter);
  return [
    tlsParameter !== undefined &&
      (tlsParameter in parameters || tlsParameter in otherParameters) &&
      `parameters must not have ${tlsParameter}: connections always use TLS`,
    ...inParameters.filter((name) => !names.includes(name)).map((name) => unknown(engine, name, names)),
    ...inOthers
      .filter((name) => names.includes(name))
      .map((name) => `otherParameters must not have ${name}: it is known, give it in parameters`),
  ];
}

function unknown(engine: string, name: string, names: readonly string[]): string {
  const near = names.find((other) => distance(other, name) <= 2);
  const hint = near ? `did you mean ${near}?` : "otherParameters takes any name";
  return `parameters must have names that are known of ${engine}, got ${name}: ${hint}`;
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
export function parameterGroup(
  scope: Construct,
  engine: Engine,
  major: string,
  own: OwnParameters,
  props: { keep: boolean; tags: Record<string, string>; provider?: TerraformProvider },
): DbParameterGroup {
  const family = engine.family(major);
  return new DbParameterGroup(scope, "Parameters", {
    namePrefix: `${nameOf(scope, 200, family)}-`,
    family,
    description: "Parameters of one instance",
    parameter: parameterList(engine, own),
    skipDestroy: props.keep ? true : undefined,
    tags: props.tags,
    provider: props.provider,
    lifecycle: { createBeforeDestroy: true },
  });
}

/** Letters to change, add or leave out between two words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
