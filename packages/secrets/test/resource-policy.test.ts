import type { Statement } from "@plinth/core";
import { synth } from "@plinth/testing";
import { SecretModule } from "../src";

const read: Statement = { actions: ["secretsmanager:GetSecretValue"], resources: ["*"], principals: "*" };

const shared = (...policy: Statement[]) =>
  synth((stack) => {
    new SecretModule(stack, "Shared", { environment: "prod", policy });
  });

const everybody = 'policy must not admit everybody, got an Allow for "*" without conditions';

test.each<[string, Statement, string]>([
  ["everybody", read, everybody],
  ["every account", { ...read, principals: { AWS: ["*"] } }, everybody],
  [
    "every account among services",
    { ...read, principals: { Service: ["ec2.amazonaws.com"], AWS: ["arn:aws:iam::210987654321:role/a", "*"] } },
    everybody,
  ],
  [
    "a condition that cannot fail among values",
    { ...read, conditions: { StringLike: { "aws:userid": ["a", "*"] } } },
    everybody,
  ],
  [
    "a lock-out among harmless actions",
    { ...read, effect: "Deny", actions: ["secretsmanager:DeleteSecret", "secretsmanager:PutResourcePolicy"] },
    'policy must not lock everybody out, got a Deny for "*" of what changes the policy, without conditions',
  ],
  ["empty conditions", { ...read, conditions: {} }, everybody],
  ["a condition that always holds", { ...read, conditions: { StringLike: { "aws:PrincipalArn": "*" } } }, everybody],
  ["a condition without values", { ...read, conditions: { StringEquals: { "aws:PrincipalOrgID": [] } } }, everybody],
  [
    "a lock-out",
    { ...read, effect: "Deny", actions: ["secretsmanager:*"] },
    'policy must not lock everybody out, got a Deny for "*" of what changes the policy, without conditions',
  ],
  [
    "a lock-out from the policy alone",
    { ...read, effect: "Deny", actions: ["secretsmanager:PutResourcePolicy"] },
    'policy must not lock everybody out, got a Deny for "*" of what changes the policy, without conditions',
  ],
  ["nobody", { ...read, principals: undefined }, "policy must name principals in every statement, got one without"],
])("%s is refused", (_, statement, problem) => {
  expect(() => shared(statement)).toThrow(`test/Shared (SecretModule) is misconfigured:\n  - ${problem}`);
});

test("a policy that AWS could not store is refused", () => {
  const readers = Array.from({ length: 500 }, (_, index) => `arn:aws:iam::210987654321:role/reader-number-${index}`);
  expect(() => shared({ ...read, principals: { AWS: readers } })).toThrow(
    /- policy must fit into 20480 characters, got 2\d{4}$/,
  );
});

test.each<[string, Statement]>([
  ["an organization", { ...read, conditions: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }],
  ["a role", { ...read, principals: { AWS: ["arn:aws:iam::210987654321:role/reader"] } }],
  [
    "one condition of two that can fail",
    { ...read, conditions: { StringLike: { "aws:userid": "*", "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } },
  ],
  [
    "a service that changes the policy",
    { ...read, principals: { Service: ["ec2.amazonaws.com"] }, actions: ["secretsmanager:*"] },
  ],
  ["a Deny of deletion", { ...read, effect: "Deny", actions: ["secretsmanager:DeleteSecret"] }],
])("%s is accepted, and AWS checks again", (_, statement) => {
  expect(shared(statement).the("aws_secretsmanager_secret_policy").block_public_policy).toBe(true);
});
