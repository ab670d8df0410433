import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway, type NatGatewayConfig } from "@cdktf/provider-aws/lib/nat-gateway";
import type { ModuleContext, Tags } from "@plinth/core";
import type { Construct } from "constructs";
import { natZones, REGIONAL } from "./nat-rules";
import type { TierSettings } from "./tiers";
import type { ZoneSubnet } from "./zone-subnet";
import { zoneTags } from "./zone-tags";
import { byZone, isZoneId, type ZoneSlot } from "./zones";

/** A NAT gateway with an Elastic IP of its own; both are named after the zone and after nothing else. */
export interface Nat {
  readonly gateway: NatGateway;
  /** Nothing where the address was given, or AWS brings it. */
  readonly address?: Eip;
}

/** The gateways that a tier was asked for, by zone and in the order of its list; or the regional one. */
export function createNatGateways(
  context: ModuleContext,
  settings: TierSettings,
  zones: readonly ZoneSlot[],
  subnets: Readonly<Record<string, ZoneSubnet>>,
): Record<string, Nat> {
  if (settings.tier !== "public") return {};
  const { natGateways, natAllocationIds } = settings;
  if (natGateways === REGIONAL) {
    const vpcId = settings.vpc.vpcId;
    return { [REGIONAL]: regionalNatGateway(context, vpcId, addressesOf(zones, natAllocationIds)) };
  }
  return byZone(
    natZones(settings).flatMap((key) => zones.filter((zone) => zone.key === key)),
    (zone) =>
      natGateway(context.scope, zone.key, {
        subnetId: subnets[zone.key].association.subnetId,
        allocationId: natAllocationIds[zone.key],
        tags: zoneTags(context, zone),
      }),
  );
}

function natGateway(
  scope: Construct,
  zone: string,
  { subnetId, allocationId, tags }: { readonly subnetId: string; readonly allocationId?: string; readonly tags: Tags },
): Nat {
  const address = allocationId ? undefined : new Eip(scope, `NatAddress-${zone}`, { domain: "vpc", tags });
  const gateway = new NatGateway(scope, `NatGateway-${zone}`, {
    allocationId: allocationId ?? address?.allocationId,
    subnetId,
    tags,
  });
  return { gateway, address };
}

interface ZonalAddresses {
  readonly allocationIds: readonly string[];
}

function addressesOf(zones: readonly ZoneSlot[], ids: Readonly<Record<string, string>>): ZonalAddresses[] {
  return zones
    .filter(({ key }) => key in ids)
    .map(({ key }) => ({
      ...(isZoneId(key) ? { availabilityZoneId: key } : { availabilityZone: key }),
      allocationIds: [ids[key]],
    }));
}

/** One gateway that AWS spreads over the zones: those with given addresses, or wherever something needs it. */
function regionalNatGateway({ scope, tags }: ModuleContext, vpcId: string, addresses: readonly ZonalAddresses[]): Nat {
  const config = {
    vpcId,
    availabilityMode: "regional",
    availabilityZoneAddress: addresses.length > 0 ? addresses : undefined,
    tags: tags(),
  };
  // The bindings of AWS 5 do not know these arguments; `canBeRegional` has asked.
  return { gateway: new NatGateway(scope, "RegionalNatGateway", config as unknown as NatGatewayConfig) };
}
