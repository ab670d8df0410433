import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet, type SubnetConfig } from "@cdktf/provider-aws/lib/subnet";
import type { Construct } from "constructs";
import type { DefaultRoutes } from "./default-routes";
import { isZoneId } from "./zones";

/** One zone's subnet with a route table of its own. */
export interface ZoneSubnet {
  readonly subnet: Subnet;
  readonly routeTable: RouteTable;
  readonly association: RouteTableAssociation;
}

export function createZoneSubnet(
  scope: Construct,
  zone: string,
  config: SubnetConfig,
  defaultRoutes: DefaultRoutes,
): ZoneSubnet {
  const { vpcId, tags } = config;
  const subnet = new Subnet(scope, `Subnet-${zone}`, {
    ...(isZoneId(zone) ? { availabilityZoneId: zone } : { availabilityZone: zone }),
    ...config,
    mapPublicIpOnLaunch: false,
  });
  const routeTable = new RouteTable(scope, `RouteTable-${zone}`, { vpcId, tags });
  const routes = Object.entries(defaultRoutes).map(
    ([name, route]) => new Route(scope, `${name}-${zone}`, { routeTableId: routeTable.id, ...route }),
  );
  // What takes the subnet's id from here waits for the routes: instances find the internet at their first start.
  const association = new RouteTableAssociation(scope, `RouteTableAssociation-${zone}`, {
    subnetId: subnet.id,
    routeTableId: routeTable.id,
    dependsOn: routes.length > 0 ? routes : undefined,
  });
  return { subnet, routeTable, association };
}
