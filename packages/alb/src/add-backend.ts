import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { matches, must, validate } from "@plinth/core";
import { Lazy } from "cdktf";
import { groupsOf } from "./actions";
import type { Route } from "./add-route";
import { type AnyBackend, backendProblems, isTaken, KEY, KEY_RULE, type Served, servedBy } from "./backends";
import { requestCountLabel } from "./request-count-label";
import {
  argumentsOf,
  type BackendOptions,
  deregistrationOf,
  type MadeGroup,
  optionsProblems,
  type Place,
  register,
  targetGroup,
} from "./target-group";

/** A target group that verbs have added, by its name. */
export type Named<T> = Map<string, T>;

/** AWS docs, "Quotas for your Application Load Balancers"; it cannot be increased, and one is there from the beginning. */
const MOST_BACKENDS = 99;

export function addBackend(
  place: Place,
  added: Named<MadeGroup>,
  routes: readonly Route[],
  usualSeconds: number,
  name: string,
  backend: AnyBackend,
  options: BackendOptions,
): LbTargetGroup {
  const served = servedBy("application", backend);
  const problems = [
    matches("name", name, KEY, KEY_RULE),
    must(!isTaken(name, added.keys()), `name must be new, got "${name}" twice`),
    must(added.size < MOST_BACKENDS, `a balancer must have at most ${MOST_BACKENDS} backends beside its first`),
    ...backendProblems("application", backend),
    ...optionsProblems(served, options),
  ];
  validate(place.scope, problems, `addBackend(${JSON.stringify(name)})`);
  const group = targetGroup(place, served, { name, ...applicationGroup(served, options, usualSeconds) });
  // Which route will lead here is not known yet.
  const label = Lazy.stringValue({
    produce: () => {
      const route = routes.find((each) => groupsOf(each).includes(group));
      return route && requestCountLabel(route.rule.listenerArn, group);
    },
  });
  added.set(name, { group, registrations: register(place, served, group, name, label) });
  return group;
}

/** What is said of any target group of an application load balancer. */
export function applicationGroup(served: Served, options: BackendOptions, usualSeconds: number) {
  return {
    protocol: served.targetType === "lambda" ? undefined : (served.protocol ?? "HTTP"),
    deregistrationSeconds: deregistrationOf(served, options.deregistrationSeconds, usualSeconds),
    healthCheck: options.healthCheck,
    more: argumentsOf(options),
  };
}

/** A target group without a route gets no request, and its backend waits for a health that nobody asks. */
export function unusedBackends(path: string, added: Named<MadeGroup>, routes: readonly Route[]): string[] {
  const used = routes.flatMap(groupsOf);
  return [...added]
    .filter(([, { group }]) => !used.includes(group))
    .map(([name]) => `${path}: no route leads to the backend "${name}": addRoute, or leave it out`);
}
