import { readDocument, statements } from "@plinth/model";
import { isConfusedDeputy } from "../../src/evaluation/confused-deputy";

const isDeputy = (name: string, Action: string, Condition?: object) => {
  const policy = JSON.stringify({ Statement: { Effect: "Allow", Principal: { Service: name }, Action, Condition } });
  const [statement] = statements(policy, readDocument({})) ?? [];
  return statement && isConfusedDeputy(statement, { kind: "service", name });
};

test.each([
  ["sns.amazonaws.com", "sqs:SendMessage", undefined, true],
  ["sns.amazonaws.com", "sqs:SendMessage", { Bool: { "aws:MultiFactorAuthPresent": "true" } }, true],
  ["sns.amazonaws.com", "sqs:SendMessage", { ArnLike: { "aws:SourceArn": "*" } }, true],
  ["sns.amazonaws.com", "sqs:SendMessage", { StringNotEquals: { "aws:SourceAccount": "1" } }, true],
  ["sns.amazonaws.com", "sqs:SendMessage", { ArnLike: { "aws:SourceArn": "arn:aws:sns:us-east-1:1:a" } }, false],
  ["sns.amazonaws.com", "sqs:SendMessage", { StringEquals: { "AWS:SourceAccount": "1" } }, false],
  ["sns.amazonaws.com", "sqs:SendMessage", { StringEquals: { "aws:SourceOrgID": "o-1" } }, false],
  [
    "logs.us-east-1.amazonaws.com",
    "kms:Decrypt",
    { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:x" } },
    false,
  ],
  ["backup.amazonaws.com", "sts:AssumeRole", undefined, true],
  ["ec2.amazonaws.com", "sts:AssumeRole", undefined, false],
  ["lambda.amazonaws.com", "s3:GetObject", undefined, true],
])("%s with %s if %j is a confused deputy: %s", (name, action, condition, expected) => {
  expect(isDeputy(name, action, condition)).toBe(expected);
});

test("a role is no deputy", () => {
  const policy = JSON.stringify({ Statement: { Effect: "Allow", Principal: { AWS: "1" }, Action: "s3:GetObject" } });
  const [statement] = statements(policy, readDocument({})) ?? [];
  expect(statement && isConfusedDeputy(statement, { kind: "role", name: "aws_iam_role.Web" })).toBe(false);
});
