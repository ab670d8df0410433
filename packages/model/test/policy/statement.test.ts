import { statementOfBlock, statementsOfPolicy } from "../../src/policy/statement";

test("every element of a JSON statement is read, alone or in a list", () => {
  const policy = {
    Statement: {
      Sid: "One",
      Effect: "Deny",
      NotAction: "s3:*",
      NotResource: ["a", "b"],
      NotPrincipal: { AWS: "123456789012" },
      Condition: { Bool: { "aws:SecureTransport": false } },
    },
  };
  expect(statementsOfPolicy(policy)).toEqual({
    statements: [
      {
        sid: "One",
        effect: "Deny",
        actions: [],
        notActions: ["s3:*"],
        resources: [],
        notResources: ["a", "b"],
        principals: [],
        notPrincipals: [{ kind: "AWS", id: "123456789012" }],
        excludesPrincipals: true,
        conditions: [{ operator: "Bool", key: "aws:SecureTransport", values: ["false"] }],
      },
    ],
    unread: [],
  });
});

test("a statement that is an expression is reported as unread", () => {
  expect(statementsOfPolicy({ Statement: ["${var.statement}"] })).toEqual({
    statements: [],
    unread: ["a statement is known only after apply"],
  });
  expect(statementsOfPolicy("${var.policy}")).toBeUndefined();
});

test("a block of a data source is the same statement, and &{ begins a policy variable", () => {
  expect(
    statementOfBlock({
      not_actions: ["iam:*"],
      resources: ["arn:aws:s3:::home/&{aws:username}/*"],
      not_principals: [{ type: "AWS", identifiers: ["123456789012"] }],
      condition: { test: "StringLike", variable: "s3:prefix", values: ["&{aws:username}/*"] },
    }),
  ).toMatchObject({
    effect: "Allow",
    notActions: ["iam:*"],
    resources: ["arn:aws:s3:::home/${aws:username}/*"],
    notPrincipals: [{ kind: "AWS", id: "123456789012" }],
    excludesPrincipals: true,
    conditions: [{ operator: "StringLike", key: "s3:prefix", values: ["${aws:username}/*"] }],
  });
});
