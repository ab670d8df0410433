import {
  type Arguments,
  blocks,
  isEverywhere,
  isTrue,
  isWorld,
  numberOr,
  type Resource,
  type Stack,
} from "@plinth/model";
import type { Check } from "./arguments";

/** The ACL or rule lets the world in on one of the ports. */
export function letsWorldIn(ports: Readonly<Record<number, string>>): Check {
  return (resource, stack) => {
    const { own, all } = rulesOf(resource, stack);
    const exposed = Object.entries(ports).filter(([port]) => own.some((rule) => lets(rule, Number(port), all)));
    const names = exposed.map(([port, service]) => `${service} on ${port}`);
    return names.length > 0 && `lets the world in to ${names.join(", ")}`;
  };
}

/** Rules for what comes in: those that the resource says, and all of the same ACL. */
function rulesOf(resource: Resource, stack: Stack): { own: readonly Arguments[]; all: readonly Arguments[] } {
  if (resource.type === "aws_network_acl") {
    const rules = blocks(resource.args, "ingress");
    return { own: rules, all: rules };
  }
  const all = stack
    .all("aws_network_acl_rule")
    .map(({ args }) => args)
    .filter((args) => !isTrue(args.egress) && args.network_acl_id === resource.args.network_acl_id);
  return { own: all.filter((args) => args === resource.args), all };
}

/** A rule lets the world in on a port, and none before it refuses everybody there. Rules are read by their numbers. */
function lets(rule: Arguments, port: number, all: readonly Arguments[]): boolean {
  const { family, range } = rangeOf(rule);
  if (actionOf(rule) !== "allow" || !isWorld(range) || !takes(rule, port)) return false;
  return !all.some((other) => {
    const { family: ofOther, range: refused } = rangeOf(other);
    const isBefore = numberOf(other) < numberOf(rule);
    return isBefore && actionOf(other) === "deny" && ofOther === family && isEverywhere(refused) && takes(other, port);
  });
}

function rangeOf(rule: Arguments): { readonly family: "IPv4" | "IPv6"; readonly range: unknown } {
  return rule.ipv6_cidr_block === undefined
    ? { family: "IPv4", range: rule.cidr_block }
    : { family: "IPv6", range: rule.ipv6_cidr_block };
}

function actionOf(rule: Arguments): unknown {
  return rule.action ?? rule.rule_action;
}

function numberOf(rule: Arguments): number {
  return numberOr(rule.rule_no ?? rule.rule_number, Number.NaN);
}

/** A rule for every protocol has no ports. */
function takes({ protocol, from_port, to_port }: Arguments, port: number): boolean {
  if (["-1", "all"].includes(`${protocol}`)) return true;
  return ["tcp", "6"].includes(`${protocol}`) && numberOr(from_port, 0) <= port && port <= numberOr(to_port, 65535);
}
