import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { between, type Connections, must, nameOf, type Problem, shortHash } from "@plinth/core";
import { dependable, type ITerraformDependable, Token } from "cdktf";
import type { Construct } from "constructs";
import type { Served } from "./backends";
import { type HealthCheckProps, healthCheckOf, healthCheckProblems } from "./health-check";

/** How an application load balancer treats a backend. AWS docs, "Edit target group attributes for your Application Load Balancer". */
export interface BackendOptions {
  /** @default - GET / every 15 seconds, healthy after 2 successes, unhealthy after 3 failures */
  readonly healthCheck?: HealthCheckProps;
  /**
   * Seconds that a target may still answer what it has begun, at most the time that its backend gives it.
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

/** Where a target group is made. */
export interface Place {
  readonly scope: Construct;
  readonly vpcId: string;
  readonly connections: Connections;
  readonly tags: Readonly<Record<string, string>>;
}

/** A target group, and what registers its targets: what leads to the group waits for it. */
export interface MadeGroup {
  readonly group: LbTargetGroup;
  readonly registrations: readonly ITerraformDependable[];
}

/** What is particular to one target group beside its backend. */
export interface GroupDetails {
  /** Stable name among those of the balancer; none is the one that is there always. */
  readonly name?: string;
  readonly protocol?: string;
  readonly deregistrationSeconds: number;
  readonly healthCheck?: HealthCheckProps;
  /** Further arguments that are changed in place. */
  readonly more?: object;
}

/**
 * Targets of a backend. What cannot be changed in place is part of the name by a hash, so that the replacement exists
 * beside the old group until the listeners have moved over.
 */
export function targetGroup(place: Place, served: Served, details: GroupDetails): LbTargetGroup {
  const { scope, vpcId, connections } = place;
  const { name, protocol, deregistrationSeconds } = details;
  const { balancer, port, targetType } = served;
  const isDefault = balancer === "network" || served.protocolVersion === "HTTP1";
  const protocolVersion = isDefault ? undefined : served.protocolVersion;
  const fixed = { port, protocol, targetType, protocolVersion };
  const isFunction = targetType === "lambda";
  const forced = JSON.stringify({ ...fixed, vpcId: isFunction || Token.isUnresolved(vpcId) ? undefined : vpcId });
  const group = new LbTargetGroup(scope, name ? `TargetGroup-${name}` : "TargetGroup", {
    name: `${nameOf(scope, 23, name)}-${shortHash(forced)}`,
    ...fixed,
    ...(!isFunction && { vpcId, deregistrationDelay: `${deregistrationSeconds}` }),
    ...details.more,
    healthCheck: healthCheckOf(served, details.healthCheck),
    tags: place.tags,
    lifecycle: { createBeforeDestroy: true },
  });
  open(connections, served, protocol, details.healthCheck?.port);
  return group;
}

/** Registers the targets of a backend; the answer is what does it. */
export function register(
  { scope }: Place,
  served: Served,
  group: LbTargetGroup,
  name: string | undefined,
  requestCountLabel?: string,
): ITerraformDependable[] {
  const registrations: ITerraformDependable[] = [];
  served.register(scope, {
    key: name ? `${scope.node.id}-${name}` : scope.node.id,
    arn: group.arn,
    requestCountLabel,
    attached: (registration) => registrations.push(registration),
  });
  return registrations;
}

/** A listener turns to a new target group only when the targets are registered there. */
export function waitFor(listener: LbListener, registrations: readonly ITerraformDependable[]): void {
  if (registrations.length > 0) listener.dependsOn = registrations.map(dependable);
}

/** Opens the way to the targets, and to where they are asked for their health. */
function open(
  connections: Connections,
  { reach, port }: Served,
  protocol: string | undefined,
  healthPort: number | undefined,
): void {
  if (reach === undefined || port === undefined) return;
  if (protocol !== "UDP") connections.allowTo(reach, port);
  if (protocol === "UDP" || protocol === "TCP_UDP")
    connections.allowTo(reach, { protocol: "udp", from: port, to: port });
  const health = healthPort ?? port;
  if (health !== port || protocol === "UDP") connections.allowTo(reach, health);
}

/** Arguments of a target group of an application load balancer that are changed in place. */
export function argumentsOf({ stickiness, slowStartSeconds, algorithm, crossZone }: BackendOptions) {
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

/** The time to drain: what was asked for, else the default, which no backend has to outlive. */
export function deregistrationOf(served: Served, given: number | undefined, usual: number): number {
  return given ?? Math.min(usual, served.shutdownSeconds ?? usual);
}

export function optionsProblems(served: Served, options: BackendOptions): Problem[] {
  const { stickiness, slowStartSeconds, algorithm = "round_robin", crossZone } = options;
  const given = Object.keys({ stickiness, slowStartSeconds, algorithm: options.algorithm, crossZone }).filter(
    (key) => options[key as keyof BackendOptions] !== undefined,
  );
  return [
    ...healthCheckProblems(served, options.healthCheck),
    ...drainingProblems(served, options.deregistrationSeconds),
    between("stickiness.seconds", stickiness?.seconds, 1, 604_800),
    must(
      !/^AWSALB/.test(stickiness?.cookieName ?? ""),
      `stickiness.cookieName must be a cookie of the application, got "${stickiness?.cookieName}"`,
    ),
    between("slowStartSeconds", slowStartSeconds, 30, 900),
    must(
      slowStartSeconds === undefined || algorithm === "round_robin",
      `slowStartSeconds must be left out with the algorithm ${algorithm}, got ${slowStartSeconds}`,
    ),
    must(!stickiness || crossZone !== false, "stickiness must be left out where crossZone is false"),
    must(
      served.targetType !== "lambda" || given.length === 0,
      `${given.join(" and ")} must be left out for a function, which AWS scales itself`,
    ),
  ];
}

/** A target that ends while it drains drops what it has begun. */
export function drainingProblems({ shutdownSeconds = 3600 }: Served, seconds: number | undefined): Problem[] {
  return [
    between("deregistrationSeconds", seconds, 0, 3600),
    must(
      (seconds ?? 0) <= shutdownSeconds,
      `deregistrationSeconds must be at most the ${shutdownSeconds} seconds that the backend gives its targets, got ${seconds}`,
    ),
  ];
}
