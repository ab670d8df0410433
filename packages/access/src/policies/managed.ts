import type { PolicyStatement } from "@plinth/model";

const EVERYTHING: PolicyStatement = {
  effect: "Allow",
  actions: [],
  notActions: [],
  resources: ["*"],
  notResources: [],
  principals: [],
  notPrincipals: [],
  excludesPrincipals: false,
  conditions: [],
};

const allow = (...actions: readonly string[]): PolicyStatement => ({ ...EVERYTHING, actions });

/**
 * Policies of AWS that decide about most resources, as coarse statements: of `ReadOnlyAccess` the services whose resources have
 * data. AWS docs, "AWS managed policy reference",
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const MANAGED: Readonly<Record<string, readonly PolicyStatement[]>> = {
  AdministratorAccess: [allow("*")],
  AWSDenyAll: [{ ...allow("*"), effect: "Deny" }],
  PowerUserAccess: [
    { ...EVERYTHING, notActions: ["iam:*", "organizations:*", "account:*"] },
    allow("iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole", "iam:ListRoles"),
  ],
  ReadOnlyAccess: [
    allow(
      "dynamodb:BatchGet*",
      "dynamodb:Describe*",
      "dynamodb:Get*",
      "dynamodb:List*",
      "dynamodb:Query",
      "dynamodb:Scan",
    ),
    allow("ecr:BatchCheck*", "ecr:BatchGet*", "ecr:Describe*", "ecr:Get*", "ecr:List*"),
    allow("iam:Get*", "iam:List*", "kms:Describe*", "kms:Get*", "kms:List*", "lambda:Get*", "lambda:List*"),
    allow("logs:Describe*", "logs:FilterLogEvents", "logs:Get*", "logs:StartQuery", "rds:Describe*", "rds:List*"),
    allow("s3:Describe*", "s3:Get*", "s3:List*", "secretsmanager:Describe*", "secretsmanager:GetResourcePolicy"),
    allow("secretsmanager:List*", "sns:Get*", "sns:List*", "sqs:Get*", "sqs:List*", "sqs:Receive*"),
    allow("ssm:Describe*", "ssm:Get*", "ssm:List*"),
  ],
};

/** The name of an AWS managed policy, in the ARN of any partition. */
export function managedName(arn: string): string | undefined {
  return /:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1];
}

/** The statements of an AWS managed policy, where they are known here. */
export function managedStatements(name: string): readonly PolicyStatement[] | undefined {
  return MANAGED[name];
}
