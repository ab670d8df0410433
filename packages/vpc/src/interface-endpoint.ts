import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import {
  boolean,
  type Connectable,
  type Connections,
  idBelow,
  list,
  type ModuleContext,
  type Monitorable,
  moduleContext,
  object,
  parseChild,
  policyDocument,
  type RowsOf,
  regionProblem,
  type SettingsOf,
  type Signals,
  STATEMENT_PROPS,
  type Statement,
  SUBNETS,
  type SubnetsRef,
  type Tags,
  text,
} from "@plinth/core";
import { Construct } from "constructs";
import { type EndpointSignal, endpointSignals } from "./endpoint-signals";
import { serviceName } from "./endpoints";
import type { InterfaceService } from "./interface-services";
import { homeBeside } from "./route-tables";

export interface InterfaceEndpointProps {
  /** One network interface in each of these subnets. */
  readonly subnets: SubnetsRef;
  /** What may be asked of the service through this endpoint. @default - everything, by all callers that have the permission */
  readonly policy?: readonly Statement[];
  /** Answers to the service's public name inside the VPC. @default true */
  readonly privateDns?: boolean;
}

const STATEMENT = object({
  sid: text().optional(),
  ...STATEMENT_PROPS,
  principals: STATEMENT_PROPS.principals.default("*"),
  resources: list(text()).literal(),
} satisfies RowsOf<Statement>);

const INTERFACE_ENDPOINT = object({
  subnets: SUBNETS,
  policy: list(STATEMENT, { min: 1 }).literal().optional(),
  privateDns: boolean.default(true),
} satisfies RowsOf<InterfaceEndpointProps>);

const SERVICE = text(
  "be the end of the name of a service, such as ssm or ecr.api",
  /^[a-z0-9]+([.-][a-z0-9]+)*$/,
).literal();

/** Subnets of another stack have their endpoint there. @param elsewhere - services with an endpoint in another stack */
export function addInterfaceEndpoint(
  { scope: vpc, tags }: ModuleContext & { readonly scope: Construct & { readonly vpcId: string } },
  service: InterfaceService,
  props: InterfaceEndpointProps,
  elsewhere: Set<InterfaceService>,
): InterfaceEndpoint {
  const { id, ...settings } = parseChild(vpc, service, INTERFACE_ENDPOINT, props, {
    method: "addInterfaceEndpoint",
    prefix: "Endpoint",
    keyName: "service",
    keyParser: SERVICE,
    rules: [
      // Its address ends in the name of the service.
      () => elsewhere.has(service) && `service must be new, got "${service}"`,
      ({ subnets }) => regionProblem("subnets", vpc, subnets),
    ],
  });
  const { vpcId } = vpc;
  const home = homeBeside(vpc, settings.subnets, `has an endpoint of ${service} in`);
  if (home !== vpc) elsewhere.add(service);
  return new InterfaceEndpoint(home, idBelow(home, vpc, id), service, { ...settings, vpcId, tags: tags(id) });
}

interface EndpointSettings extends SettingsOf<typeof INTERFACE_ENDPOINT> {
  readonly vpcId: string;
  readonly tags: Tags;
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

  constructor(scope: Construct, id: string, service: InterfaceService, settings: EndpointSettings) {
    super(scope, id);
    const { vpcId, subnets, policy } = settings;
    const context = moduleContext(this, settings);
    this.service = service;
    const group = context.createSecurityGroup(`Interface endpoint of ${service}`, vpcId, 443);
    this.securityGroup = group.securityGroup;
    this.connections = group.connections;
    this.endpoint = new VpcEndpoint(this, "Default", {
      vpcId,
      serviceName: serviceName(context.aws, service),
      vpcEndpointType: "Interface",
      subnetIds: [...subnets.subnetIds],
      securityGroupIds: [this.securityGroup.id],
      privateDnsEnabled: settings.privateDns,
      policy: policy && policyDocument(policy),
      tags: context.tags(),
    });
  }

  /** What the endpoint says of itself. */
  get signals(): Signals<EndpointSignal> {
    return endpointSignals(this.service, this.endpoint);
  }
}
