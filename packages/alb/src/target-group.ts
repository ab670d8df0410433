import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import {
  type Connections,
  createdByCall,
  dependsOnOf,
  homeOf,
  idBelow,
  idOf,
  inOneStack,
  type ModuleContext,
  shortHash,
  textOfNumber,
} from "@plinth/core";
import { dependable, type ITerraformDependable, Token } from "cdktf";
import type { Construct } from "constructs";
import { healthCheckOf } from "./health-check";
import type { TargetGroupSettings } from "./target-group-options";
import type { Target } from "./targets";

/** Where target groups are created. */
export interface TargetGroupContext extends ModuleContext {
  readonly vpcId: string;
  readonly connections: Connections;
  readonly environment: "dev" | "prod";
}

/** A target group, and what registers its targets: what leads to the group waits for it. */
export interface RegisteredTargetGroup {
  readonly group: LbTargetGroup;
  /** The construct that the group is below: the balancer, or the backend when that is in another stack. */
  readonly home: Construct;
  readonly registrations: readonly ITerraformDependable[];
}

/** What is particular to one target group beside its backend. */
export interface TargetGroupDetails {
  /** Stable name among those of the balancer; none is the one that is there always. */
  readonly name?: string;
  readonly protocol?: string;
  readonly settings: Pick<TargetGroupSettings, "deregistrationSeconds" | "healthCheck">;
  /** Further arguments that are changed in place. */
  readonly more?: object;
}

/** Seconds that a target keeps its requests, unless its backend ends sooner. */
const DEREGISTRATION_SECONDS = { dev: 30, prod: 120 };

/** Between two stacks, what a method adds lives with the backend, which depends on the balancer. */
export function homeOfBackend({ scope }: TargetGroupContext, { owner }: Target, call: string): Construct {
  return owner === undefined || inOneStack(owner, scope) ? scope : homeOf(owner, scope, call);
}

/** What the balancer is created with lives with it. When the backend depends on the balancer already, it registers itself. */
export function homeOfDefault({ scope }: TargetGroupContext, { owner }: Target): Construct {
  if (owner === undefined || inOneStack(owner, scope)) return scope;
  return homeOf(scope, owner, `${scope.node.path} with the backend ${owner.node.path}`);
}

/**
 * Targets of a backend. What cannot be changed in place is part of the name by a hash, so that the replacement exists
 * beside the old group until the listeners have moved over.
 */
export function createTargetGroup(
  context: TargetGroupContext,
  target: Target,
  home: Construct,
  details: TargetGroupDetails,
): LbTargetGroup {
  const { scope, vpcId } = context;
  const { name, protocol, settings } = details;
  const { balancer, port, targetType } = target;
  const isDefault = balancer === "network" || target.protocolVersion === "HTTP1";
  const protocolVersion = isDefault ? undefined : target.protocolVersion;
  const fixed = { port, protocol, targetType, protocolVersion };
  const isFunction = targetType === "lambda";
  const forced = JSON.stringify({ ...fixed, vpcId: isFunction || Token.isUnresolved(vpcId) ? undefined : vpcId });
  // First, because it is refused where no way can be opened, and a refused method leaves nothing.
  allowToTargets(context.connections, target, protocol, settings.healthCheck?.port);
  const group = new LbTargetGroup(home, idBelow(home, scope, name ? `TargetGroup-${name}` : "TargetGroup"), {
    name: `${context.name(23, name)}-${shortHash(forced)}`,
    ...fixed,
    ...(!isFunction && { vpcId, deregistrationDelay: secondsOf(context, target, settings.deregistrationSeconds) }),
    ...details.more,
    healthCheck: healthCheckOf(target, settings.healthCheck),
    tags: context.tags(),
    lifecycle: { createBeforeDestroy: true },
  });
  return home === scope ? group : createdByCall(group);
}

/** Registers the targets of a backend, and returns what does it. */
export function registerTargets(
  { scope }: TargetGroupContext,
  target: Target,
  group: LbTargetGroup,
  { name, label, home = scope }: { readonly name?: string; readonly label?: string; readonly home?: Construct },
): ITerraformDependable[] {
  const registrations: ITerraformDependable[] = [];
  const { owner = scope } = target;
  const isAcross = !inOneStack(owner, scope);
  const balancer = idOf(scope, owner);
  target.register(home, {
    key: name ? `${balancer}-${name}` : balancer,
    arn: group.arn,
    requestCountLabel: label,
    home: isAcross && home !== owner ? home : undefined,
    attached: (registration) => registrations.push(registration),
  });
  return registrations;
}

/** A listener turns to a new target group only when the targets are registered there. */
export function waitForTargets(
  listener: Construct & { dependsOn?: string[] },
  registrations: readonly ITerraformDependable[],
): void {
  const here = dependsOnOf(listener, registrations);
  if (here.length > 0) listener.dependsOn = here.map(dependable);
}

/** Opens the way to the targets, and to where they are asked for their health. */
function allowToTargets(
  connections: Connections,
  { peer, port }: Target,
  protocol: string | undefined,
  healthPort: number | undefined,
): void {
  if (peer === undefined || port === undefined) return;
  if (protocol !== "UDP") connections.allowTo(peer, port);
  if (protocol === "UDP" || protocol === "TCP_UDP")
    connections.allowTo(peer, { protocol: "udp", from: port, to: port });
  const health = healthPort ?? port;
  if (health !== port || protocol === "UDP") connections.allowTo(peer, health);
}

/** The time to drain: what was asked for, else the default, which no backend has to outlive. */
function secondsOf(
  { environment }: TargetGroupContext,
  { shutdownSeconds }: Target,
  given: number | undefined,
): string {
  const usual = DEREGISTRATION_SECONDS[environment];
  return textOfNumber(given ?? Math.min(usual, shutdownSeconds ?? usual));
}
