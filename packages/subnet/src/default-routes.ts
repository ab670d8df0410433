import type { RouteConfig } from "@cdktf/provider-aws/lib/route";
import type { Egress, TierSettings } from "./tiers";

/** Default routes of a zone, by the first part of their id. */
export type DefaultRoutes = Readonly<Record<string, Omit<RouteConfig, "routeTableId">>>;

const EVERYWHERE = { destinationCidrBlock: "0.0.0.0/0" };
const EVERYWHERE6 = { destinationIpv6CidrBlock: "::/0" };
/** Addresses of IPv4 as DNS64 writes them. AWS docs, "DNS64 and NAT64". */
const IPV4_AS_IPV6 = { destinationIpv6CidrBlock: "64:ff9b::/96" };

/** Public tiers go through the internet gateway, private ones through NAT and the egress-only gateway, isolated ones nowhere. */
export function defaultRoutes(settings: TierSettings, zone: string): DefaultRoutes {
  const { vpc, ipv6 } = settings;
  if (settings.tier === "isolated") return {};
  if (settings.tier === "public") {
    const gatewayId = vpc.internetGatewayId;
    return {
      InternetRoute: { ...EVERYWHERE, gatewayId },
      ...(ipv6 ? { Ipv6Route: { ...EVERYWHERE6, gatewayId } } : {}),
    };
  }
  const natGatewayId = natFor(zone, settings.egress);
  const { egressOnlyInternetGatewayId: egressOnlyGatewayId } = vpc;
  return {
    InternetRoute: { ...EVERYWHERE, natGatewayId },
    ...(ipv6 && egressOnlyGatewayId !== undefined ? { Ipv6Route: { ...EVERYWHERE6, egressOnlyGatewayId } } : {}),
    ...(settings.dns64 ? { Nat64Route: { ...IPV4_AS_IPV6, natGatewayId } } : {}),
  };
}

/**
 * The NAT gateway that a zone uses: its own, else the one listed first. Gateways that are appended to the list therefore
 * move no other zone than their own.
 */
function natFor(zone: string, { natGatewayIds }: Egress): string | undefined {
  return natGatewayIds[zone] ?? Object.values(natGatewayIds)[0];
}
