import { letsEverybodyIn, readDocument, statements } from "../src";

const stack = readDocument({});

function isOpen(statement: object): boolean {
  const policy = JSON.stringify({ Statement: { Effect: "Allow", Action: "s3:GetObject", ...statement } });
  return statements(policy, stack)?.some(letsEverybodyIn) ?? false;
}

const on = (Condition: object) => isOpen({ Principal: "*", Condition });

test.each([
  ["everybody", { Principal: "*" }],
  ["every principal of AWS", { Principal: { AWS: "*" } }],
  ["everybody but one", { NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } }],
])("without a condition %s is let in", (_who, statement) => {
  expect(isOpen(statement)).toBe(true);
});

test.each([
  ["a refusal", { Effect: "Deny", Principal: "*" }],
  ["one account", { Principal: { AWS: "123456789012" } }],
  ["a service", { Principal: { Service: "sns.amazonaws.com" } }],
])("%s lets nobody else in", (_who, statement) => {
  expect(isOpen(statement)).toBe(false);
});

test.each([
  { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
  { StringEquals: { "AWS:SourceAccount": ["123456789012"] } },
  { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/r-1/ou-1/" } },
  { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::123456789012:distribution/*" } },
  { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::uploads" } },
  { IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "2001:db8::/32"] } },
  { StringEquals: { "aws:SourceVpce": "${aws_vpc_endpoint.S3.id}" } },
  { Bool: { "aws:SecureTransport": "true" }, StringEquals: { "kms:CallerAccount": "123456789012" } },
])("a condition says who: %j", (condition) => {
  expect(on(condition)).toBe(false);
});

test.each([
  { Bool: { "aws:SecureTransport": "true" } },
  { StringEquals: { "aws:SourceAccount": [] } },
  { StringLike: { "aws:PrincipalArn": "*" } },
  { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } },
  { StringLike: { "aws:PrincipalArn": "arn:aws:iam::12345678901?:role/deploy" } },
  { StringEquals: { "aws:PrincipalTag/team": "web" } },
  { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } },
  { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } },
  { "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-1/*" } },
  { NotIpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
  { IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "0.0.0.0/0"] } },
  { IpAddress: { "aws:SourceIp": "::/0" } },
  { IpAddress: { "aws:SourceIp": "128.0.0.0/1" } },
  { Null: { "aws:SourceVpc": "false" } },
])("a condition does not say who: %j", (condition) => {
  expect(on(condition)).toBe(true);
});
