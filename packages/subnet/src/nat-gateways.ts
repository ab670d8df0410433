import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway, type NatGatewayConfig } from "@cdktf/provider-aws/lib/nat-gateway";
import type { Construct } from "constructs";
import type { PublicTierProps, SubnetModuleProps } from "./tiers";
import type { ZoneSubnet } from "./zone-subnet";
import { byZone, isZoneId, type PlacedZone } from "./zones";

/** Key of the gateway that is in no zone. */
export const REGIONAL = "regional";

/** A NAT gateway with an Elastic IP of its own; both are named after the zone and after nothing else. */
export interface Nat {
  readonly gateway: NatGateway;
  /** Nothing where the address was given, or AWS brings it. */
  readonly address?: Eip;
}

/** The gateways that a tier was asked for, by zone and in the order of its list; or the regional one. */
export function natGateways(
  scope: Construct,
  props: SubnetModuleProps,
  zones: readonly PlacedZone[],
  { subnets, tags, name }: Surroundings,
): Record<string, Nat> {
  if (props.tier !== "public") return {};
  const { natGateways: wanted = "none", natAllocationIds = {} } = props;
  if (wanted === REGIONAL) {
    return { [REGIONAL]: regionalNatGateway(scope, props, zones, { ...props.tags, Name: name }) };
  }
  const listed = wanted === "none" ? [] : wanted === "per-zone" ? zones.map(({ key }) => key) : wanted;
  return byZone(
    listed.flatMap((key) => zones.filter((zone) => zone.key === key)),
    (zone) =>
      natGateway(scope, zone.key, subnets[zone.key].association.subnetId, natAllocationIds[zone.key], tags(zone)),
  );
}

interface Surroundings {
  readonly subnets: Readonly<Record<string, ZoneSubnet>>;
  readonly tags: (zone: PlacedZone) => Record<string, string>;
  /** Name of the whole tier. */
  readonly name: string;
}

function natGateway(
  scope: Construct,
  zone: string,
  subnetId: string,
  given: string | undefined,
  tags: Record<string, string>,
): Nat {
  const address = given ? undefined : new Eip(scope, `NatAddress-${zone}`, { domain: "vpc", tags });
  const gateway = new NatGateway(scope, `NatGateway-${zone}`, {
    allocationId: given ?? address?.allocationId,
    subnetId,
    tags,
  });
  return { gateway, address };
}

/** One gateway that AWS spreads over the zones: those with given addresses, or wherever something needs it. */
function regionalNatGateway(
  scope: Construct,
  { vpc, natAllocationIds = {} }: PublicTierProps,
  zones: readonly PlacedZone[],
  tags: Record<string, string>,
): Nat {
  const addresses = zones
    .filter(({ key }) => key in natAllocationIds)
    .map(({ key }) => ({
      ...(isZoneId(key) ? { availabilityZoneId: key } : { availabilityZone: key }),
      allocationIds: [natAllocationIds[key]],
    }));
  const config = {
    vpcId: vpc.vpcId,
    availabilityMode: "regional",
    availabilityZoneAddress: addresses.length > 0 ? addresses : undefined,
    tags,
  };
  // The bindings of AWS 5 do not know these arguments; `canBeRegional` has asked.
  return { gateway: new NatGateway(scope, "RegionalNatGateway", config as unknown as NatGatewayConfig) };
}

/** Whether the bindings know regional NAT gateways; those of AWS 5 would drop the arguments without a word. */
export function canBeRegional(): boolean {
  return "availabilityModeInput" in NatGateway.prototype;
}
