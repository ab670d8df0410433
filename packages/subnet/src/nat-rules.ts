import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { Problem } from "@plinth/core";
import type { TierSettings } from "./tiers";
import { normalizeZones } from "./zones";

/** Key of the gateway that is in no zone. */
export const REGIONAL = "regional";

/** Whether the bindings know regional NAT gateways; those of AWS 5 would drop the arguments without a word. */
export function canBeRegional(): boolean {
  return "availabilityModeInput" in NatGateway.prototype;
}

export function regionalProblem({ natGateways }: TierSettings): Problem {
  const rule = 'natGateways: "regional" must go with the bindings of AWS provider 6.24 or newer';
  return natGateways === REGIONAL && !canBeRegional() && `${rule} (@cdktf/provider-aws 21.22.1), got older ones`;
}

/** A gateway stands in a subnet of this tier. */
export function natZoneProblems({ natGateways, zones }: TierSettings): Problem[] {
  if (typeof natGateways !== "object") return [];
  const keys = normalizeZones(zones).map(({ key }) => key);
  return natGateways
    .filter((zone) => !keys.includes(zone))
    .map((zone) => `natGateways must be zones of this tier (${keys.join(", ")}), got "${zone}"`);
}

/** Keys of the zones with a gateway, in the order of the list. */
export function natZones({ natGateways, zones }: TierSettings): readonly string[] {
  if (typeof natGateways === "object") return natGateways;
  return natGateways === "none" ? [] : normalizeZones(zones).map(({ key }) => key);
}

/**
 * An address belongs to one gateway.
 * AWS docs, "Elastic IP addresses", https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
export function natAddressProblem({ natAllocationIds }: TierSettings): Problem {
  const ids = Object.values(natAllocationIds ?? {});
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  return twice !== undefined && `natAllocationIds must not repeat a member, got ${twice} twice`;
}
