import type { Problem } from "@plinth/core";
import { natZones, REGIONAL } from "./nat-rules";
import type { TierSettings } from "./tiers";
import { isZoneId, normalizeZones } from "./zones";

/** What AWS accepts of a tier and is unwise or has no effect. */
export function tierWarnings(settings: TierSettings): Problem[] {
  return [
    mixedWarning(settings),
    egressWarning(settings),
    ipv6EgressWarning(settings),
    ...unusedAddressWarnings(settings),
  ];
}

/** Which id a name has differs between accounts. AWS docs, "Availability Zone IDs for your AWS resources". */
function mixedWarning({ zones }: TierSettings): Problem {
  const keys = normalizeZones(zones).map(({ key }) => key);
  const [id, name] = [keys.find(isZoneId), keys.find((key) => !isZoneId(key))];
  return (
    id !== undefined &&
    name !== undefined &&
    `zones has the name "${name}" and the id "${id}", which can be the same zone: use only names, or only ids`
  );
}

function egressWarning({ egress, zones }: TierSettings): Problem {
  const gateways = Object.keys(egress?.natGatewayIds ?? {}).filter((key) => key !== REGIONAL);
  const [first] = gateways;
  const foreign = normalizeZones(zones).find(
    ({ key }) => first !== undefined && gateways.every((gateway) => isZoneId(gateway) !== isZoneId(key)),
  );
  return (
    foreign &&
    `egress has no NAT gateway under the name or id of "${foreign.key}", whose traffic goes to that of "${first}": ` +
      "write the zones of both tiers as names, or as ids"
  );
}

function ipv6EgressWarning({ tier, ipv6, vpc }: TierSettings): Problem {
  return (
    ipv6 !== false &&
    tier === "private" &&
    vpc.egressOnlyInternetGatewayId === undefined &&
    "ipv6 has no default route in a VPC without an egressOnlyInternetGatewayId: name the gateway, or add a route"
  );
}

function unusedAddressWarnings(settings: TierSettings): Problem[] {
  if (settings.tier !== "public") return [];
  const zones = natZones(settings);
  return Object.keys(settings.natAllocationIds)
    .filter((zone) => !zones.includes(zone))
    .map((zone) => `natAllocationIds["${zone}"] has no effect without a NAT gateway there: add it to natGateways`);
}
