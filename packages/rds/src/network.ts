import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Connections, nameOf, type SubnetsRef } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

/** A closed security group, with the sentences that open it. */
export function closedGroup(
  scope: Construct,
  vpcId: string,
  port: number,
  props: { description: string; tags: Record<string, string>; provider?: TerraformProvider },
): { securityGroup: SecurityGroup; connections: Connections } {
  const securityGroup = new SecurityGroup(scope, "SecurityGroup", {
    namePrefix: `${nameOf(scope, 100)}-`,
    description: props.description,
    vpcId,
    tags: props.tags,
    provider: props.provider,
    lifecycle: { createBeforeDestroy: true },
  });
  return { securityGroup, connections: new Connections(scope, securityGroup.id, port, vpcId, props.provider) };
}

export function subnetGroup(
  scope: Construct,
  subnets: SubnetsRef,
  props: { tags: Record<string, string>; provider?: TerraformProvider },
): DbSubnetGroup {
  return new DbSubnetGroup(scope, "SubnetGroup", {
    namePrefix: `${nameOf(scope, 200)}-`,
    description: "Subnets of one database",
    subnetIds: [...subnets.subnetIds],
    tags: props.tags,
    provider: props.provider,
  });
}
