import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointRouteTableAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-route-table-association";
import { type AwsEnvironment, choice, createdByCall, idBelow, type ModuleContext } from "@plinth/core";
import type { RouteTableRef } from "./route-tables";

/** Services with gateway endpoints. AWS docs, "Gateway endpoints". */
export type GatewayService = "s3" | "dynamodb";

export const GATEWAY_SERVICE = choice("s3", "dynamodb").literal();

const IDS = { s3: "S3", dynamodb: "DynamoDb" } as const;

export function createGatewayEndpoint(
  { scope, aws, tags }: ModuleContext,
  service: GatewayService,
  vpcId: string,
): VpcEndpoint {
  return new VpcEndpoint(scope, IDS[service], {
    vpcId,
    serviceName: serviceName(aws, service),
    vpcEndpointType: "Gateway",
    tags: tags(service),
  });
}

export function associateRouteTable(
  { scope }: ModuleContext,
  service: GatewayService,
  vpcEndpointId: string,
  { key, routeTableId, home }: RouteTableRef,
): void {
  const id = idBelow(home, scope, `${IDS[service]}-${key}`);
  createdByCall(new VpcEndpointRouteTableAssociation(home, id, { vpcEndpointId, routeTableId }));
}

/** The service in the region of the module, by the name that endpoints ask for. */
export function serviceName({ region }: AwsEnvironment, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}
