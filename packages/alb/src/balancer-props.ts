import { choice, isKnownLater, type ModuleContext, type Problem, type SubnetsRef, text } from "@plinth/core";

export const SCHEME = choice("internet-facing", "internal").literal();

/** AWS docs, "CreateLoadBalancer", https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export const BALANCER_NAME = text(
  'be up to 32 letters, digits and hyphens, with no hyphen at its ends, and must not begin with "internal-"',
  /^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/,
).literal();

/** The name that is given, or a derived one: AWS keeps names that begin with "internal-" for itself. */
export function balancerName(context: ModuleContext, given: string | undefined): string {
  const name = given ?? context.name(32);
  return name.startsWith("internal-") ? `lb-${context.name(29)}` : name;
}

/** A local or Wavelength zone, `us-west-2-lax-1a`: an application load balancer may stand in one alone. */
const EDGE_ZONE = /^[a-z]{2,4}(-[a-z]+)+-\d+-/;

/**
 * AWS docs, "Subnets for your load balancer",
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
 */
export function twoZonesProblem({ availabilityZones }: SubnetsRef): Problem {
  if (!areKnown(availabilityZones) || availabilityZones.some((zone) => EDGE_ZONE.test(zone))) return;
  const zones = new Set(availabilityZones);
  return zones.size < 2 && `subnets must be in at least two zones, got ${[...zones].join(", ") || "none"}`;
}

/** The same page: one subnet a zone. */
export function zoneTwiceProblem({ availabilityZones }: SubnetsRef): Problem {
  if (!areKnown(availabilityZones)) return;
  const twice = availabilityZones.find((zone, index) => availabilityZones.indexOf(zone) !== index);
  return twice !== undefined && `subnets must be in a zone each, got two in ${twice}`;
}

export function oneZoneWarning({ availabilityZones }: SubnetsRef): Problem {
  return (
    areKnown(availabilityZones) &&
    availabilityZones.length === 1 &&
    `subnets has one zone, ${availabilityZones[0]}, whose loss is the loss of the balancer: add a subnet in another zone`
  );
}

function areKnown(zones: readonly string[]): boolean {
  return !isKnownLater(zones) && !zones.some(isKnownLater);
}
