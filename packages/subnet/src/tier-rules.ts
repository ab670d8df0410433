import { contains, hasZeroHostBits, type Problem, parseCidr, type Rule, regionProblem } from "@plinth/core";
import type { IConstruct } from "constructs";
import { dns64Problem, ipv6IndexProblem, ipv6VpcProblem, vpcRange } from "./ipv6";
import { natAddressProblem, natZoneProblems, regionalProblem } from "./nat-rules";
import { allowedSlots, blockPrefixes } from "./slots";
import type { SubnetModuleProps, TierSettings } from "./tiers";
import { oneRegionProblem, slotProblems } from "./zone-rules";
import { isWavelength, normalizeZones } from "./zones";

/** Rules over several props of a tier. */
export function tierRules(module: IConstruct, given: SubnetModuleProps): readonly Rule<TierSettings>[] {
  return [
    blockProblem,
    insideProblem,
    slotProblems,
    oneRegionProblem,
    ({ zones }) => regionProblem("zones", module, { availabilityZones: normalizeZones(zones).map(({ key }) => key) }),
    ({ vpc }) => regionProblem("vpc", module, vpc),
    ({ egress }) => regionProblem("egress", module, egress),
    ipv6VpcProblem,
    (settings) => settings.vpc && ipv6IndexProblem(settings, given.vpc),
    dns64Problem,
    gatewayProblem,
    wavelengthProblem,
    regionalProblem,
    natZoneProblems,
    natAddressProblem,
    egressProblem,
  ];
}

/** Sizes and host bits: AWS docs, "Subnet CIDR blocks", https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
function blockProblem({ cidrBlock, slots }: TierSettings): Problem {
  const { widest, narrowest } = blockPrefixes(allowedSlots(slots));
  const range = parseCidr(cidrBlock);
  if (range?.bits !== 32 || range.prefix < widest || range.prefix > narrowest) {
    const rule = `be a literal IPv4 range from /${widest} to /${narrowest}, to be cut into ${allowedSlots(slots)} slots`;
    return `cidrBlock must ${rule}, got "${cidrBlock}"`;
  }
  return !hasZeroHostBits(range) && `cidrBlock must have zero host bits, got "${cidrBlock}"`;
}

/** AWS docs, "CreateSubnet", https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html */
function insideProblem({ cidrBlock, vpc }: TierSettings): Problem {
  const [outer, range] = [vpcRange(vpc), parseCidr(cidrBlock)];
  if (!outer || range?.bits !== 32 || contains(outer, range)) return;
  return `cidrBlock must lie inside the VPC's range ${vpc.cidrBlock}, got "${cidrBlock}"`;
}

/** The default route leads there. */
function gatewayProblem({ tier, vpc }: TierSettings): Problem {
  if (tier !== "public" || vpc.internetGatewayId !== undefined) return;
  return "vpc must have an internetGatewayId for a public tier, got a VPC without one";
}

/** AWS docs, "AWS Wavelength", https://docs.aws.amazon.com/vpc/latest/userguide/Extend_VPCs.html */
function wavelengthProblem({ tier, zones }: TierSettings): Problem {
  const carrier = normalizeZones(zones).find(({ key }) => isWavelength(key));
  if (tier !== "public" || carrier === undefined) return;
  return `zones of a public tier must not be Wavelength zones, which have no internet gateway, got "${carrier.key}"`;
}

/** A default route leads to something. */
function egressProblem({ egress }: TierSettings): Problem {
  return (
    egress &&
    Object.keys(egress.natGatewayIds).length === 0 &&
    "egress must have a NAT gateway, got a tier without one: set natGateways there, or make this tier isolated"
  );
}
