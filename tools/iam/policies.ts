import { type Justify, problemsOf } from "./check";
import { type Document, type PolicyStatement, statementsOf } from "./documents";
import type { Reason } from "./reasons";
import { actionsOf } from "./reference";

export interface Result {
  readonly statements: number;
  /** Actions that all statements name. */
  readonly actions: number;
  /** Different actions, with those that wildcards stand for. */
  readonly differentActions: number;
  readonly findings: readonly string[];
}

/** Checks every policy statement of the documents, equal ones once, and that every reason applies to one of them. */
export async function checkPolicies(documents: readonly Document[], reasons: readonly Reason[]): Promise<Result> {
  const statements = documents.flatMap(statementsOf);
  const applied = new Set<string>();
  const justify: Justify = (any, type, action) => {
    const found = reasons.find((reason) => reason.any === any && reason.in === type && reason.actions.includes(action));
    if (found) applied.add(key(found, action));
    return found !== undefined;
  };
  const findings: string[] = [];
  for (const statement of differentOf(statements)) {
    const problems = await problemsOf(statement, justify);
    findings.push(...problems.map((problem) => sentence(statement, problem)));
  }
  const stale = reasons.flatMap((reason) =>
    reason.actions
      .filter((action) => !applied.has(key(reason, action)))
      .map(
        (action) => `tools/iam/reasons.ts: no ${reason.in} allows ${action} for any ${reason.any}: delete the reason`,
      ),
  );
  const names = statements.flatMap(({ statement }) => [...statement.actions, ...statement.notActions]);
  const expanded = await Promise.all([...new Set(names)].map(actionsOf));
  return {
    statements: statements.length,
    actions: names.length,
    differentActions: new Set(expanded.flat().map(({ name }) => name)).size,
    findings: [...findings, ...stale],
  };
}

function differentOf(statements: readonly PolicyStatement[]): Iterable<PolicyStatement> {
  const different = new Map<string, PolicyStatement>();
  for (const one of statements)
    different.set(JSON.stringify([one.type, one.isTrust, one.isUnsafe ?? false, one.statement]), one);
  return different.values();
}

function key({ any, in: type }: Reason, action: string): string {
  return `${any} ${type} ${action}`;
}

function sentence({ origin, address, statement }: PolicyStatement, problem: string): string {
  return `${origin}\n    ${address}${statement.sid ? `, statement ${statement.sid}` : ""}: ${problem}`;
}
