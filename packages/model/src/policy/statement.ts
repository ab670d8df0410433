import { type Arguments, blocks, isBlock, list, text } from "../arguments";

/** One statement of a policy, each part as a list. */
export interface PolicyStatement {
  /** @default - no statement id */
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly principals: readonly PolicyPrincipal[];
  /** `NotPrincipal`: every principal but these. */
  readonly notPrincipals: readonly PolicyPrincipal[];
  /** Whether the statement has `NotPrincipal`. */
  readonly excludesPrincipals: boolean;
  readonly conditions: readonly PolicyCondition[];
}

/** By kind: `AWS`, `Service`, `Federated`, `CanonicalUser`; everybody is `*` of the kind `*`. */
export interface PolicyPrincipal {
  readonly kind: string;
  readonly id: string;
}

export interface PolicyCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Policy {
  readonly statements: readonly PolicyStatement[];
  /** Parts that could not be read, as sentences. */
  readonly unread: readonly string[];
}

/** The statements of a parsed policy; nothing when it is none. */
export function statementsOfPolicy(policy: unknown): Policy | undefined {
  if (!isBlock(policy)) return;
  const all = list(policy, "Statement");
  const unread = all.filter((one) => !isBlock(one)).map(() => "a statement is known only after apply");
  return { statements: all.filter(isBlock).map(ofPolicy), unread };
}

function ofPolicy(statement: Arguments): PolicyStatement {
  return {
    sid: text(statement.Sid),
    effect: effectOf(statement.Effect),
    actions: strings(statement.Action),
    notActions: strings(statement.NotAction),
    resources: strings(statement.Resource),
    notResources: strings(statement.NotResource),
    principals: principalsOf(statement.Principal),
    notPrincipals: principalsOf(statement.NotPrincipal),
    excludesPrincipals: statement.NotPrincipal !== undefined,
    conditions: conditionsOf(statement.Condition),
  };
}

/** A `statement` block of `aws_iam_policy_document`, in which `&{…}` is a policy variable. */
export function statementOfBlock(statement: Arguments): PolicyStatement {
  return {
    sid: text(statement.sid),
    effect: effectOf(statement.effect),
    actions: strings(statement.actions),
    notActions: strings(statement.not_actions),
    resources: variables(statement.resources),
    notResources: variables(statement.not_resources),
    principals: principalsOfBlocks(statement, "principals"),
    notPrincipals: principalsOfBlocks(statement, "not_principals"),
    excludesPrincipals: statement.not_principals !== undefined,
    conditions: blocks(statement, "condition").map(({ test, variable, values }) => ({
      operator: text(test) ?? "",
      key: text(variable) ?? "",
      values: variables(values),
    })),
  };
}

function effectOf(effect: unknown): PolicyStatement["effect"] {
  return effect === "Deny" ? "Deny" : "Allow";
}

function principalsOf(principal: unknown): PolicyPrincipal[] {
  if (typeof principal === "string") return [{ kind: "*", id: principal }];
  if (!isBlock(principal)) return [];
  return Object.entries(principal).flatMap(([kind, ids]) => strings(ids).map((id) => ({ kind, id })));
}

function principalsOfBlocks(statement: Arguments, name: string): PolicyPrincipal[] {
  return blocks(statement, name).flatMap(({ type, identifiers }) =>
    variables(identifiers).map((id) => ({ kind: text(type) ?? "AWS", id })),
  );
}

function conditionsOf(condition: unknown): PolicyCondition[] {
  if (!isBlock(condition)) return [];
  return Object.entries(condition).flatMap(([operator, tests]) =>
    isBlock(tests) ? Object.entries(tests).map(([key, values]) => ({ operator, key, values: strings(values) })) : [],
  );
}

/** Texts; a condition may also have numbers and booleans, which IAM reads as text. */
function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) =>
    ["string", "number", "boolean"].includes(typeof one) ? [`${one}`] : [],
  );
}

function variables(value: unknown): string[] {
  return strings(value).map((one) => one.replaceAll("&{", "${"));
}
