import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointRouteTableAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-route-table-association";
import { nameOf } from "@plinth/core";
import type { Construct } from "constructs";

/** Services with gateway endpoints. AWS docs, "Gateway endpoints". */
export type GatewayService = "s3" | "dynamodb";

const IDS = { s3: "S3", dynamodb: "DynamoDb" } as const;

export function gatewayEndpoint(scope: Construct, service: GatewayService, vpcId: string): VpcEndpoint {
  return new VpcEndpoint(scope, IDS[service], {
    vpcId,
    serviceName: serviceName(scope, service),
    vpcEndpointType: "Gateway",
    tags: { Name: nameOf(scope, 255, service) },
  });
}

export function associateRouteTable(
  scope: Construct,
  service: GatewayService,
  endpoint: VpcEndpoint,
  key: string,
  routeTableId: string,
): void {
  new VpcEndpointRouteTableAssociation(scope, `${IDS[service]}-${key}`, { vpcEndpointId: endpoint.id, routeTableId });
}

/** The service in the region of the stack, by the name that endpoints ask for. */
export function serviceName(scope: Construct, service: string): string {
  const region = (scope.node.tryFindChild("Region") as DataAwsRegion | undefined) ?? new DataAwsRegion(scope, "Region");
  return `com.amazonaws.${region.id}.${service}`;
}
