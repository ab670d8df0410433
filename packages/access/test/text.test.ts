import { explanationText, type Permission, textOf } from "../src";

const permission: Permission = {
  principal: { kind: "service", name: "sns.amazonaws.com" },
  actions: ["sqs:*"],
  notActions: ["sqs:Delete*"],
  resource: "aws_sqs_queue.Jobs",
  resources: ["*"],
  conditions: ["aws:MultiFactorAuthPresent is true"],
  unless: ["denied by aws_sqs_queue_policy.Jobs if a is b"],
  via: ["aws_sqs_queue_policy.Jobs"],
  confusedDeputy: true,
};

test("permissions are lines by resource", () => {
  const account = {
    ...permission,
    principal: { kind: "account", name: "this account" },
    crossAccount: "unknown",
  } as const;
  const other = { ...permission, principal: { kind: "account", name: "444455556666" }, crossAccount: true } as const;
  const everybody = {
    ...permission,
    principal: { kind: "everybody", name: "*" },
    resource: "aws_sqs_queue.Mail",
  } as const;
  expect(textOf([permission, account, { ...other, resources: ["arn:a"] }, everybody])).toMatchInlineSnapshot(`
"aws_sqs_queue.Jobs
  service sns.amazonaws.com (confused deputy: no condition on the source): sqs:* except sqs:Delete*
    if aws:MultiFactorAuthPresent is true
    unless denied by aws_sqs_queue_policy.Jobs if a is b
    by aws_sqs_queue_policy.Jobs
  this account (perhaps of another account, confused deputy: no condition on the source): sqs:* except sqs:Delete*
    if aws:MultiFactorAuthPresent is true
    unless denied by aws_sqs_queue_policy.Jobs if a is b
    by aws_sqs_queue_policy.Jobs
  account 444455556666 (of another account, confused deputy: no condition on the source): sqs:* except sqs:Delete*
    on arn:a
    if aws:MultiFactorAuthPresent is true
    unless denied by aws_sqs_queue_policy.Jobs if a is b
    by aws_sqs_queue_policy.Jobs

aws_sqs_queue.Mail
  everybody (confused deputy: no condition on the source): sqs:* except sqs:Delete*
    if aws:MultiFactorAuthPresent is true
    unless denied by aws_sqs_queue_policy.Jobs if a is b
    by aws_sqs_queue_policy.Jobs"
`);
  expect(textOf([])).toBe("");
});

test("an explanation is the answer, and a line for each reason", () => {
  const because = [
    { address: "aws_iam_policy.P", sid: "Read", text: "allows s3:GetObject" },
    { address: "aws_iam_role.R", text: "b" },
  ];
  expect(explanationText({ allowed: true, because })).toBe(
    "allowed\n  aws_iam_policy.P (Read): allows s3:GetObject\n  aws_iam_role.R: b",
  );
  expect(explanationText({ allowed: false, because: [] })).toBe("not allowed");
  expect(explanationText({ allowed: "unknown", because: [] })).toBe("unknown");
});
