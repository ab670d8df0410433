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

/** One subnet a zone, and two zones, or the loss of one is the loss of all. */
export function zoneProblem({ availabilityZones }: SubnetsRef): Problem {
  if (isKnownLater(availabilityZones) || availabilityZones.some(isKnownLater)) return;
  const zones = new Set(availabilityZones);
  if (zones.size < 2) return `subnets must be in at least two zones, got ${[...zones].join(", ") || "none"}`;
  const twice = availabilityZones.find((zone, index) => availabilityZones.indexOf(zone) !== index);
  return twice !== undefined && `subnets must be in a zone each, got two in ${twice}`;
}
