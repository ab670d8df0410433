import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { nameOf } from "@plinth/core";
import type { Construct } from "constructs";

/** Closed in both directions until somebody is named. */
export function securityGroup(
  scope: Construct,
  description: string,
  vpcId: string,
  tags: Readonly<Record<string, string>>,
): SecurityGroup {
  return new SecurityGroup(scope, "SecurityGroup", {
    namePrefix: `${nameOf(scope, 100)}-`,
    description,
    vpcId,
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
}
