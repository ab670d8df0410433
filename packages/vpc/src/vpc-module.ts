import type { CustomerGateway } from "@cdktf/provider-aws/lib/customer-gateway";
import type { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl";
import type { DefaultRouteTable } from "@cdktf/provider-aws/lib/default-route-table";
import type { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { EgressOnlyInternetGateway } from "@cdktf/provider-aws/lib/egress-only-internet-gateway";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc, type VpcConfig } from "@cdktf/provider-aws/lib/vpc";
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import type { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import type { VpnConnection } from "@cdktf/provider-aws/lib/vpn-connection";
import {
  checkTogether,
  type ModuleContext,
  moduleContext,
  object,
  parse,
  regionProblem,
  type VpcRef,
  warn,
} from "@plinth/core";
import { Construct } from "constructs";
import { adoptDefaults } from "./adopted";
import { createDhcpOptions } from "./dhcp-options";
import { associateRouteTable, createGatewayEndpoint, GATEWAY_SERVICE, type GatewayService } from "./endpoints";
import { createFlowLogs, type FlowLogs } from "./flow-logs";
import { retentionWarning } from "./flow-logs-props";
import { addInterfaceEndpoint, type InterfaceEndpoint, type InterfaceEndpointProps } from "./interface-endpoint";
import type { InterfaceService } from "./interface-services";
import { type AcceptedPeeringProps, acceptPeering, addPeering, type PeeringProps } from "./peering";
import { excludeFromBlockPublicAccess } from "./public-access";
import { type RouteTableRef, routeTableRef } from "./route-tables";
import { addSecondaryRange } from "./secondary-range";
import { topologyProblemsOf } from "./topology";
import { VPC, type VpcModuleProps, type VpcSettings } from "./vpc-props";
import {
  addOffice,
  addVpnGateway,
  type OfficeProps,
  propagateRoutes,
  type VpnGateway,
  type VpnGatewayProps,
} from "./vpn";

/**
 * A VPC with an internet gateway, an emptied default security group and default route table, an adopted default network
 * ACL, flow logs, and a gateway endpoint for S3.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class VpcModule extends Construct implements VpcRef {
  public readonly vpc: Vpc;
  public readonly internetGateway: InternetGateway;
  public readonly egressOnlyInternetGateway: EgressOnlyInternetGateway | undefined;
  public readonly defaultSecurityGroup: DefaultSecurityGroup;
  public readonly defaultRouteTable: DefaultRouteTable;
  public readonly defaultNetworkAcl: DefaultNetworkAcl;
  public readonly flowLogs: FlowLogs;
  /** The IPv4 range: as given, or what the IPAM pool gave. */
  public readonly cidrBlock: string;
  private readonly context: ModuleContext;
  private readonly ranges: string[];
  private readonly peerRanges: string[] = [];
  private readonly endpoints = new Map<GatewayService, VpcEndpoint>();
  private readonly endpointsElsewhere = new Set<InterfaceService>();
  private readonly routeTables = new Map<string, RouteTableRef>();
  private vpn: VpnGateway | undefined;

  constructor(scope: Construct, id: string, props: VpcModuleProps) {
    super(scope, id);
    const settings = parse(this, VPC, props, {
      rules: [({ encryptionKey }) => regionProblem("encryptionKey", this, encryptionKey)],
    });
    warn(this, retentionWarning(settings.flowLogs));
    const context = moduleContext(this, { ...settings, baseName: settings.name });
    const { tags } = context;
    this.context = context;
    this.vpc = new Vpc(this, "Default", {
      cidrBlock: settings.cidrBlock,
      ipv4IpamPoolId: settings.ipam?.poolId,
      ipv4NetmaskLength: settings.ipam?.netmaskLength,
      ...ipv6Arguments(settings.ipv6),
      enableDnsSupport: true,
      enableDnsHostnames: true,
      enableNetworkAddressUsageMetrics: settings.networkAddressUsageMetrics,
      instanceTenancy: settings.instanceTenancy,
      tags: tags(),
    });
    const vpcId = this.vpc.id;
    this.cidrBlock = settings.cidrBlock ?? this.vpc.cidrBlock;
    this.ranges = [this.cidrBlock];
    this.internetGateway = new InternetGateway(this, "InternetGateway", { vpcId, tags: tags() });
    if (settings.ipv6) {
      const config = { vpcId, tags: tags() };
      this.egressOnlyInternetGateway = new EgressOnlyInternetGateway(this, "EgressOnlyInternetGateway", config);
    }
    const adopted = adoptDefaults(context, this.vpc);
    this.defaultSecurityGroup = adopted.defaultSecurityGroup;
    this.defaultRouteTable = adopted.defaultRouteTable;
    this.defaultNetworkAcl = adopted.defaultNetworkAcl;
    this.flowLogs = createFlowLogs(context, vpcId, settings);
    createDhcpOptions(context, vpcId, settings.dhcpOptions);
    excludeFromBlockPublicAccess(context, vpcId, settings.publicAccessExclusion);
    this.addEndpoint("s3");
    checkTogether(this.vpc, topologyProblemsOf);
  }

  get vpcId(): string {
    return this.vpc.id;
  }

  get internetGatewayId(): string {
    return this.internetGateway.id;
  }

  get ipv6CidrBlock(): string | undefined {
    return this.egressOnlyInternetGateway && this.vpc.ipv6CidrBlock;
  }

  get egressOnlyInternetGatewayId(): string | undefined {
    return this.egressOnlyInternetGateway?.id;
  }

  /**
   * Reaches S3 or DynamoDB from every route table of this VPC without NAT, free of charge. S3 is there from the start;
   * saying it twice makes it once.
   */
  addEndpoint(service: GatewayService): VpcEndpoint {
    parse(this, object({ service: GATEWAY_SERVICE }), { service }, { call: "addEndpoint()" });
    const existing = this.endpoints.get(service);
    if (existing) return existing;
    const endpoint = createGatewayEndpoint(this.context, service, this.vpc.id);
    this.endpoints.set(service, endpoint);
    for (const table of this.routeTables.values()) associateRouteTable(this.context, service, endpoint.id, table);
    return endpoint;
  }

  /** Reaches an AWS service through network interfaces in the given subnets; who may use it is said by links. */
  addInterfaceEndpoint(service: InterfaceService, props: InterfaceEndpointProps): InterfaceEndpoint {
    return addInterfaceEndpoint({ ...this.context, scope: this }, service, props, this.endpointsElsewhere);
  }

  /** A further IPv4 range, /16 to /28; give the answer to tiers that take their block from it. */
  addRange(id: string, cidrBlock: string): VpcRef {
    const range = addSecondaryRange(this, id, { cidrBlock }, { ranges: this.ranges, peers: this.peerRanges });
    this.ranges.push(cidrBlock);
    return range;
  }

  /**
   * A peering connection that this VPC asks for. Routes are said at the tiers:
   * `tier.addRoute("Shared", { to: "10.9.0.0/16", via: { peeringConnectionId: connection.id } })`.
   */
  addPeering(id: string, props: PeeringProps): VpcPeeringConnection {
    const connection = addPeering(this.context, id, { vpcId: this.vpcId, ranges: this.ranges }, props);
    this.peerRanges.push(props.peer.cidrBlock);
    return connection;
  }

  /** Accepts a peering connection that another account or region asks for; routes as for `addPeering`. */
  acceptPeering(id: string, props: AcceptedPeeringProps): VpcPeeringConnectionAccepterA {
    const accepter = acceptPeering(this.context, id, { vpcId: this.vpcId, ranges: this.ranges }, props);
    this.peerRanges.push(props.peer.cidrBlock);
    return accepter;
  }

  /** A gateway for VPN and Direct Connect; with `propagate`, every route table learns its routes. Once a VPC. */
  addVpnGateway(props: VpnGatewayProps = {}): VpnGateway {
    this.vpn = addVpnGateway(this.context, this.vpc.id, props, this.vpn);
    for (const table of this.routeTables.values()) propagateRoutes(this.context, this.vpn, table);
    return this.vpn;
  }

  /** A site-to-site VPN to a device of yours. Its pre-shared keys are in Secrets Manager, never in state. */
  addOffice(id: string, props: OfficeProps): { customerGateway: CustomerGateway; connection: VpnConnection } {
    return addOffice(this.context, id, props, () => this.addVpnGateway());
  }

  /**
   * Subnet tiers call this: endpoints and propagated routes, present and future, reach the route table.
   * @param owner of another stack, where the associations are created then
   */
  addRouteTable(key: string, routeTableId: string, owner?: Construct): void {
    const table = routeTableRef(this, { key, routeTableId }, owner);
    if (this.routeTables.has(key)) return;
    this.routeTables.set(key, table);
    for (const [service, { id }] of this.endpoints) associateRouteTable(this.context, service, id, table);
    if (this.vpn) propagateRoutes(this.context, this.vpn, table);
  }
}

/** A /56 of Amazon, or of an IPAM pool. */
function ipv6Arguments(ipv6: VpcSettings["ipv6"]): Partial<VpcConfig> {
  if (typeof ipv6 === "object") return { ipv6IpamPoolId: ipv6.ipamPoolId, ipv6NetmaskLength: 56 };
  return { assignGeneratedIpv6CidrBlock: ipv6 || undefined };
}
