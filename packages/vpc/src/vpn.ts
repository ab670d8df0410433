import { isIPv4 } from "node:net";
import { CustomerGateway } from "@cdktf/provider-aws/lib/customer-gateway";
import { VpnConnection } from "@cdktf/provider-aws/lib/vpn-connection";
import { VpnConnectionRoute } from "@cdktf/provider-aws/lib/vpn-connection-route";
import { VpnGateway as Gateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import { VpnGatewayRoutePropagation } from "@cdktf/provider-aws/lib/vpn-gateway-route-propagation";
import {
  boolean,
  createdByCall,
  idBelow,
  integer,
  isKnownLater,
  list,
  type ModuleContext,
  object,
  type Problem,
  parse,
  parseChild,
  RANGE,
  type RowsOf,
  regionOf,
  type SettingsOf,
  scalar,
  text,
  textOfNumber,
} from "@plinth/core";
import { takenProblem } from "./ids";
import type { RouteTableRef } from "./route-tables";

export interface VpnGatewayProps {
  /** Autonomous system number of the Amazon side: 64512 to 65534, or 4200000000 to 4294967294. @default - the one of AWS */
  readonly amazonSideAsn?: number;
  /** Whether the route tables of the tiers learn its routes. @default true */
  readonly propagate?: boolean;
}

export interface VpnGateway {
  readonly gateway: Gateway;
  readonly settings: VpnGatewaySettings;
}

/** A device of yours on the other end. */
export interface OfficeProps {
  /** Public IPv4 address of the device. */
  readonly ipAddress: string;
  /**
   * Autonomous system number of the device, 1 to 4294967295; known only after apply, at most 2147483647.
   * @default 65000
   */
  readonly bgpAsn?: number;
  /** Ranges behind the device, for devices that do not speak BGP. @default - BGP announces them */
  readonly staticRoutes?: readonly string[];
}

/** AWS docs, "CreateVpnGateway", https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnGateway.html */
const VPN_GATEWAY = object({
  amazonSideAsn: scalar<number>(
    "a whole number",
    "be 64512 to 65534 or 4200000000 to 4294967294",
    Number.isInteger,
    (asn) => (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294),
  ).optional(),
  propagate: boolean.default(true),
} satisfies RowsOf<VpnGatewayProps>);

/** AWS docs, "CreateCustomerGateway", https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCustomerGateway.html */
const OFFICE = object({
  ipAddress: text().where("be an IPv4 address", isIPv4),
  bgpAsn: integer(1, 4_294_967_295).default(65_000),
  staticRoutes: list(RANGE.literal()).literal().default([]),
} satisfies RowsOf<OfficeProps>);

type VpnGatewaySettings = SettingsOf<typeof VPN_GATEWAY>;

/**
 * Numbers of AWS, by the region where they are reserved.
 * AWS docs, "Customer gateway options", https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html
 */
const RESERVED_ASN: Readonly<Record<number, string>> = {
  7224: "every region",
  9059: "eu-west-1",
  10124: "ap-northeast-1",
  17943: "ap-southeast-1",
};

/** Larger numbers have an argument of their own. AWS docs, "CreateCustomerGateway". */
const LARGEST_BGP_ASN = 2_147_483_647;

/** @param existing - the gateway that the VPC has: the same call again returns it */
export function addVpnGateway(
  { scope, tags }: ModuleContext,
  vpcId: string,
  props: VpnGatewayProps,
  existing: VpnGateway | undefined,
): VpnGateway {
  const settings = parse(scope, VPN_GATEWAY, props, {
    call: "addVpnGateway()",
    rules: [() => existing && changedProblem(props, existing.settings)],
  });
  if (existing) return existing;
  const { amazonSideAsn } = settings;
  const gateway = new Gateway(scope, "VpnGateway", {
    vpcId,
    amazonSideAsn: amazonSideAsn === undefined ? undefined : textOfNumber(amazonSideAsn),
    tags: tags(),
  });
  return { gateway, settings };
}

/** A VPC has one gateway. Props that are omitted ask for nothing else than what exists. */
function changedProblem(given: VpnGatewayProps, existing: VpnGatewaySettings): Problem {
  const names = ["amazonSideAsn", "propagate"] as const;
  if (names.every((name) => given[name] === undefined || given[name] === existing[name])) return;
  return "the VPN gateway exists already with other props: call addVpnGateway once, and before addOffice";
}

export function propagateRoutes({ scope }: ModuleContext, vpn: VpnGateway, table: RouteTableRef): void {
  const { key, routeTableId, home } = table;
  const id = idBelow(home, scope, `VpnRoutes-${key}`);
  if (!vpn.settings.propagate || home.node.tryFindChild(id)) return;
  createdByCall(new VpnGatewayRoutePropagation(home, id, { vpnGatewayId: vpn.gateway.id, routeTableId }));
}

/** @param gateway - creates the VPN gateway when the first office is accepted */
export function addOffice(
  context: ModuleContext,
  key: string,
  props: OfficeProps,
  gateway: () => VpnGateway,
): { customerGateway: CustomerGateway; connection: VpnConnection } {
  const { scope } = context;
  const { id, ipAddress, bgpAsn, staticRoutes } = parseChild(scope, key, OFFICE, props, {
    method: "addOffice",
    keyName: "id",
    rules: [
      (office) => {
        const region = RESERVED_ASN[office.bgpAsn];
        const isReserved = region === "every region" || (region !== undefined && region === regionOf(scope));
        return isReserved && `bgpAsn must not be ${office.bgpAsn}, which AWS reserves in ${region}`;
      },
      () => takenProblem(scope, key, gatewayId(key)),
    ],
  });
  const tags = context.tags(id);
  const customerGateway = new CustomerGateway(scope, gatewayId(id), {
    type: "ipsec.1",
    ipAddress,
    ...asnArguments(bgpAsn),
    tags,
  });
  const connection = new VpnConnection(scope, id, {
    type: "ipsec.1",
    vpnGatewayId: gateway().gateway.id,
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

function asnArguments(asn: number): { readonly bgpAsn?: string; readonly bgpAsnExtended?: string } {
  const isExtended = !isKnownLater(asn) && asn > LARGEST_BGP_ASN;
  return { [isExtended ? "bgpAsnExtended" : "bgpAsn"]: textOfNumber(asn) };
}

function gatewayId(id: string): string {
  return `${id}-Gateway`;
}
