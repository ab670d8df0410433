import { CustomerGateway } from "@cdktf/provider-aws/lib/customer-gateway";
import { VpnConnection } from "@cdktf/provider-aws/lib/vpn-connection";
import { VpnConnectionRoute } from "@cdktf/provider-aws/lib/vpn-connection-route";
import { VpnGateway as Gateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import { VpnGatewayRoutePropagation } from "@cdktf/provider-aws/lib/vpn-gateway-route-propagation";
import { between, nameOf, networkProblem, parseCidr, validate } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";

export interface VpnGatewayProps {
  /** Autonomous system number of the Amazon side: 64512 to 65534, or 4200000000 to 4294967294. @default - the one of AWS */
  readonly amazonSideAsn?: number;
  /** Whether the route tables of the tiers learn its routes. @default true */
  readonly propagate?: boolean;
}

export interface VpnGateway {
  readonly gateway: Gateway;
  readonly propagates: boolean;
}

/** A device of yours on the other end. */
export interface OfficeProps {
  /** Public IPv4 address of the device. */
  readonly ipAddress: string;
  /** Autonomous system number of the device. @default 65000 */
  readonly bgpAsn?: number;
  /** Ranges behind the device, for devices that do not speak BGP. @default - BGP announces them */
  readonly staticRoutes?: readonly string[];
}

export function vpnGateway(scope: Construct, vpcId: string, props: VpnGatewayProps): VpnGateway {
  const asn = props.amazonSideAsn;
  const valid = asn === undefined || (asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294);
  validate(
    scope,
    [!valid && `amazonSideAsn must be 64512 to 65534 or 4200000000 to 4294967294, got ${asn}`],
    "addVpnGateway()",
  );
  const gateway = new Gateway(scope, "VpnGateway", {
    vpcId,
    amazonSideAsn: asn?.toString(),
    tags: { Name: nameOf(scope, 255) },
  });
  return { gateway, propagates: props.propagate ?? true };
}

export function propagateRoutes(scope: Construct, vpn: VpnGateway, key: string, routeTableId: string): void {
  const id = `VpnRoutes-${key}`;
  if (scope.node.tryFindChild(id)) return;
  new VpnGatewayRoutePropagation(scope, id, { vpnGatewayId: vpn.gateway.id, routeTableId });
}

export function connectOffice(
  scope: Construct,
  id: string,
  vpn: VpnGateway,
  { ipAddress, bgpAsn = 65000, staticRoutes = [] }: OfficeProps,
): { customerGateway: CustomerGateway; connection: VpnConnection } {
  const address = Token.isUnresolved(ipAddress) || parseCidr(`${ipAddress}/32`)?.bits === 32;
  validate(
    scope,
    [
      !address && `ipAddress must be an IPv4 address, got "${ipAddress}"`,
      between("bgpAsn", bgpAsn, 1, 4294967294),
      ...staticRoutes.map((range) => networkProblem(range) && `staticRoutes: ${networkProblem(range)}, got "${range}"`),
    ],
    `addOffice("${id}")`,
  );
  const tags = { Name: nameOf(scope, 255, id) };
  const customerGateway = new CustomerGateway(scope, `${id}-Gateway`, {
    type: "ipsec.1",
    ipAddress,
    bgpAsn: bgpAsn.toString(),
    tags,
  });
  const connection = new VpnConnection(scope, id, {
    type: "ipsec.1",
    vpnGatewayId: vpn.gateway.id,
    customerGatewayId: customerGateway.id,
    staticRoutesOnly: staticRoutes.length > 0,
    presharedKeyStorage: "SecretsManager",
    tags,
  });
  for (const range of staticRoutes) {
    new VpnConnectionRoute(scope, `${id}-${range}`, { vpnConnectionId: connection.id, destinationCidrBlock: range });
  }
  return { customerGateway, connection };
}
