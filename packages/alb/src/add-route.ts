import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { between, type Connections, matches, must, nameOf, type Problem, validate } from "@plinth/core";
import type { Construct } from "constructs";
import { type Action, actionOf, actionProblems, groupsOf } from "./actions";
import { type Authentication, authenticationOf, authenticationProblems } from "./authenticate";
import { needsAws6 } from "./aws6";
import { KEY, KEY_RULE } from "./backends";
import { conditionProblems, conditionsOf, type When } from "./conditions";
import type { MadeGroup } from "./target-group";

interface Passage {
  /**
   * Place among the routes, 1 to 50000: the smallest comes first, and what no route takes goes to the balancer's backend.
   * It is yours, so that no other route can move it; leave gaps (100, 200, 300) to come between.
   */
  readonly priority: number;
  readonly when: When;
  /** Who may pass; the way to the issuer, over HTTPS, is opened. @default - everybody */
  readonly authenticate?: Authentication;
  /** Changes the host or the path before the request goes on. Needs AWS provider 6.19. @default - it goes on as it came */
  readonly rewrite?: { readonly host?: Rewrite; readonly path?: Rewrite };
}

/** Which requests, in which place, and what becomes of them: one of `forwardTo`, `redirectTo` and `respond`. */
export type RouteOptions = Passage & Action;

export interface Rewrite {
  readonly regex: string;
  /** `$1` to `$9` stand for the groups of the expression. */
  readonly replace: string;
}

/** A route as it was said, with its rule. */
export type Route = RouteOptions & { readonly name: string; readonly rule: LbListenerRule };

interface Balancer extends Construct {
  readonly httpsListener: LbListener;
  readonly connections: Connections;
}

/** AWS docs, "Quotas for your Application Load Balancers". */
const MOST_ROUTES = 100;

export function addRoute(
  balancer: Balancer,
  routes: Route[],
  groups: readonly MadeGroup[],
  tags: Readonly<Record<string, string>>,
  name: string,
  options: RouteOptions,
): LbListenerRule {
  const { priority, when, authenticate, rewrite } = options;
  const problems = [
    ...placeProblems(routes, name, priority),
    ...conditionProblems(when),
    ...actionProblems(balancer, options),
    ...(authenticate ? authenticationProblems(authenticate) : []),
    rewrite && needsAws6("rewrite"),
  ];
  validate(balancer, problems, `addRoute(${JSON.stringify(name)})`);
  const used = groups.filter(({ group }) => groupsOf(options).includes(group));
  const rule = new LbListenerRule(balancer, `Route-${name}`, {
    listenerArn: balancer.httpsListener.arn,
    priority,
    condition: conditionsOf(when),
    action: [...(authenticate ? [authenticationOf(authenticate)] : []), actionOf(options)].map((action, index) => ({
      ...action,
      order: index + 1,
    })),
    ...(rewrite && { transform: transformsOf(rewrite) }),
    dependsOn: used.flatMap(({ registrations }) => registrations),
    tags: { ...tags, Name: nameOf(balancer, 255, name) },
  });
  if (authenticate) balancer.connections.allowTo("0.0.0.0/0", 443);
  routes.push({ ...options, name, rule });
  return rule;
}

function placeProblems(routes: readonly Route[], name: string, priority: number): Problem[] {
  const holder = routes.find((route) => route.priority === priority);
  return [
    matches("name", name, KEY, KEY_RULE),
    must(!routes.some((route) => route.name === name), `name must be new, got "${name}" twice`),
    between("priority", priority, 1, 50_000),
    holder &&
      `priority must be free, got ${priority}, which is taken by "${holder.name}": ${freeBeside(routes, priority)}`,
    must(routes.length < MOST_ROUTES, `a balancer must have at most ${MOST_ROUTES} routes`),
  ];
}

function freeBeside(routes: readonly Route[], priority: number): string {
  const taken = new Set(routes.map((route) => route.priority));
  const step = (by: 1 | -1) => {
    let candidate = priority + by;
    while (taken.has(candidate)) candidate += by;
    return candidate >= 1 && candidate <= 50_000 ? [candidate] : [];
  };
  return `free beside it: ${[...step(-1), ...step(1)].join(", ")}`;
}

function transformsOf({ host, path }: NonNullable<RouteOptions["rewrite"]>) {
  return [
    ...(host ? [{ type: "host-header-rewrite", hostHeaderRewriteConfig: { rewrite: host } }] : []),
    ...(path ? [{ type: "url-rewrite", urlRewriteConfig: { rewrite: path } }] : []),
  ];
}
