import { letsEverybodyIn, type PolicyStatement, type Resource, type Stack, statements } from "@plinth/model";
import type { Check, Condition } from "./arguments";

/** The statements of a policy of the resource; nothing when it cannot be read. Instances of a loop have their own documents. */
export function statementsOf(
  resource: Resource,
  stack: Stack,
  argument = "policy",
): readonly PolicyStatement[] | undefined {
  return statements(resource.args[argument], stack, resource);
}

/** What is allowed; nothing when it is known only later. */
export function allowances(resource: Resource, stack: Stack): readonly PolicyStatement[] {
  return (statementsOf(resource, stack) ?? []).filter(({ effect }) => effect === "Allow");
}

/** The policy of the resource lets everybody in. */
export const isOpenToEverybody: Condition = (resource, stack) =>
  statementsOf(resource, stack)?.some(letsEverybodyIn) ?? false;

export const allowsEveryAction: Condition = (policy, stack) =>
  allowances(policy, stack).some(({ actions, notActions }) => actions.includes("*") || notActions.length > 0);

/** A statement allows actions that the function finds, on every resource and without a condition. */
export function allowsOnEverything(find: (actions: readonly string[]) => readonly string[]): Check {
  return (policy, stack) => {
    const found = allowances(policy, stack)
      .filter(({ resources, conditions }) => resources.includes("*") && conditions.length === 0)
      .flatMap(({ actions }) => find(actions));
    return found.length > 0 && `allows ${[...new Set(found)].join(", ")} on everything`;
  };
}

/** The actions of the list that patterns take. */
export function among(wanted: readonly string[]): (patterns: readonly string[]) => readonly string[] {
  return (patterns) => wanted.filter((action) => patterns.some((pattern) => takesAction(pattern, action)));
}

/** Whether a pattern with `*` takes an action, whatever its case. */
function takesAction(pattern: string, action: string): boolean {
  const parts = pattern
    .toLowerCase()
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(action.toLowerCase());
}
