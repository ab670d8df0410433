import { contains, parseCidr } from "./networks";
import { covers, type Traffic } from "./traffic";

/** One rule of a security group, as it was said. */
export interface Rule {
  readonly direction: "ingress" | "egress";
  /** What the rule is about: a range, the name of a prefix list, or the path of a peer. */
  readonly peer: string;
  readonly traffic: Traffic;
}

/** Rules that a group may have in one direction. AWS docs, "Amazon VPC quotas". */
const QUOTA = 60;

/** What only the finished set of rules tells: too many of them, or one that another makes useless. */
export function reachProblems(owner: string, rules: readonly Rule[]): string[] {
  return (["ingress", "egress"] as const).flatMap((direction) => {
    const mine = rules.filter((rule) => rule.direction === direction);
    return [...quotaProblems(owner, direction, mine), ...mine.flatMap((rule) => shadowProblems(owner, rule, mine))];
  });
}

/** The quota counts IPv4 and IPv6 apart; groups and prefix lists count in both. */
function quotaProblems(owner: string, direction: string, rules: readonly Rule[]): string[] {
  const family = (rule: Rule) => parseCidr(rule.peer)?.bits;
  const count = Math.max(
    rules.filter((rule) => family(rule) !== 128).length,
    rules.filter((rule) => family(rule) !== 32).length,
  );
  if (count <= QUOTA) return [];
  return [`${owner} has ${count} ${direction} rules, a security group may have ${QUOTA}: use ranges or a prefix list`];
}

function shadowProblems(owner: string, rule: Rule, rules: readonly Rule[]): string[] {
  const wider = rules.find(
    (other) => other !== rule && covers(other.traffic, rule.traffic) && peerCovers(other.peer, rule.peer),
  );
  if (!wider) return [];
  const say = ({ peer, traffic }: Rule) => `${peer} on ${traffic.key}`;
  return [`${owner}: ${rule.direction} for ${say(rule)} adds nothing to ${say(wider)}: remove one of the two`];
}

function peerCovers(outer: string, inner: string): boolean {
  const [wide, narrow] = [parseCidr(outer), parseCidr(inner)];
  return wide && narrow ? contains(wide, narrow) : outer === inner;
}
