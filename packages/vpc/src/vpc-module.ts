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
import { between, checkTogether, nameOf, type VpcRef, validate } from "@plinth/core";
import { Construct } from "constructs";
import { adoptDefaults } from "./adopted";
import { cidrProblem } from "./cidr";
import { dhcpOptions, dhcpProblems } from "./dhcp-options";
import { associateRouteTable, type GatewayService, gatewayEndpoint } from "./endpoints";
import { type FlowLogs, flowLogs, flowLogsProblems } from "./flow-logs";
import { InterfaceEndpoint, type InterfaceEndpointProps } from "./interface-endpoint";
import type { InterfaceService } from "./interface-services";
import { type AcceptedPeeringProps, acceptedPeering, type PeeringProps, peering } from "./peering";
import { excludeFromBlockPublicAccess } from "./public-access";
import { secondaryRange } from "./secondary-range";
import { topologyProblemsOf } from "./topology";
import type { VpcModuleProps } from "./vpc-props";
import {
  connectOffice,
  type OfficeProps,
  propagateRoutes,
  type VpnGateway,
  type VpnGatewayProps,
  vpnGateway,
} from "./vpn";

const RETENTION_DAYS = { dev: 30, prod: 365 } as const;

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
  private readonly ranges: string[];
  private readonly peerRanges: string[] = [];
  private readonly endpoints = new Map<GatewayService, VpcEndpoint>();
  private readonly routeTables = new Map<string, string>();
  private vpn: VpnGateway | undefined;

  constructor(scope: Construct, id: string, props: VpcModuleProps) {
    super(scope, id);
    validate(this, [
      props.cidrBlock !== undefined && cidrProblem("cidrBlock", props.cidrBlock, 16, 28),
      between("ipam.netmaskLength", props.ipam?.netmaskLength, 16, 28),
      ...flowLogsProblems(props.flowLogs),
      ...dhcpProblems(props.dhcpOptions),
    ]);
    const tags = (suffix?: string) => ({ ...props.tags, Name: nameOf(this, 255, suffix) });

    this.vpc = new Vpc(this, "Default", {
      cidrBlock: props.cidrBlock,
      ipv4IpamPoolId: props.ipam?.poolId,
      ipv4NetmaskLength: props.ipam?.netmaskLength,
      ...ipv6Arguments(props.ipv6),
      enableDnsSupport: true,
      enableDnsHostnames: true,
      enableNetworkAddressUsageMetrics: props.networkAddressUsageMetrics,
      instanceTenancy: props.instanceTenancy,
      tags: tags(),
    });
    this.cidrBlock = props.cidrBlock ?? this.vpc.cidrBlock;
    this.ranges = [this.cidrBlock];
    this.internetGateway = new InternetGateway(this, "InternetGateway", { vpcId: this.vpc.id, tags: tags() });
    if (props.ipv6) {
      this.egressOnlyInternetGateway = new EgressOnlyInternetGateway(this, "EgressOnlyInternetGateway", {
        vpcId: this.vpc.id,
        tags: tags(),
      });
    }
    const adopted = adoptDefaults(this, this.vpc, tags);
    this.defaultSecurityGroup = adopted.defaultSecurityGroup;
    this.defaultRouteTable = adopted.defaultRouteTable;
    this.defaultNetworkAcl = adopted.defaultNetworkAcl;
    this.flowLogs = flowLogs(this, this.vpc.id, {
      retentionDays: RETENTION_DAYS[props.environment],
      ...props.flowLogs,
      encryptionKey: props.encryptionKey,
      tags: tags("flow-logs"),
    });
    dhcpOptions(this, this.vpc.id, props.dhcpOptions, tags());
    excludeFromBlockPublicAccess(this, this.vpc.id, props.publicAccessExclusion, tags());
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
    const existing = this.endpoints.get(service);
    if (existing) return existing;
    const endpoint = gatewayEndpoint(this, service, this.vpc.id);
    this.endpoints.set(service, endpoint);
    for (const [key, id] of this.routeTables) associateRouteTable(this, service, endpoint, key, id);
    return endpoint;
  }

  /** Reaches an AWS service through network interfaces in the given subnets; who may use it is said by links. */
  addInterfaceEndpoint(service: InterfaceService, props: InterfaceEndpointProps): InterfaceEndpoint {
    return new InterfaceEndpoint(this, service, { ...props, vpcId: this.vpc.id });
  }

  /** A further IPv4 range, /16 to /28; give the answer to tiers that take their block from it. */
  addRange(id: string, cidrBlock: string): VpcRef {
    const range = secondaryRange(this, id, cidrBlock, { ranges: this.ranges, peers: this.peerRanges });
    this.ranges.push(cidrBlock);
    return range;
  }

  /**
   * A peering connection that this VPC asks for. Routes are said at the tiers:
   * `tier.addRoute("Shared", { to: "10.9.0.0/16", via: { peeringConnectionId: connection.id } })`.
   */
  addPeering(id: string, props: PeeringProps): VpcPeeringConnection {
    const connection = peering(this, id, this.ranges, props);
    this.peerRanges.push(props.peer.cidrBlock);
    return connection;
  }

  /** Accepts a peering connection that another account or region asks for; routes as for `addPeering`. */
  acceptPeering(id: string, props: AcceptedPeeringProps): VpcPeeringConnectionAccepterA {
    const accepter = acceptedPeering(this, id, this.ranges, props);
    this.peerRanges.push(props.peer.cidrBlock);
    return accepter;
  }

  /** A gateway for VPN and Direct Connect; with `propagate`, every route table learns its routes. Once a VPC. */
  addVpnGateway(props: VpnGatewayProps = {}): VpnGateway {
    this.vpn ??= vpnGateway(this, this.vpc.id, props);
    if (this.vpn.propagates) for (const [key, id] of this.routeTables) propagateRoutes(this, this.vpn, key, id);
    return this.vpn;
  }

  /** A site-to-site VPN to a device of yours. Its pre-shared keys are in Secrets Manager, never in state. */
  addOffice(id: string, props: OfficeProps): { customerGateway: CustomerGateway; connection: VpnConnection } {
    return connectOffice(this, id, this.addVpnGateway(), props);
  }

  /** Subnet tiers call this: endpoints and propagated routes, present and future, reach the route table. */
  addRouteTable(key: string, routeTableId: string): void {
    if (this.routeTables.has(key)) return;
    this.routeTables.set(key, routeTableId);
    for (const [service, endpoint] of this.endpoints) associateRouteTable(this, service, endpoint, key, routeTableId);
    if (this.vpn?.propagates) propagateRoutes(this, this.vpn, key, routeTableId);
  }
}

/** A /56 of Amazon, or of an IPAM pool. */
function ipv6Arguments(ipv6: VpcModuleProps["ipv6"]): Partial<VpcConfig> {
  if (typeof ipv6 === "object") return { ipv6IpamPoolId: ipv6.ipamPoolId, ipv6NetmaskLength: 56 };
  return { assignGeneratedIpv6CidrBlock: ipv6 || undefined };
}
