import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import {
  type Connectable,
  Connections,
  type Monitorable,
  nameOf,
  policyDocument,
  type Signals,
  type Statement,
  type SubnetsRef,
} from "@plinth/core";
import { Construct } from "constructs";
import { type EndpointSignal, endpointSignals } from "./endpoint-signals";
import { serviceName } from "./endpoints";
import type { InterfaceService } from "./interface-services";

export interface InterfaceEndpointProps {
  /** One network interface in each of these subnets. */
  readonly subnets: SubnetsRef;
  /** What may be asked of the service through this endpoint. @default - everything, by whoever has the permission */
  readonly policy?: readonly Statement[];
  /** Answers to the service's public name inside the VPC. @default true */
  readonly privateDns?: boolean;
}

/**
 * An interface endpoint with a security group of its own, reached on port 443:
 * `web.connections.allowTo(endpoint)`.
 */
export class InterfaceEndpoint extends Construct implements Connectable, Monitorable<EndpointSignal> {
  public readonly endpoint: VpcEndpoint;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  private readonly service: InterfaceService;

  constructor(scope: Construct, service: InterfaceService, props: InterfaceEndpointProps & { readonly vpcId: string }) {
    super(scope, `Endpoint-${service}`);
    const { vpcId, subnets, policy } = props;
    this.service = service;
    const tags = { Name: nameOf(this, 255) };

    this.securityGroup = new SecurityGroup(this, "SecurityGroup", {
      namePrefix: `${nameOf(this, 100)}-`,
      description: `Interface endpoint of ${service}`,
      vpcId,
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    this.endpoint = new VpcEndpoint(this, "Default", {
      vpcId,
      serviceName: serviceName(scope, service),
      vpcEndpointType: "Interface",
      subnetIds: [...subnets.subnetIds],
      securityGroupIds: [this.securityGroup.id],
      privateDnsEnabled: props.privateDns ?? true,
      policy: policy && policyDocument(policy.map((statement) => ({ principals: "*", ...statement }))),
      tags,
    });
    this.connections = new Connections(this, this.securityGroup.id, 443, vpcId);
  }

  /** What the endpoint says of itself. */
  get signals(): Signals<EndpointSignal> {
    return endpointSignals(this.service, this.endpoint);
  }
}
