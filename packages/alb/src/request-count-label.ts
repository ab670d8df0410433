import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Fn } from "cdktf";

/**
 * `app/<name>/<id>/targetgroup/<name>/<id>`. The balancer's part is read from its listener, or from the rule that leads to
 * the group: AWS refuses a scaling policy before the balancer sends requests to the group.
 */
export function requestCountLabel(listenerArn: string, group: LbTargetGroup): string {
  const balancer = Fn.join("/", Fn.slice(Fn.split("/", listenerArn), 1, 4));
  return `${balancer}/${group.arnSuffix}`;
}
