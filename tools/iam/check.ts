import { isEveryResource, resourcePattern } from "./arn";
import type { PolicyStatement } from "./documents";
import { operatorProblem } from "./operator";
import { overlaps } from "./pattern";
import type { Reason } from "./reasons";
import { type Action, actionsOf, conditionKeyOf, takesConditionKey } from "./reference";

/** An action as a statement names it, with all actions that this stands for. */
interface NamedAction {
  readonly name: string;
  readonly actions: readonly Action[];
}

/** Records that a reason applies; answers whether there is one. */
export type Justify = (any: Reason["any"], type: string, action: string) => boolean;

/** Says what the service authorization reference does not allow in a statement. */
export async function problemsOf(policyStatement: PolicyStatement, justify: Justify): Promise<string[]> {
  const { statement, isUnsafe } = policyStatement;
  const everyAction = statement.actions.includes("*") || statement.notActions.length > 0;
  const named = await expand(statement.actions.filter((name) => name !== "*"));
  const mistakes = [
    ...(await unknownActions([...statement.actions, ...statement.notActions])),
    ...(await conditionProblems(policyStatement, named)),
  ];
  if (isUnsafe) return mistakes;
  return [
    ...mistakes,
    ...(everyAction && statement.effect === "Allow" ? ["allows actions without naming them"] : []),
    ...principalProblems(policyStatement, justify),
    ...(everyAction ? [] : await resourceProblems(policyStatement, named, justify)),
  ];
}

/** All actions that exist and that a statement names. */
async function expand(names: readonly string[]): Promise<NamedAction[]> {
  const named = await Promise.all(names.map(async (name) => ({ name, actions: await actionsOf(name) })));
  return named.filter(({ actions }) => actions.length > 0);
}

async function unknownActions(names: readonly string[]): Promise<string[]> {
  const known = (await expand(names)).map(({ name }) => name);
  return names.filter((name) => name !== "*" && !known.includes(name)).map((name) => `there is no action ${name}`);
}

function principalProblems({ type, statement }: PolicyStatement, justify: Justify): string[] {
  const { effect, isForAnyPrincipal, conditions, actions } = statement;
  if (effect !== "Allow" || !isForAnyPrincipal || conditions.length > 0) return [];
  return actions
    .filter((action) => !justify("principal", type, action))
    .map((action) => `${action} is allowed to every principal (*) without a condition`);
}

/** Each action takes the key; of the actions that a wildcard stands for, one does. */
async function conditionProblems({ statement }: PolicyStatement, named: readonly NamedAction[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { operator, key } of statement.conditions) {
    const known = await conditionKeyOf(key);
    if (!known) {
      problems.push(`there is no condition key ${key}`);
      continue;
    }
    const takes = ({ actions }: NamedAction) => actions.some((action) => takesConditionKey(action, known.key));
    problems.push(...named.filter((action) => !takes(action)).map(({ name }) => `${name} does not take ${key}`));
    const problem = operatorProblem(operator, key, known.type);
    if (problem) problems.push(problem);
  }
  return problems;
}

/** Each action takes one of the resources and each resource is taken; one beside all that is in it (`/*`) need not be. */
async function resourceProblems(
  { type, isTrust, statement }: PolicyStatement,
  named: readonly NamedAction[],
  justify: Justify,
): Promise<string[]> {
  if (isTrust || statement.notResources.length > 0) return [];
  if (statement.resources.length === 0) return ["names no resource"];
  if (statement.resources.some((resource) => isEveryResource(resource, type))) {
    if (statement.effect !== "Allow") return [];
    return named
      .filter(({ name, actions }) => actions.some(isScopable) && !justify("resource", type, name))
      .map(({ name, actions }) => `${name} on * needs a reason: it can be scoped to ${typesOf(actions)}`);
  }
  const resources = await Promise.all(
    statement.resources.map(async (text) => ({ text, ...(await resourcePattern(text, type)) })),
  );
  const unresolved = resources.flatMap((resource) => resource.unresolved ?? []);
  if (unresolved.length > 0) return unresolved.map((text) => `${text} is an ARN of an unknown type (tools/iam/arn.ts)`);
  const takes = ({ actions }: NamedAction, { pattern }: (typeof resources)[number]) =>
    actions.some(({ resourceTypes }) => resourceTypes.some((taken) => overlaps(taken.pattern, pattern)));
  return [
    ...named
      .filter((action) => !resources.some((resource) => takes(action, resource)))
      .map(
        ({ name, actions }) =>
          `${name} takes ${typesOf(actions) || "only *"}, not ${statement.resources.join(", ").replace(/^\*$/, "the resource of the policy")}`,
      ),
    ...resources
      .filter(({ text }) => !statement.resources.includes(`${text}/*`))
      .filter((resource) => named.length > 0 && !named.some((action) => takes(action, resource)))
      .map(({ text }) => `no action of the statement takes ${text}`),
  ];
}

function isScopable({ resourceTypes }: Action): boolean {
  return resourceTypes.length > 0;
}

function typesOf(actions: readonly Action[]): string {
  return [...new Set(actions.flatMap(({ resourceTypes }) => resourceTypes.map(({ name }) => name)))].join(", ");
}
