import { type Intervals, intersect, NOTHING, subtract, union } from "../sets/intervals";
import { type Grant, type Step, unclear } from "../sets/step";
import { answered, EVERYTHING, trafficText } from "../sets/traffic";
import type { Acl, AclRule } from "./acl-rules";
import type { Direction } from "./group-rules";
import { type Answer, covers, type Peer, type RuleRange } from "./ranges";

/**
 * Rules are read by their numbers, and the first that fits decides; what none fits is refused. They are stateless: answers
 * need a rule of their own. AWS docs, "Network ACL rules", https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function aclStep(acl: Acl, direction: Direction, peer: Peer): Step {
  return remembered(aclSteps, { acl, direction, peer }, () => readStep(acl, direction, peer));
}

function readStep(acl: Acl, direction: Direction, peer: Peer): Step {
  const { address } = acl;
  if (acl.rules === undefined) return unclear(address, "its rules are not in this stack");
  const verb = direction === "ingress" ? "lets in" : "lets out";
  const toward = direction === "ingress" ? "from" : "to";
  const { grants, denied } = evaluate(acl.rules, direction, peer);
  return {
    address,
    grants: grants.map(({ rule, traffic, isSure }): Grant => {
      const doubt = isSure ? "" : `: not known whether that, or a rule before it, is for ${peer.title}`;
      const says = `rule ${rule.number} ${verb} ${trafficText(traffic)} ${toward} ${textOf(rule)}${doubt}`;
      return { address: rule.address, traffic, isSure, says };
    }),
    blocks: (traffic) => {
      const by = denied.find((one) => intersect(one.traffic, traffic).length > 0);
      const how = by ? `rule ${by.rule.number} denies` : "no rule allows, so it denies";
      return `${how} ${trafficText(traffic)} ${toward} ${peer.title}`;
    },
  };
}

/** Answers to the ports that clients use, to whom traffic came from. */
export function answerStep(acl: Acl, direction: Direction, peer: Peer): Step {
  return remembered(answerSteps, { acl, direction, peer }, () => readAnswers(acl, direction, peer));
}

function readAnswers(acl: Acl, direction: Direction, peer: Peer): Step {
  const step = aclStep(acl, direction, peer);
  const sure = answered(union(...step.grants.filter(({ isSure }) => isSure).map(({ traffic }) => traffic)));
  const possible = answered(union(...step.grants.map(({ traffic }) => traffic)));
  const verb = direction === "ingress" ? "lets in" : "lets out";
  const grant = (traffic: Intervals, isSure: boolean, says: string): Grant[] =>
    traffic.length === 0 ? [] : [{ address: acl.address, traffic, isSure, says }];
  const rest = subtract(possible.some, sure.all);
  return {
    address: acl.address,
    grants: [
      ...grant(sure.all, true, `${verb} the answers ${direction === "ingress" ? "from" : "to"} ${peer.title}`),
      ...grant(rest, false, `${verb} answers on some of the ports 1024-65535 only: not known which the client uses`),
    ],
    blocks: () =>
      `${verb} no answers: the ports 1024-65535 are closed ${direction === "ingress" ? "from" : "to"} ${peer.title}`,
  };
}

type Steps = WeakMap<Acl, WeakMap<Peer, Partial<Record<Direction, Step>>>>;
const aclSteps: Steps = new WeakMap();
const answerSteps: Steps = new WeakMap();

/** An ACL is asked for the same peer by all who are behind it. */
function remembered(
  steps: Steps,
  { acl, direction, peer }: { acl: Acl; direction: Direction; peer: Peer },
  read: () => Step,
): Step {
  const ofAcl = steps.get(acl) ?? new WeakMap();
  steps.set(acl, ofAcl);
  const ofPeer = ofAcl.get(peer) ?? {};
  ofAcl.set(peer, ofPeer);
  ofPeer[direction] ??= read();
  return ofPeer[direction];
}

interface Evaluated {
  readonly rule: AclRule;
  readonly traffic: Intervals;
  readonly isSure: boolean;
}

function evaluate(all: readonly AclRule[], direction: Direction, peer: Peer) {
  const rules = all.filter((rule) => rule.direction === direction).sort((a, b) => order(a) - order(b));
  const grants: Evaluated[] = [];
  const denied: Evaluated[] = [];
  /** Decided for certain, and perhaps denied, by the rules before. */
  let decided: Intervals = NOTHING;
  let doubtful: Intervals = rules.some((rule) => Number.isNaN(rule.number)) ? EVERYTHING : NOTHING;
  for (const rule of rules) {
    const answer = strongest(rule.ranges, peer);
    if (answer === "no") continue;
    const traffic = subtract(rule.traffic.traffic, decided);
    const isSure = answer === "yes" && rule.traffic.isKnown;
    if (!rule.isAllow) denied.push({ rule, traffic, isSure });
    else {
      const certain = isSure ? subtract(traffic, doubtful) : NOTHING;
      const others = subtract(traffic, certain);
      if (certain.length > 0) grants.push({ rule, traffic: certain, isSure: true });
      if (others.length > 0) grants.push({ rule, traffic: others, isSure: false });
    }
    if (isSure && !Number.isNaN(rule.number)) decided = union(decided, rule.traffic.traffic);
    else if (!rule.isAllow) doubtful = union(doubtful, rule.traffic.traffic);
  }
  return { grants, denied };
}

/** A rule whose number is known only after apply may be the first. */
function order({ number }: AclRule): number {
  return Number.isNaN(number) ? -1 : number;
}

function strongest(ranges: readonly RuleRange[], peer: Peer): Answer {
  const answers = ranges.map((range) => covers(range, peer));
  return answers.includes("yes") ? "yes" : answers.includes("maybe") ? "maybe" : "no";
}

function textOf({ ranges }: AclRule): string {
  return ranges.map(({ text }) => text).join(", ");
}
