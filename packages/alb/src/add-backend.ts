import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { object, parseChild, warn } from "@plinth/core";
import { Lazy } from "cdktf";
import { groupsOf } from "./actions";
import type { Route } from "./add-route";
import { type AnyBackend, APPLICATION_BACKEND, KEY } from "./backends";
import { requestCountLabel } from "./request-count-label";
import {
  createTargetGroup,
  homeOfBackend,
  type RegisteredTargetGroup,
  registerTargets,
  type TargetGroupContext,
} from "./target-group";
import {
  argumentsOf,
  BACKEND_OPTIONS,
  BACKEND_RULES,
  type BackendOptions,
  type TargetGroupSettings,
  targetGroupWarnings,
} from "./target-group-options";
import { normalizeTarget, type Target } from "./targets";

/** AWS docs, "Quotas for your Application Load Balancers"; it cannot be increased, and one is there from the beginning. */
const MOST_BACKENDS = 99;

const BACKEND = object({ ...BACKEND_OPTIONS, backend: APPLICATION_BACKEND }, { rules: BACKEND_RULES });

export function addBackend(
  context: TargetGroupContext,
  added: Map<string, RegisteredTargetGroup>,
  routes: readonly Route[],
  { name, backend, options }: { readonly name: string; readonly backend: AnyBackend; readonly options: BackendOptions },
): LbTargetGroup {
  const { scope } = context;
  const settings = parseChild(scope, name, BACKEND, withBackend(options, backend), {
    method: "addBackend",
    prefix: "TargetGroup",
    keyName: "name",
    keyParser: KEY,
    rules: [
      () => isTaken(scope, `TargetGroup-${name}`, name, added.keys()) && `name must be new, got "${name}"`,
      () => added.size >= MOST_BACKENDS && `a balancer must have at most ${MOST_BACKENDS} backends beside its first`,
    ],
  });
  const target = normalizeTarget("application", settings.backend);
  warn(scope, ...targetGroupWarnings(target, settings, `addBackend("${name}"): `));
  const home = homeOfBackend(context, target, `${scope.node.path}.addBackend("${name}")`);
  const group = createTargetGroup(context, target, home, { name, ...applicationGroup(target, settings) });
  // Which route will lead here is not known yet.
  const label = Lazy.stringValue({
    produce: () => {
      const route = routes.find((each) => groupsOf(each).includes(group));
      return route && requestCountLabel(route.rule.listenerArn, group);
    },
  });
  added.set(name, { group, home, registrations: registerTargets(context, target, group, { name, label, home }) });
  return group;
}

/** What is said of any target group of an application load balancer. */
export function applicationGroup(target: Target, settings: TargetGroupSettings) {
  const protocol = target.targetType === "lambda" ? undefined : (target.protocol ?? "HTTP");
  return { protocol, settings, more: argumentsOf(settings) };
}

/** Names of target groups are in lower case, so two that differ in case would be one. A child of that id is refused anyway. */
export function isTaken(
  scope: TargetGroupContext["scope"],
  id: string,
  name: string,
  names: Iterable<string>,
): boolean {
  if (scope.node.tryFindChild(id)) return false;
  return [...names].some((each) => each.toLowerCase() === name.toLowerCase());
}

/** A target group without a route gets no request, and its backend waits for a health that nobody asks. */
export function unusedBackendWarnings(
  added: ReadonlyMap<string, RegisteredTargetGroup>,
  routes: readonly Route[],
): string[] {
  const used = routes.flatMap(groupsOf);
  return [...added]
    .filter(([, { group }]) => !used.includes(group))
    .map(([name]) => `no route leads to the backend "${name}", which gets no request: addRoute, or leave it out`);
}

/** The options are checked with the backend, which decides about some of them. */
function withBackend(options: BackendOptions, backend: AnyBackend): BackendOptions & { readonly backend: AnyBackend } {
  return typeof options === "object" && options !== null ? { ...options, backend } : options;
}
