import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import {
  list,
  object,
  type Problem,
  policyDocument,
  type RowsOf,
  STATEMENT_PROPS,
  type Statement,
  text,
} from "@plinth/core";
import type { Construct } from "constructs";
import { literalSecretProblem } from "./no-secrets";

/** AWS docs, "AWS Secrets Manager quotas": resource-based policy, in characters. */
const MAX_LENGTH = 20480;

/** What changes the policy; denied to everybody, nobody could undo it. */
const CONTROL = /^(\*|secretsmanager:(\*|Put\*|PutResource\*|PutResourcePolicy))$/;

export const POLICY = list(
  object({
    ...STATEMENT_PROPS,
    sid: text().optional(),
    principals: STATEMENT_PROPS.principals.optional(),
    resources: list(text()).literal(),
  } satisfies RowsOf<Statement>),
)
  .literal()
  .sensitive();

/** AWS refuses policies that admit everybody when `block_public_policy` is set; the plain cases are refused here. */
export function policyProblems(statements: readonly Statement[] = []): Problem[] {
  const length = policyDocument(statements).replace(/\$\{TfToken\[[^\]]*\]\}/g, "").length;
  return [
    ...statements.flatMap((statement) => statementProblems(statement)),
    length > MAX_LENGTH && `policy must fit into ${MAX_LENGTH} characters, got ${length}`,
    literalSecretProblem("policy", JSON.stringify(statements)),
  ];
}

function statementProblems(statement: Statement): Problem[] {
  const { effect = "Allow", principals, actions } = statement;
  if (principals === undefined) return ["policy must name principals in every statement, got one without"];
  const everybody = principals === "*" || Object.values(principals).some((members) => members.includes("*"));
  if (!everybody || restricts(statement)) return [];
  return [
    effect === "Allow" && 'policy must not admit everybody, got an Allow for "*" without conditions',
    effect === "Deny" &&
      actions.some((action) => CONTROL.test(action)) &&
      'policy must not lock everybody out, got a Deny for "*" of what changes the policy, without conditions',
  ];
}

/** Whether any condition can fail: `StringLike` of `*` cannot. */
function restricts({ conditions = {} }: Statement): boolean {
  return Object.values(conditions).some((keys) =>
    Object.values(keys).some((values) => ![values].flat().includes("*") && [values].flat().length > 0),
  );
}

export function createResourcePolicy(
  scope: Construct,
  secretArn: string,
  statements: readonly Statement[],
): SecretsmanagerSecretPolicy {
  return new SecretsmanagerSecretPolicy(scope, "Policy", {
    secretArn,
    policy: policyDocument(statements),
    blockPublicPolicy: true,
  });
}
