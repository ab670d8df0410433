import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import {
  type Backend,
  between,
  type Connectable,
  matches,
  must,
  type Network,
  type Problem,
  type TargetGroupRef,
} from "@plinth/core";
import type { Construct } from "constructs";

/** What serves: a module, a Lambda function behind an application load balancer, or targets that are known by name. */
export type AnyBackend = Backend | LambdaBackend | FixedBackend;

export interface LambdaBackend {
  /** A raw `LambdaFunction`, or `{ arn }`. The balancer is permitted to invoke it. */
  readonly lambda: { readonly arn: string };
}

/** Targets that do not register themselves, as an Auto Scaling group or a container service does. */
export interface FixedBackend {
  /** Instance ids or IP addresses, by a name for each. */
  readonly targets: Readonly<Record<string, string>>;
  readonly targetType: "instance" | "ip";
  readonly port: number;
  /** Where the way is opened to: the module of the targets, or their network. */
  readonly at: Connectable | Network;
  /** @default "HTTP" */
  readonly protocol?: "HTTP" | "HTTPS";
  /** @default "HTTP1" */
  readonly protocolVersion?: "HTTP1" | "HTTP2" | "GRPC";
}

/** A backend as a balancer sees it, whatever its kind. */
export interface Served {
  readonly balancer: "application" | "network";
  readonly targetType: "instance" | "ip" | "alb" | "lambda";
  readonly port?: number;
  readonly protocol?: "HTTP" | "HTTPS";
  readonly protocolVersion?: "HTTP1" | "HTTP2" | "GRPC";
  readonly shutdownSeconds?: number;
  readonly reach?: Connectable | Network;
  /** Registers the targets. */
  register(scope: Construct, targetGroup: TargetGroupRef): void;
}

export function servedBy(balancer: Served["balancer"], backend: AnyBackend): Served {
  if ("lambda" in backend) {
    return { balancer, targetType: "lambda", register: (scope, group) => invoke(scope, backend, group) };
  }
  if ("targets" in backend) {
    const { at, ...rest } = backend;
    return { balancer, ...rest, reach: at, register: (scope, group) => registerAll(scope, backend, group) };
  }
  const { connections, attach, ...rest } = backend.backend;
  return {
    balancer,
    ...rest,
    targetType: rest.targetType ?? "instance",
    reach: { connections },
    register: (_scope, group) => attach(group),
  };
}

function invoke(scope: Construct, { lambda }: LambdaBackend, { key, arn, attached }: TargetGroupRef): void {
  const lifecycle = { createBeforeDestroy: true };
  const permission = new LambdaPermission(scope, `Permission-${key}`, {
    action: "lambda:InvokeFunction",
    functionName: lambda.arn,
    principal: "elasticloadbalancing.amazonaws.com",
    sourceArn: arn,
    lifecycle,
  });
  const target = { targetGroupArn: arn, targetId: lambda.arn, dependsOn: [permission], lifecycle };
  attached?.(new LbTargetGroupAttachment(scope, `Target-${key}`, target));
}

function registerAll(scope: Construct, { targets }: FixedBackend, { key, arn, attached }: TargetGroupRef): void {
  for (const [name, targetId] of Object.entries(targets)) {
    const target = { targetGroupArn: arn, targetId, lifecycle: { createBeforeDestroy: true } };
    attached?.(new LbTargetGroupAttachment(scope, `Target-${key}-${name}`, target));
  }
}

/** What is wrong with a backend that is not a module, which has said so itself. */
export function backendProblems(balancer: Served["balancer"], backend: AnyBackend): Problem[] {
  if ("lambda" in backend) {
    return [
      must(balancer === "application", "backend must be something with a port: only an ALBModule invokes functions"),
    ];
  }
  if (!("targets" in backend)) {
    const isBalancer = backend.backend.targetType === "alb";
    return [
      must(
        balancer === "network" || !isBalancer,
        "backend must not be a balancer: only an NLBModule stands before one",
      ),
    ];
  }
  const names = Object.keys(backend.targets);
  return [
    between("backend.port", backend.port, 1, 65535),
    must(names.length > 0, "backend.targets must name at least one target, got none"),
    ...names.flatMap((name) => [
      matches("backend.targets", name, KEY, KEY_RULE),
      backend.targetType === "instance"
        ? matches(`backend.targets.${name}`, backend.targets[name], /^i-[0-9a-f]{8,17}$/, "be the id of an instance")
        : matches(`backend.targets.${name}`, backend.targets[name], /^[\da-f.:]+$/i, "be an IP address"),
    ]),
  ];
}

/** Names that verbs take, which become part of addresses and names. */
export const KEY = /^[A-Za-z][A-Za-z0-9]{0,31}$/;
export const KEY_RULE = "be up to 32 letters and digits, beginning with a letter";

/** Names of target groups are in lower case, so two that differ in case would be one. */
export function isTaken(name: string, names: Iterable<string>): boolean {
  return [...names].some((each) => each.toLowerCase() === name.toLowerCase());
}
