import { statementOfArguments } from "../../src/policies/grants-of-arguments";
import { stackOf } from "../given";

const statement = (type: string, args: object) => {
  const [resource] = stackOf({ [type]: { X: args } }).all(type);
  return statementOfArguments(resource);
};

test("a permission of a function names a service with the source that it acts for", () => {
  const args = { action: "lambda:InvokeFunction", function_name: "f", principal: "s3.amazonaws.com" };
  expect(statement("aws_lambda_permission", { ...args, source_arn: "arn", source_account: "1" })).toMatchObject({
    actions: ["lambda:InvokeFunction"],
    principals: [{ kind: "Service", id: "s3.amazonaws.com" }],
    conditions: [
      { operator: "ArnLike", key: "AWS:SourceArn", values: ["arn"] },
      { operator: "StringEquals", key: "AWS:SourceAccount", values: ["1"] },
    ],
  });
});

test("a permission of a function names an account, or everybody of an organization or by a URL", () => {
  const args = { action: "lambda:InvokeFunctionUrl", function_name: "f", principal: "*" };
  expect(
    statement("aws_lambda_permission", { ...args, principal_org_id: "o-1", function_url_auth_type: "NONE" }),
  ).toMatchObject({
    principals: [{ kind: "AWS", id: "*" }],
    conditions: [{ key: "aws:PrincipalOrgID" }, { key: "lambda:FunctionUrlAuthType", values: ["NONE"] }],
  });
});

test("a grant of a key names operations and encryption contexts", () => {
  const constraints = [{ encryption_context_subset: { a: "b" } }];
  expect(statement("aws_kms_grant", { grantee_principal: "arn", operations: ["Decrypt"], constraints })).toMatchObject({
    actions: ["kms:Decrypt"],
    principals: [{ kind: "AWS", id: "arn" }],
    conditions: [{ operator: "StringEquals", key: "kms:EncryptionContext:a", values: ["b"] }],
  });
  expect(statement("aws_s3_bucket", {})).toBeUndefined();
});
