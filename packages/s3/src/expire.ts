import { between, validate } from "@plinth/core";
import type { IConstruct } from "constructs";
import type { Lifecycle, Rule } from "./lifecycle";
import { filterOf, type ObjectsOf, objectsProblems } from "./objects";
import { MAX_DAYS } from "./props";

export type ExpireOptions = ObjectsOf & {
  /** Days from the creation of an object to its expiry. */
  readonly days: number;
};

export function expire(scope: IConstruct, lifecycle: Lifecycle, name: string, options: ExpireOptions): void {
  const rule: Rule = { filter: [filterOf(options)], expiration: [{ days: options.days }] };
  validate(
    scope,
    [...lifecycle.problems(name, rule), ...objectsProblems(options), between("days", options.days, 1, MAX_DAYS)],
    `expire(${JSON.stringify(name)})`,
  );
  lifecycle.set(name, rule);
}
