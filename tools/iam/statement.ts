export interface Condition {
  readonly operator: string;
  readonly key: string;
}

/** A policy statement, in one spelling for JSON policies and for `aws_iam_policy_document`. */
export interface Statement {
  readonly sid?: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly isForAnyPrincipal: boolean;
  readonly conditions: readonly Condition[];
}

type OneOrMore<T> = T | readonly T[];

interface JsonStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  readonly Principal?: "*" | Readonly<Record<string, OneOrMore<string>>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A `statement` block of `aws_iam_policy_document`. */
interface DocumentStatement {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly not_actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly not_resources?: readonly string[];
  readonly principals?: OneOrMore<{ readonly type: string; readonly identifiers: readonly string[] }>;
  readonly condition?: OneOrMore<{ readonly test: string; readonly variable: string }>;
}

export function statementsOfJson(policy: { readonly Statement: OneOrMore<JsonStatement> }): Statement[] {
  return list(policy.Statement).map((statement) => ({
    sid: statement.Sid,
    effect: statement.Effect,
    actions: list(statement.Action),
    notActions: list(statement.NotAction),
    resources: list(statement.Resource),
    notResources: list(statement.NotResource),
    isForAnyPrincipal: principalsOf(statement).includes("*"),
    conditions: Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.keys(keys).map((key) => ({ operator, key })),
    ),
  }));
}

export function statementsOfDocument(document: { readonly statement?: OneOrMore<DocumentStatement> }): Statement[] {
  return list(document.statement).map((statement) => ({
    sid: statement.sid,
    effect: statement.effect ?? "Allow",
    actions: list(statement.actions),
    notActions: list(statement.not_actions),
    resources: list(statement.resources),
    notResources: list(statement.not_resources),
    isForAnyPrincipal: list(statement.principals).some(
      ({ type, identifiers }) => ["*", "AWS"].includes(type) && identifiers.includes("*"),
    ),
    conditions: list(statement.condition).map(({ test, variable }) => ({ operator: test, key: variable })),
  }));
}

function principalsOf({ Principal }: JsonStatement): readonly string[] {
  if (Principal === "*") return ["*"];
  return list(Principal?.AWS);
}

function list<T>(value: OneOrMore<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
