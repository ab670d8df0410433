import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { between, type Environment, type KeyRef, nameOf, oneOf, type VpcRef, validate } from "@plinth/core";
import { Construct } from "constructs";
import { cidrProblem } from "./cidr";
import { associateRouteTable, type GatewayService, gatewayEndpoint } from "./endpoints";
import { type FlowLogs, type FlowLogsProps, flowLogs } from "./flow-logs";

export interface VpcModuleProps {
  readonly environment: Environment;
  /**
   * IPv4 range of the VPC, /16 to /28, with the host bits zero. A change replaces the VPC and everything in it.
   * Limits: AWS docs, "VPC CIDR blocks".
   */
  readonly cidrBlock: string;
  /** @default - CloudWatch Logs, all traffic, 10-minute records, kept 30 days in dev and 365 in prod */
  readonly flowLogs?: FlowLogsProps;
  /** Encrypts the flow logs. @default - the key that CloudWatch Logs owns */
  readonly encryptionKey?: KeyRef;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

const RETENTION_DAYS = { dev: 30, prod: 365 } as const;

/**
 * A VPC with an internet gateway, an emptied default security group, flow logs, and a gateway endpoint for S3.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class VpcModule extends Construct implements VpcRef {
  public readonly vpc: Vpc;
  public readonly internetGateway: InternetGateway;
  public readonly defaultSecurityGroup: DefaultSecurityGroup;
  public readonly flowLogs: FlowLogs;
  /** The IPv4 range, as given. */
  public readonly cidrBlock: string;
  private readonly endpoints = new Map<GatewayService, VpcEndpoint>();
  private readonly routeTables = new Map<string, string>();

  constructor(scope: Construct, id: string, props: VpcModuleProps) {
    super(scope, id);
    const { retentionDays = RETENTION_DAYS[props.environment], aggregationSeconds, trafficType } = props.flowLogs ?? {};
    validate(this, [
      cidrProblem("cidrBlock", props.cidrBlock, 16, 28),
      between("flowLogs.retentionDays", retentionDays, 1, 3653),
      oneOf("flowLogs.aggregationSeconds", aggregationSeconds, [60, 600]),
    ]);
    const tags = (suffix?: string) => ({ ...props.tags, Name: nameOf(this, 255, suffix) });

    this.cidrBlock = props.cidrBlock;
    this.vpc = new Vpc(this, "Default", {
      cidrBlock: props.cidrBlock,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: tags(),
    });
    this.internetGateway = new InternetGateway(this, "InternetGateway", { vpcId: this.vpc.id, tags: tags() });
    this.defaultSecurityGroup = new DefaultSecurityGroup(this, "DefaultSecurityGroup", {
      vpcId: this.vpc.id,
      tags: tags("default-do-not-use"),
    });
    this.flowLogs = flowLogs(this, this.vpc.id, {
      retentionDays,
      aggregationSeconds,
      trafficType,
      encryptionKey: props.encryptionKey,
      tags: tags("flow-logs"),
    });
    this.addEndpoint("s3");
  }

  get vpcId(): string {
    return this.vpc.id;
  }

  get internetGatewayId(): string {
    return this.internetGateway.id;
  }

  /**
   * Reaches S3 or DynamoDB from every route table of this VPC without NAT, free of charge. S3 is there from the start;
   * saying it twice makes it once.
   */
  addEndpoint(service: GatewayService): VpcEndpoint {
    const existing = this.endpoints.get(service);
    if (existing) return existing;
    const endpoint = gatewayEndpoint(this, service, this.vpc.id);
    this.endpoints.set(service, endpoint);
    for (const [key, id] of this.routeTables) associateRouteTable(this, service, endpoint, key, id);
    return endpoint;
  }

  /** Subnet tiers call this: gateway endpoints, present and future, are reached from the route table. */
  addRouteTable(key: string, routeTableId: string): void {
    if (this.routeTables.has(key)) return;
    this.routeTables.set(key, routeTableId);
    for (const [service, endpoint] of this.endpoints) associateRouteTable(this, service, endpoint, key, routeTableId);
  }
}
