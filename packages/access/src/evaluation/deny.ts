import type { PolicyStatement } from "@plinth/model";
import { covers, overlaps } from "../names/match";
import type { Naming } from "../names/principal";
import { type Part, partsOn, type Rule } from "../policies/rules";
import { type Actions, intersect, unique, without } from "./actions";
import { type Grant, OWN, type Question } from "./grant";
import { actionsOn, conditionsOf, taken } from "./statement-on";

/** Without what a statement denies; nothing when it denies everything. */
export function deny(grant: Grant, rule: Rule, question: Question, naming: Naming = OWN): Grant | undefined {
  const conditions = conditionsOf(rule, question);
  if (!conditions) return grant;
  const denied = partsOn(rule, question.form);
  const touched = grant.parts.filter(({ pattern }) =>
    denied.some((one) => overlaps(one.pattern, pattern) || one.isCertain === false),
  );
  const left = taken(question.form, leftOf(grant.actions, actionsOn(rule, question)));
  if (touched.length === 0 || isEqual(left, grant.actions)) return grant;
  const isWhole = naming.isCertain && conditions.length === 0;
  const open = isWhole ? grant.parts.filter((part) => !denied.some((one) => isDenied(part, one))) : grant.parts;
  if (open.length === 0) return left.names.length === 0 ? undefined : { ...grant, actions: left };
  const stillTouched = open.some((part) => touched.includes(part));
  const isGone = left.names.length === 0 && open.length < grant.parts.length;
  const isEverywhere = grant.parts.every((part) => denied.some((one) => isDenied(part, one)));
  const text = denialText(rule, { conditions, naming, isEverywhere, isEvery: left.names.length === 0 });
  const parts = isGone ? open : grant.parts;
  return { ...grant, parts, unless: isGone && !stillTouched ? grant.unless : unique([...grant.unless, text]) };
}

function isDenied(part: Part, by: Part): boolean {
  return by.isCertain !== false && covers(by.pattern, part.pattern);
}

/** What is left of actions without the denied ones. */
function leftOf(actions: Actions, denied: Actions): Actions {
  if (denied.except.length === 0) return without(actions, denied.names);
  return intersect(actions, { names: denied.except, except: [] });
}

function isEqual(a: Actions, b: Actions): boolean {
  return JSON.stringify([a.names, a.except]) === JSON.stringify([b.names, b.except]);
}

/** What of a grant is denied: only that where it is not all, then to whom, by which policy and on which conditions. */
function denialText(
  { statement, via, resources }: Rule,
  denial: {
    readonly conditions: readonly string[];
    readonly naming: Naming;
    readonly isEverywhere: boolean;
    readonly isEvery: boolean;
  },
): string {
  const { actions, notActions } = statement;
  const what = notActions.length > 0 ? `all but ${notActions.join(", ")} ` : `${actions.join(", ")} `;
  const where = resources.length > 0 ? `on ${unique(resources.map(({ said }) => said)).join(", ")} ` : "";
  const whom = denial.naming.isCertain ? "" : ` to ${whomText(statement)}`;
  const when = denial.conditions.length > 0 ? ` if ${denial.conditions.join(" and ")}` : "";
  return `${denial.isEvery ? "" : what}${denial.isEverywhere ? "" : where}denied${whom} by ${via}${when}`;
}

function whomText({ principals, notPrincipals, excludesPrincipals }: PolicyStatement): string {
  const ids = (excludesPrincipals ? notPrincipals : principals).map(({ id }) => id).join(", ");
  return excludesPrincipals ? `all but ${ids}` : ids;
}
