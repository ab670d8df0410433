import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { ModuleContext, SubnetsRef } from "@plinth/core";
import { Token } from "cdktf";

export function createSubnetGroup(context: ModuleContext, { subnetIds }: SubnetsRef): DbSubnetGroup {
  return new DbSubnetGroup(context.scope, "SubnetGroup", {
    namePrefix: `${context.name(200)}-`,
    description: "Subnets of one database",
    subnetIds: Token.asList(subnetIds),
    tags: context.tags(),
  });
}
