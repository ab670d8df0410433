import { addressIn } from "./address";
import { type Arguments, blocks, isBlock, isUnknown, list, text } from "./arguments";
import type { Stack } from "./stack";

/** One statement of a policy, each part as a list. */
export interface PolicyStatement {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  /** By kind: `AWS`, `Service`, `Federated`; everybody is `*` of the kind `*`. */
  readonly principals: readonly { readonly kind: string; readonly id: string }[];
  /** By `NotPrincipal` it speaks to everybody but some. */
  readonly excludesPrincipals: boolean;
  readonly conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly string[];
  }[];
}

/** The statements of a policy argument: JSON text, or a policy document data source; nothing when they are unknown. */
export function statements(value: unknown, stack: Stack): readonly PolicyStatement[] | undefined {
  if (typeof value !== "string") return;
  const source = addressIn(value);
  const document = source?.includes("aws_iam_policy_document.") ? stack.at(source)[0] : undefined;
  if (document) return blocks(document.args, "statement").map(ofDataSource);
  return ofJson(value);
}

function ofJson(json: string): readonly PolicyStatement[] | undefined {
  try {
    const policy: unknown = JSON.parse(json);
    const all = isBlock(policy) ? list(policy, "Statement") : [];
    return all.filter(isBlock).map((one) => ({
      effect: one.Effect === "Deny" ? "Deny" : "Allow",
      actions: strings(one.Action),
      notActions: strings(one.NotAction),
      resources: strings(one.Resource),
      principals: principalsOf(one.Principal),
      excludesPrincipals: one.NotPrincipal !== undefined,
      conditions: conditionsOf(one.Condition),
    }));
  } catch {
    return;
  }
}

function ofDataSource(statement: Arguments): PolicyStatement {
  return {
    effect: statement.effect === "Deny" ? "Deny" : "Allow",
    actions: strings(statement.actions),
    notActions: strings(statement.not_actions),
    resources: strings(statement.resources),
    principals: blocks(statement, "principals").flatMap(({ type, identifiers }) =>
      strings(identifiers).map((id) => ({ kind: text(type) ?? "AWS", id })),
    ),
    excludesPrincipals: statement.not_principals !== undefined,
    conditions: blocks(statement, "condition").map(({ test, variable, values }) => ({
      operator: text(test) ?? "",
      key: text(variable) ?? "",
      values: strings(values),
    })),
  };
}

function principalsOf(principal: unknown): PolicyStatement["principals"] {
  if (typeof principal === "string") return [{ kind: "*", id: principal }];
  if (!isBlock(principal)) return [];
  return Object.entries(principal).flatMap(([kind, ids]) => strings(ids).map((id) => ({ kind, id })));
}

function conditionsOf(condition: unknown): PolicyStatement["conditions"] {
  if (!isBlock(condition)) return [];
  return Object.entries(condition).flatMap(([operator, tests]) =>
    isBlock(tests) ? Object.entries(tests).map(([key, values]) => ({ operator, key, values: strings(values) })) : [],
  );
}

function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
}

/** Whether a policy argument cannot be judged yet. */
export function isUnknownPolicy(value: unknown, stack: Stack): boolean {
  return isUnknown(value) && statements(value, stack) === undefined;
}
