import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { type Problem, policyDocument, type Statement } from "@plinth/core";
import type { Construct } from "constructs";

/** AWS refuses policies that admit everybody when `block_public_policy` is set; the plain cases are refused here. */
export function policyProblems(statements: readonly Statement[] = []): Problem[] {
  return statements.map(({ effect = "Allow", principals, conditions }) => {
    if (principals === undefined) return "policy must name principals in every statement, got one without";
    const everybody = principals === "*" || Object.values(principals).some((members) => members.includes("*"));
    return (
      everybody &&
      effect === "Allow" &&
      !conditions &&
      'policy must not admit everybody, got an Allow for "*" without conditions'
    );
  });
}

export function resourcePolicy(
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
