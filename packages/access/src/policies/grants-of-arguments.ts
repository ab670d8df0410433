import { blocks, isBlock, list, type PolicyCondition, type PolicyStatement, type Resource, text } from "@plinth/model";

/** A permission that a resource's arguments say, as the statement that AWS makes of it. */
export function statementOfArguments({ type, args }: Resource): PolicyStatement | undefined {
  if (type === "aws_lambda_permission") return lambdaPermission(args);
  return type === "aws_kms_grant" ? kmsGrant(args) : undefined;
}

/** "Using resource-based policies for Lambda", https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
function lambdaPermission(args: Resource["args"]): PolicyStatement {
  const { principal, action, source_arn, source_account, principal_org_id, function_url_auth_type } = args;
  const id = typeof principal === "string" ? principal : "";
  const isService = /\.amazonaws\.com(\.cn)?$|^\w+\.amazon\.com$/.test(id);
  const tests = [
    ["ArnLike", "AWS:SourceArn", source_arn],
    ["StringEquals", "AWS:SourceAccount", source_account],
    ["StringEquals", "aws:PrincipalOrgID", principal_org_id],
    ["StringEquals", "lambda:FunctionUrlAuthType", function_url_auth_type],
  ] as const;
  const conditions = tests.flatMap(([operator, key, value]): PolicyCondition[] =>
    typeof value === "string" ? [{ operator, key, values: [value] }] : [],
  );
  return allow([text(action) ?? "lambda:InvokeFunction"], { kind: isService ? "Service" : "AWS", id }, conditions);
}

/** "Grants in AWS KMS", https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */
function kmsGrant(args: Resource["args"]): PolicyStatement {
  const id = typeof args.grantee_principal === "string" ? args.grantee_principal : "";
  const contexts = blocks(args, "constraints").flatMap((one) =>
    [one.encryption_context_equals, one.encryption_context_subset].filter(isBlock),
  );
  const conditions = contexts.flatMap((context) =>
    Object.entries(context).map(([key, value]) => ({
      operator: "StringEquals",
      key: `kms:EncryptionContext:${key}`,
      values: [`${value}`],
    })),
  );
  const actions = list(args, "operations").map((operation) => `kms:${operation}`);
  return allow(actions, { kind: "AWS", id }, conditions);
}

function allow(
  actions: readonly string[],
  principal: { readonly kind: string; readonly id: string },
  conditions: readonly PolicyCondition[],
): PolicyStatement {
  return {
    effect: "Allow",
    actions,
    notActions: [],
    resources: ["*"],
    notResources: [],
    principals: [principal],
    notPrincipals: [],
    excludesPrincipals: false,
    conditions,
  };
}
