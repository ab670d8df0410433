import type { PolicyStatement } from "@plinth/model";
import { type Actions, intersect, isOnObjects, touchesAction, unique, without } from "./actions";
import { conditionText, holdsFor } from "./conditions";
import type { Names } from "./names";
import { covers, overlaps } from "./pattern";
import type { Naming, Principal } from "./principals";
import { type Part, partsOn, type Rule } from "./rules";
import type { Form } from "./targets";

/** What statements allow a principal on one ARN of a target, as far as they were applied. */
export interface Grant {
  readonly principal: Principal;
  readonly actions: Actions;
  readonly parts: readonly Part[];
  readonly conditions: readonly string[];
  readonly unless: readonly string[];
  readonly via: readonly string[];
  readonly confusedDeputy?: true;
}

/** Who asks for what. */
export interface Question {
  readonly principal: Principal;
  readonly form: Form;
  readonly names: Names;
  /** @default - every action of the form */
  readonly action?: string;
}

/** How a statement of a resource-based policy names the principal; certain and itself for those of the principal. */
const OWN: Naming = { by: "itself", isCertain: true };

/** What one statement allows; what only an expression can decide is apart, with the expression as its condition. */
export function grantsOf(rule: Rule, question: Question, naming: Naming = OWN): Grant[] {
  const { principal, form } = question;
  const conditions = conditionsOf(rule, question);
  const actions = actionsOn(rule, question);
  if (!conditions || actions.names.length === 0) return [];
  const parts = partsOn(rule, form);
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

function commonPart(one: Part, by: Part): Part | undefined {
  if (covers(by.pattern, one.pattern)) return one;
  if (covers(one.pattern, by.pattern)) return by;
  return overlaps(one.pattern, by.pattern) ? { ...one, said: `${one.said} and ${by.said}` } : undefined;
}

/** The conditions that the principal does not decide; nothing when one of them does not hold. */
function conditionsOf({ statement, from }: Rule, { principal, names }: Question): string[] | undefined {
  const place = { names, from };
  const decided = statement.conditions.map((one) => ({ one, holds: holdsFor(one, principal, place) }));
  if (decided.some(({ holds }) => holds === false)) return;
  return decided.filter(({ holds }) => holds === undefined).map(({ one }) => conditionText(one, place));
}

/** The actions of a statement that the form takes. */
function actionsOn({ statement }: Rule, { form, action }: Question): Actions {
  const { actions, notActions } = statement;
  const all = without({ names: notActions.length > 0 ? ["*"] : actions, except: [] }, notActions);
  return taken(form, action === undefined ? all : intersect({ names: [action], except: [] }, all));
}

/** The actions that a form takes. */
function taken(form: Form, { names, except }: Actions): Actions {
  return { names: names.filter((name) => isTakenBy(form, name)), except };
}

function isTakenBy({ isObjects, services }: Form, action: string): boolean {
  const isForm = isObjects === undefined || [isObjects, undefined].includes(isOnObjects(action));
  return isForm && (services?.some((service) => touchesAction([`${service}:*`], action)) ?? true);
}

/** What is left of actions without the denied ones. */
function leftOf(actions: Actions, denied: Actions): Actions {
  if (denied.except.length === 0) return without(actions, denied.names);
  return intersect(actions, { names: denied.except, except: [] });
}

function isEqual(a: Actions, b: Actions): boolean {
  return a.names.length === b.names.length && a.except.length === b.except.length;
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
