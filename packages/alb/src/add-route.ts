import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import {
  type Connections,
  characters,
  createdByCall,
  dependsOnOf,
  idBelow,
  inOneStack,
  integer,
  type ModuleContext,
  object,
  type Problem,
  parseChild,
  type RowsOf,
  type SettingsOf,
  warn,
} from "@plinth/core";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ACTIONS, type Action, actionOf, actionProblems, groupsOf, stickinessWarning } from "./actions";
import { AUTHENTICATION, type Authentication, authenticationOf } from "./authenticate";
import { needsAws6 } from "./aws6";
import { KEY } from "./backends";
import { CONDITION_RULES, CONDITIONS, conditionsOf, pathWarnings, type When } from "./conditions";
import type { RegisteredTargetGroup } from "./target-group";

interface RuleCommon {
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
export type RouteOptions = RuleCommon & Action;

export interface Rewrite {
  readonly regex: string;
  /** `$1` to `$9` stand for the groups of the expression. */
  readonly replace: string;
}

const PATTERN = object({
  regex: characters(1, 1024),
  replace: characters(0, 1024),
} satisfies RowsOf<Rewrite>);

const RULE_ROWS = {
  priority: integer(1, 50_000).literal(),
  when: CONDITIONS,
  authenticate: AUTHENTICATION.optional(),
  rewrite: object({
    host: PATTERN.optional(),
    path: PATTERN.optional(),
  } satisfies RowsOf<NonNullable<RuleCommon["rewrite"]>>).optional(),
} satisfies RowsOf<RuleCommon>;

const ROUTE = object(RULE_ROWS, {
  oneOf: ACTIONS,
  rules: [
    ...CONDITION_RULES,
    ({ authenticate }) => authenticate?.jwt && needsAws6("authenticate.jwt", "6.22"),
    ({ rewrite }) => rewrite && needsAws6("rewrite"),
  ],
});

/** A route with its rule. */
export type Route = SettingsOf<typeof ROUTE> & { readonly name: string; readonly rule: LbListenerRule };

interface Balancer extends Construct {
  readonly httpsListener: LbListener;
  readonly connections: Connections;
}

/** By default. AWS docs, "Quotas for your Application Load Balancers", https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const ROUTES_QUOTA = 100;

export function addRoute(
  context: ModuleContext & { readonly scope: Balancer },
  routes: Route[],
  groups: readonly RegisteredTargetGroup[],
  { name, options }: { readonly name: string; readonly options: RouteOptions },
): LbListenerRule {
  const { scope: balancer } = context;
  const settings = parseChild(balancer, name, ROUTE, options, {
    method: "addRoute",
    prefix: "Route",
    keyName: "name",
    keyParser: KEY,
    rules: [
      () => isTaken(balancer, `Route-${name}`, name, routes) && `name must be new, got "${name}"`,
      ({ priority }) => priorityProblem(routes, priority),
      ...actionProblems(balancer),
      (action) => homesProblem(homesOf(balancer, groups, action)),
    ],
  });
  const { id, priority, when, authenticate, rewrite } = settings;
  const [home = balancer] = homesOf(balancer, groups, settings);
  const used = groups.filter(({ group }) => groupsOf(settings).includes(group));
  const rule = new LbListenerRule(home, idBelow(home, balancer, id), {
    listenerArn: balancer.httpsListener.arn,
    priority,
    condition: conditionsOf(when),
    action: [...(authenticate ? [authenticationOf(authenticate)] : []), actionOf(settings)].map((action, index) => ({
      ...action,
      order: index + 1,
    })),
    ...(rewrite && { transform: transformsOf(rewrite) }),
    dependsOn: dependsOnOf(
      home,
      used.flatMap(({ registrations }) => registrations),
    ),
    tags: context.tags(name),
  });
  if (authenticate) balancer.connections.allowTo("0.0.0.0/0", 443);
  if (home !== balancer) createdByCall(rule);
  const call = `addRoute("${name}")`;
  warn(balancer, quotaWarning(routes), stickinessWarning(call, settings), ...pathWarnings(call, when));
  routes.push({ ...settings, name, rule });
  return rule;
}

/** Once, at the first route beyond it. */
function quotaWarning({ length }: readonly Route[]): Problem {
  return (
    length >= ROUTES_QUOTA &&
    `a balancer may have ${ROUTES_QUOTA} routes by default, and this one has more: request a larger quota`
  );
}

/** Where the target groups live that are in other stacks than the balancer; the rule lives there too. */
function homesOf(
  balancer: Construct,
  groups: readonly RegisteredTargetGroup[],
  action: Parameters<typeof groupsOf>[0],
) {
  const used = groupsOf(action);
  return groups
    .filter(({ group, home }) => used.includes(group) && !inOneStack(home, balancer))
    .map(({ home }) => home);
}

function homesProblem(homes: readonly Construct[]): Problem {
  const stacks = [...new Set(homes.map((home) => TerraformStack.of(home).node.id))];
  const names = stacks.map((stack) => `"${stack}"`).join(" and ");
  return stacks.length > 1 && `forwardTo must name groups of one stack beside the balancer's, got ${names}`;
}

/** A child of that id is refused anyway. */
function isTaken(balancer: Construct, id: string, name: string, routes: readonly Route[]): boolean {
  return !balancer.node.tryFindChild(id) && routes.some((route) => route.name === name);
}

function priorityProblem(routes: readonly Route[], priority: number): Problem {
  const holder = routes.find((route) => route.priority === priority);
  return (
    holder &&
    `priority must be free, got ${priority}, which is taken by "${holder.name}": ${freeBeside(routes, priority)}`
  );
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

function transformsOf({ host, path }: NonNullable<Route["rewrite"]>) {
  return [
    ...(host ? [{ type: "host-header-rewrite", hostHeaderRewriteConfig: { rewrite: host } }] : []),
    ...(path ? [{ type: "url-rewrite", urlRewriteConfig: { rewrite: path } }] : []),
  ];
}
