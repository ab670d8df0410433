import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Connectable, Network, TargetGroupRef } from "@plinth/core";
import { Construct } from "constructs";
import type { BackendSettings } from "./backends";

/** A backend as a balancer sees it, whatever its kind. */
export interface Target {
  readonly balancer: "application" | "network";
  readonly targetType: "instance" | "ip" | "alb" | "lambda";
  readonly port?: number;
  readonly protocol?: "HTTP" | "HTTPS";
  readonly protocolVersion?: "HTTP1" | "HTTP2" | "GRPC";
  readonly shutdownSeconds?: number;
  readonly peer?: Connectable | Network;
  /** What the targets belong to, where that is a construct. */
  readonly owner?: Construct;
  /** Registers the targets. */
  register(scope: Construct, targetGroup: TargetGroupRef): void;
}

export function normalizeTarget(balancer: Target["balancer"], backend: BackendSettings): Target {
  if ("lambda" in backend) {
    const owner = Construct.isConstruct(backend.lambda) ? backend.lambda.node.scope : undefined;
    const { arn } = backend.lambda;
    return { balancer, targetType: "lambda", owner, register: (scope, group) => permitAndRegister(scope, arn, group) };
  }
  if ("targets" in backend) {
    const { at: peer, targets, ...rest } = backend;
    const owner = typeof peer === "object" && "connections" in peer ? peer.connections.scope : undefined;
    return { balancer, ...rest, peer, owner, register: (scope, group) => registerAll(scope, targets, group) };
  }
  const { connections, attach, targetType = "instance", ...rest } = backend.backend;
  const { scope: owner } = connections;
  return { balancer, ...rest, targetType, peer: { connections }, owner, register: (_scope, group) => attach(group) };
}

function permitAndRegister(scope: Construct, functionArn: string, { key, arn, attached }: TargetGroupRef): void {
  const lifecycle = { createBeforeDestroy: true };
  const permission = new LambdaPermission(scope, `Permission-${key}`, {
    action: "lambda:InvokeFunction",
    functionName: functionArn,
    principal: "elasticloadbalancing.amazonaws.com",
    sourceArn: arn,
    lifecycle,
  });
  const target = { targetGroupArn: arn, targetId: functionArn, dependsOn: [permission], lifecycle };
  attached?.(new LbTargetGroupAttachment(scope, `Target-${key}`, target));
}

function registerAll(
  scope: Construct,
  targets: Readonly<Record<string, string>>,
  { key, arn, attached }: TargetGroupRef,
): void {
  for (const [name, targetId] of Object.entries(targets)) {
    const target = { targetGroupArn: arn, targetId, lifecycle: { createBeforeDestroy: true } };
    attached?.(new LbTargetGroupAttachment(scope, `Target-${key}-${name}`, target));
  }
}
