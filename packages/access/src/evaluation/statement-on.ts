import type { Form } from "../names/targets";
import type { Rule } from "../policies/rules";
import { type Actions, intersect, touchesAction, without } from "./actions";
import { conditionText } from "./condition-text";
import { holdsFor } from "./conditions";
import type { Question } from "./grant";
import { isOnObjects } from "./s3-objects";

/** The conditions that the principal does not decide; nothing when one of them does not hold. */
export function conditionsOf({ statement, from }: Rule, { principal, names }: Question): string[] | undefined {
  const place = { names, from };
  const decided = statement.conditions.map((one) => ({ one, holds: holdsFor(one, principal, place) }));
  if (decided.some(({ holds }) => holds === false)) return;
  return decided.filter(({ holds }) => holds === undefined).map(({ one }) => conditionText(one, place));
}

/** The actions of a statement that the form takes. */
export function actionsOn({ statement }: Rule, { form, action }: Question): Actions {
  const { actions, notActions } = statement;
  const all = without({ names: notActions.length > 0 ? ["*"] : actions, except: [] }, notActions);
  return taken(form, action === undefined ? all : intersect({ names: [action], except: [] }, all));
}

/** The actions that a form takes. */
export function taken(form: Form, { names, except }: Actions): Actions {
  return { names: names.filter((name) => isTakenBy(form, name)), except };
}

function isTakenBy({ isObjects, services }: Form, action: string): boolean {
  const isForm = isObjects === undefined || [isObjects, undefined].includes(isOnObjects(action));
  return isForm && (services?.some((service) => touchesAction([`${service}:*`], action)) ?? true);
}
