import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { nameOf, shortHash } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { HEALTH_CHECK, type HealthCheckProps } from "./props";

/**
 * Instances at a port. What cannot be changed in place is part of the name by a hash, so that the replacement exists
 * beside the old group until the listener has moved over.
 */
export function targetGroup(
  scope: Construct,
  props: {
    readonly port: number;
    readonly vpcId: string;
    readonly healthCheck: HealthCheckProps | undefined;
    readonly deregistrationSeconds: number;
    readonly tags: Readonly<Record<string, string>>;
  },
): LbTargetGroup {
  const { port, vpcId } = props;
  const health = { ...HEALTH_CHECK, ...props.healthCheck };
  const fixed = { port, protocol: "HTTP", targetType: "instance" };
  const forced = JSON.stringify({ ...fixed, vpcId: Token.isUnresolved(vpcId) ? undefined : vpcId });
  return new LbTargetGroup(scope, "TargetGroup", {
    name: `${nameOf(scope, 23)}-${shortHash(forced)}`,
    ...fixed,
    vpcId,
    deregistrationDelay: `${props.deregistrationSeconds}`,
    healthCheck: {
      path: health.path,
      matcher: health.matcher,
      interval: health.intervalSeconds,
      timeout: health.timeoutSeconds,
      healthyThreshold: health.healthyThreshold,
      unhealthyThreshold: health.unhealthyThreshold,
    },
    tags: props.tags,
    lifecycle: { createBeforeDestroy: true },
  });
}
