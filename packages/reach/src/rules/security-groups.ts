import type { Grant, Step } from "../sets/step";
import { EVERYTHING, trafficText } from "../sets/traffic";
import { type Direction, type GroupRule, type GroupRules, nameOfGroup, UNKNOWN_GROUP } from "./group-rules";
import { type Answer, covers, type Peer } from "./ranges";

/** A peer, and those of its security groups that rules can name. */
export interface Member {
  readonly peer: Peer;
  readonly groups: readonly string[];
}

/**
 * What the security groups of a resource let in or out, all together. They are stateful: answers pass.
 * AWS docs, "Security group rules", https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function groupStep(rules: GroupRules, groups: readonly string[], direction: Direction, member: Member): Step {
  const grants = rules.of(groups, direction).flatMap((rule) => grantOf(rule, direction, member));
  const foreign = groups.filter((group) => rules.isForeign(group)).map(unknownRules);
  const verb = direction === "ingress" ? "lets in" : "lets out";
  return {
    address: groups.map(nameOfGroup).join(" and "),
    grants: [...grants, ...foreign],
    blocks: (traffic) => `no rule ${verb} ${trafficText(traffic)} ${towards(direction)} ${member.peer.title}`,
  };
}

function grantOf(rule: GroupRule, direction: Direction, { peer, groups }: Member): Grant[] {
  const ofRanges = rule.ranges.map((range) => [covers(range, peer), range.text] as const);
  const ofGroups = rule.groups.map((group) => [isMember(group, groups), nameOfGroup(group)] as const);
  const all = [...ofGroups, ...ofRanges];
  const best = all.find(([answer]) => answer === "yes") ?? all.find(([answer]) => answer === "maybe");
  if (best === undefined) return [];
  const [answer, whom] = best;
  const { traffic, isKnown } = rule.traffic;
  const isSure = answer === "yes" && isKnown;
  return [
    {
      address: rule.address,
      traffic,
      isSure,
      // Written when it is read: most grants are only counted.
      get says() {
        const verb = direction === "ingress" ? "lets in" : "lets out";
        const what = isKnown ? trafficText(traffic) : "ports known only after apply";
        const doubt = answer === "yes" ? "" : `: not known whether that is ${peer.title}`;
        return `${verb} ${what} ${towards(direction)} ${whom}${doubt}`;
      },
    },
  ];
}

/** A group that exists already, or is read, may be one of those in a group of the same kind. */
function isMember(group: string, groups: readonly string[]): Answer {
  if (group !== UNKNOWN_GROUP && groups.includes(group)) return "yes";
  if (groups.length === 0) return "no";
  if (group === UNKNOWN_GROUP || groups.includes(UNKNOWN_GROUP)) return "maybe";
  return isExisting(group) && groups.some((one) => isExisting(one) && !(isId(one) && isId(group))) ? "maybe" : "no";
}

function isExisting(group: string): boolean {
  return isId(group) || /(^|\.)data\./.test(group);
}

function isId(group: string): boolean {
  return group.startsWith("sg-");
}

function unknownRules(group: string): Grant {
  const says = "its rules are not in this stack";
  return { address: nameOfGroup(group), traffic: EVERYTHING, isSure: false, says };
}

function towards(direction: Direction): string {
  return direction === "ingress" ? "from" : "to";
}
