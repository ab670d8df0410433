import { covers, overlaps } from "../names/match";
import type { Naming } from "../names/principal";
import { type Part, partsOn, type Rule } from "../policies/rules";
import { intersect, unique } from "./actions";
import { type Grant, OWN, type Question } from "./grant";
import { actionsOn, conditionsOf } from "./statement-on";

/** What one statement allows; what only an expression can decide is apart, with the expression as its condition. */
export function grantsOf(rule: Rule, question: Question, naming: Naming = OWN): Grant[] {
  const { principal, form } = question;
  // Most statements are about another resource.
  const parts = partsOn(rule, form);
  if (parts.length === 0) return [];
  const conditions = conditionsOf(rule, question);
  const actions = actionsOn(rule, question);
  if (!conditions || actions.names.length === 0) return [];
  const certain = parts.filter(({ isCertain }) => isCertain !== false);
  const who = naming.isCertain ? [] : [`the statement names ${principal.name}`];
  const grant = { principal, actions, conditions: [...who, ...conditions], unless: [], via: [rule.via] };
  return [
    ...(certain.length > 0 ? [{ ...grant, parts: certain }] : []),
    ...parts
      .filter(({ isCertain }) => isCertain === false)
      .map((part) => ({ ...grant, parts: [part], conditions: [...grant.conditions, `${part.said} is the resource`] })),
  ];
}

/** What another statement allows as well. */
export function narrow(grant: Grant, rule: Rule, question: Question, naming?: Naming): Grant[] {
  return grantsOf(rule, question, naming).flatMap((other): Grant[] => {
    const actions = intersect(grant.actions, other.actions);
    const parts = grant.parts.flatMap((one) => other.parts.flatMap((by) => commonPart(one, by) ?? []));
    if (actions.names.length === 0 || parts.length === 0) return [];
    const conditions = unique([...grant.conditions, ...other.conditions]);
    return [{ ...grant, actions, parts, conditions, via: unique([...grant.via, ...other.via]) }];
  });
}

function commonPart(one: Part, by: Part): Part | undefined {
  if (covers(by.pattern, one.pattern)) return one;
  if (covers(one.pattern, by.pattern)) return by;
  return overlaps(one.pattern, by.pattern) ? { ...one, said: `${one.said} and ${by.said}` } : undefined;
}
