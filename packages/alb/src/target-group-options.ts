import {
  boolean,
  characters,
  choice,
  integer,
  isKnownLater,
  object,
  type Problem,
  type RowsOf,
  type Rule,
  type SettingsOf,
} from "@plinth/core";
import type { BackendSettings } from "./backends";
import { HEALTH_CHECK, type HealthCheckProps, healthCheckProblem } from "./health-check";
import { normalizeTarget, type Target } from "./targets";

/** How an application load balancer treats a backend. AWS docs, "Edit target group attributes for your Application Load Balancer". */
export interface BackendOptions {
  /** @default - GET / every 15 seconds, healthy after 2 successes, unhealthy after 3 failures */
  readonly healthCheck?: HealthCheckProps;
  /**
   * Seconds that a target may still answer what it has begun; longer than its backend gives it is a warning.
   * @default 30 in dev, 120 in prod, or the shorter time of the backend
   */
  readonly deregistrationSeconds?: number;
  /** Keeps a client with its target by a cookie: of the balancer, or of the application when named. @default - any target */
  readonly stickiness?: { readonly seconds: number; readonly cookieName?: string };
  /** Seconds in which the share of a new target grows to its full size, 30 to 900. @default - at once */
  readonly slowStartSeconds?: number;
  /** `weighted_random` also spares targets that answer anomalously often with errors. @default "round_robin" */
  readonly algorithm?: "round_robin" | "least_outstanding_requests" | "weighted_random";
  /** Whether a balancer's node may use targets of other zones. @default true */
  readonly crossZone?: boolean;
}

const STICKINESS = object({
  seconds: integer(1, 604_800),
  cookieName: characters(1, 4096)
    .where("be a cookie of the application", (name) => !name.startsWith("AWSALB"))
    .optional(),
} satisfies RowsOf<NonNullable<BackendOptions["stickiness"]>>);

/** What the target groups of both kinds of balancer have. */
export const TARGET_GROUP_ROWS = {
  healthCheck: HEALTH_CHECK.optional(),
  deregistrationSeconds: integer(0, 3600).optional(),
};

export const BACKEND_OPTIONS = {
  ...TARGET_GROUP_ROWS,
  stickiness: STICKINESS.optional(),
  slowStartSeconds: integer(30, 900).optional(),
  algorithm: choice("round_robin", "least_outstanding_requests", "weighted_random").literal().optional(),
  crossZone: boolean.optional(),
} satisfies RowsOf<BackendOptions>;
export type TargetGroupSettings = SettingsOf<ReturnType<typeof object<typeof BACKEND_OPTIONS>>>;

/** Arguments of a target group of an application load balancer that are changed in place. */
export function argumentsOf({ stickiness, slowStartSeconds, algorithm, crossZone }: TargetGroupSettings) {
  return {
    ...(stickiness && {
      stickiness: {
        type: stickiness.cookieName ? "app_cookie" : "lb_cookie",
        cookieDuration: stickiness.seconds,
        cookieName: stickiness.cookieName,
      },
    }),
    slowStart: slowStartSeconds,
    loadBalancingAlgorithmType: algorithm,
    ...(algorithm === "weighted_random" && { loadBalancingAnomalyMitigation: "on" }),
    ...(crossZone !== undefined && { loadBalancingCrossZoneEnabled: `${crossZone}` }),
  };
}

type WithBackend<K extends keyof TargetGroupSettings> = Pick<TargetGroupSettings, K> & {
  readonly backend: BackendSettings;
};

/** Of the target groups of both kinds of balancer. */
export function targetGroupRules(balancer: Target["balancer"]): Rule<WithBackend<"healthCheck">>[] {
  return [
    ({ backend, healthCheck }) =>
      healthCheck && healthCheckProblem(normalizeTarget(balancer, backend), healthCheck, "healthCheck"),
  ];
}

/**
 * What AWS accepts of a target group. A target that ends while it drains drops what it has begun.
 * @param call - of the method that was given it, or nothing
 */
export function targetGroupWarnings(
  { shutdownSeconds }: Target,
  { backend, deregistrationSeconds }: WithBackend<"deregistrationSeconds">,
  call = "",
): Problem[] {
  return [
    deregistrationSeconds !== undefined &&
      shutdownSeconds !== undefined &&
      !isKnownLater(deregistrationSeconds) &&
      !isKnownLater(shutdownSeconds) &&
      deregistrationSeconds > shutdownSeconds &&
      `${call}deregistrationSeconds ${deregistrationSeconds} is longer than the ${shutdownSeconds} seconds that the backend gives its targets, which end before they answered: give them more`,
    "targets" in backend &&
      Object.keys(backend.targets).length === 0 &&
      `${call}backend.targets is empty, and requests are answered with 503: name a target`,
  ];
}

/**
 * AWS docs, "Edit target group attributes for your Application Load Balancer", for slow start, stickiness and zones,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html, and "Use Lambda functions
 * as targets", https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
export const BACKEND_RULES: readonly Rule<WithBackend<keyof TargetGroupSettings>>[] = [
  ...targetGroupRules("application"),
  ({ slowStartSeconds, algorithm = "round_robin" }) =>
    slowStartSeconds !== undefined &&
    algorithm !== "round_robin" &&
    `slowStartSeconds must be left out with the algorithm ${algorithm}, got ${slowStartSeconds}`,
  ({ stickiness, crossZone }) =>
    stickiness && crossZone === false && "stickiness must be left out where crossZone is false",
  ({ backend, stickiness, slowStartSeconds, algorithm, crossZone }) => {
    const options = { stickiness, slowStartSeconds, algorithm, crossZone };
    const given = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    return (
      "lambda" in backend &&
      given.length > 0 &&
      `${given.join(" and ")} must be left out for a function, which AWS scales itself`
    );
  },
];
