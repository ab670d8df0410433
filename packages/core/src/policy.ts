/** One statement of an IAM or resource policy, in the words of the policy language. */
export interface Statement {
  /** @default - no id */
  readonly sid?: string;
  /** @default "Allow" */
  readonly effect?: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** ARNs. */
  readonly resources: readonly string[];
  /** Only in resource and trust policies: by kind (`AWS`, `Service`, `Federated`), or everybody (`"*"`). */
  readonly principals?: "*" | Readonly<Record<string, readonly string[]>>;
  /** Operator, key, values. @default - no condition */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The JSON document; one-member lists stay lists, so that adding a member is a small diff. */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({
      ...(statement.sid ? { Sid: statement.sid } : {}),
      Effect: statement.effect ?? "Allow",
      ...(statement.principals ? { Principal: statement.principals } : {}),
      Action: statement.actions,
      ...(statement.resources.length > 0 ? { Resource: statement.resources } : {}),
      ...(statement.conditions ? { Condition: statement.conditions } : {}),
    })),
  });
}

/** A trust policy: who may assume the role. */
export function assumedBy(service: string, conditions?: Statement["conditions"]): string {
  return policyDocument([
    { actions: ["sts:AssumeRole"], resources: [], principals: { Service: [service] }, conditions },
  ]);
}
