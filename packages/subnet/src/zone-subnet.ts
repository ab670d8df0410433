import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { Construct } from "constructs";

/** The way out of a zone; nothing for isolated tiers. */
export type WayOut = { readonly gatewayId: string } | { readonly natGatewayId: string } | undefined;

/** One zone's subnet with a route table of its own. */
export interface ZoneSubnet {
  readonly subnet: Subnet;
  readonly routeTable: RouteTable;
  readonly association: RouteTableAssociation;
}

export function zoneSubnet(
  scope: Construct,
  zone: string,
  props: { vpcId: string; cidrBlock: string; wayOut: WayOut; tags: Record<string, string> },
): ZoneSubnet {
  const { vpcId, cidrBlock, wayOut, tags } = props;
  const subnet = new Subnet(scope, `Subnet-${zone}`, {
    vpcId,
    availabilityZone: zone,
    cidrBlock,
    mapPublicIpOnLaunch: false,
    tags,
  });
  const routeTable = new RouteTable(scope, `RouteTable-${zone}`, { vpcId, tags });
  const route =
    wayOut &&
    new Route(scope, `InternetRoute-${zone}`, {
      routeTableId: routeTable.id,
      destinationCidrBlock: "0.0.0.0/0",
      ...wayOut,
    });
  // Whoever takes the subnet's id from here waits for the routes: instances find the internet at their first start.
  const association = new RouteTableAssociation(scope, `RouteTableAssociation-${zone}`, {
    subnetId: subnet.id,
    routeTableId: routeTable.id,
    dependsOn: route && [route],
  });
  return { subnet, routeTable, association };
}
