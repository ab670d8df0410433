import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl";
import { DefaultRouteTable } from "@cdktf/provider-aws/lib/default-route-table";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { ModuleContext } from "@plinth/core";

/** What AWS makes with every VPC. */
export interface Adopted {
  readonly defaultSecurityGroup: DefaultSecurityGroup;
  readonly defaultRouteTable: DefaultRouteTable;
  readonly defaultNetworkAcl: DefaultNetworkAcl;
}

/** The rules that AWS gives a default network ACL. AWS docs, "Default network ACL". */
const EVERYTHING = [
  { ruleNo: 100, cidrBlock: "0.0.0.0/0" },
  { ruleNo: 101, ipv6CidrBlock: "::/0" },
].map((range) => ({ ...range, action: "allow", protocol: "-1", fromPort: 0, toPort: 0 }));

/**
 * Adopts the defaults, so that a change by hand is seen: the group and the route table are emptied, the network ACL keeps
 * the rules of AWS, because subnets without a list of their own live under it.
 */
export function adoptDefaults({ scope, tags }: ModuleContext, vpc: Vpc): Adopted {
  const unused = tags("default-do-not-use");
  return {
    defaultSecurityGroup: new DefaultSecurityGroup(scope, "DefaultSecurityGroup", { vpcId: vpc.id, tags: unused }),
    defaultRouteTable: new DefaultRouteTable(scope, "DefaultRouteTable", {
      defaultRouteTableId: vpc.defaultRouteTableId,
      tags: unused,
    }),
    defaultNetworkAcl: new DefaultNetworkAcl(scope, "DefaultNetworkAcl", {
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      ingress: EVERYTHING,
      egress: EVERYTHING,
      tags: tags("default"),
      // AWS lists every subnet without an ACL of its own here.
      lifecycle: { ignoreChanges: ["subnet_ids"] },
    }),
  };
}
