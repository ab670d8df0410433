import { type Cidr, contains, ipv4Range, overlap, type Problem, parseCidr } from "@plinth/core";

/*
 * Sources of all limits here: AWS docs, "VPC CIDR blocks", https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */

const RESERVED = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"];

/** An IPv4 range of a VPC. */
export const CIDR_BLOCK = ipv4Range(16, 28).where(
  `lie outside of ${RESERVED.slice(0, -1).join(", ")} and ${RESERVED.at(-1)}`,
  (block) => !RESERVED.some((reserved) => isWithin(reserved, block)),
);

/** Ranges that no VPC of another range can have in addition to it. */
const EXCLUSIVE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"];

/** Why a VPC with these ranges cannot have this one in addition, as AWS has it. The first is the one that it was created with. */
export function associationProblem(block: string, [primary, ...further]: readonly string[]): Problem {
  if (primary === undefined || !parseCidr(primary)) return;
  const refuse = (range: string, of = primary) =>
    `cidrBlock must not be within ${range} in a VPC of ${of}, got ${JSON.stringify(block)}`;
  const exclusive = EXCLUSIVE.find((range) => isWithin(range, block));
  if (exclusive && !isWithin(exclusive, primary)) return refuse(exclusive);
  if (isWithin("172.31.0.0/16", block)) return refuse("172.31.0.0/16");
  const neighbour = [primary, ...further].find((range) => isWithin("10.0.0.0/15", range));
  return isWithin("10.0.0.0/16", block) && neighbour !== undefined && refuse("10.0.0.0/16", neighbour);
}

/**
 * The ranges that have addresses in common with the given one: AWS refuses them of one VPC and of peers, see "VPC peering
 * limitations", https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations.
 * What is known only after apply passes.
 */
export function overlapProblems(prop: string, text: string, whose: string, ranges: readonly string[]): Problem[] {
  const cidr = parseCidr(text);
  const overlaps = (other: Cidr | undefined) => cidr !== undefined && other !== undefined && overlap(cidr, other);
  return ranges
    .filter((range) => overlaps(parseCidr(range)))
    .map((range) => `${prop} must not overlap ${whose} ${range}, got "${text}"`);
}

function isWithin(outer: string, inner: string): boolean {
  const [wide, narrow] = [parseCidr(outer), parseCidr(inner)];
  return wide !== undefined && narrow !== undefined && contains(wide, narrow);
}
