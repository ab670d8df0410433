import { holdsFor, holdsOverTls } from "../../src/evaluation/conditions";
import { OTHER, OWN } from "../cases/case";
import { accessOf } from "../given";

const { names, principals } = accessOf({ aws_iam_role: { Web: { name: "web" } } });
const named = (kind: string, id: string) => principals.inStatement({ kind, id }, undefined);
const web = named("AWS", "${aws_iam_role.Web.arn}");
const ARN = `arn:aws:iam::${OWN}:role/web`;

test.each([
  ["ArnEquals", "aws:PrincipalArn", [ARN], true],
  ["ArnLike", "aws:PrincipalArn", [`arn:aws:iam::${OWN}:role/*`], true],
  ["StringEquals", "aws:PrincipalArn", [`arn:aws:iam::${OWN}:role/*`], false],
  ["StringLike", "AWS:principalarn", ["*"], true],
  ["ArnNotEquals", "aws:PrincipalArn", [ARN, "arn:aws:iam::1:role/x"], false],
  ["ArnNotLike", "aws:PrincipalArn", [`arn:aws:iam::${OTHER}:role/*`], true],
  ["ArnLikeIfExists", "aws:PrincipalArn", [ARN], true],
  ["ArnEquals", "aws:PrincipalArn", ["${var.arn}"], undefined],
  ["StringEquals", "aws:PrincipalAccount", [OWN], true],
  ["StringEquals", "kms:CallerAccount", [OTHER], false],
  ["StringNotEquals", "aws:PrincipalAccount", [OTHER], true],
  ["Bool", "aws:PrincipalIsAWSService", ["false"], true],
  ["Bool", "aws:MultiFactorAuthPresent", ["true"], undefined],
  ["ForAnyValue:StringEquals", "aws:PrincipalArn", [ARN], undefined],
  ["Null", "aws:PrincipalArn", ["true"], undefined],
])("of a role %s %s %j is %s", (operator, key, values, expected) => {
  expect(holdsFor({ operator, key, values }, web, { names, from: undefined })).toBe(expected);
});

test("of services, accounts and everybody less is known", () => {
  const holds = (principal: typeof web, operator: string, key: string, ...values: string[]) =>
    holdsFor({ operator, key, values }, principal, { names, from: undefined });
  const service = named("Service", "sns.amazonaws.com");
  expect(holds(service, "Bool", "aws:PrincipalIsAWSService", "true")).toBe(true);
  expect(holds(service, "ArnEquals", "aws:PrincipalArn", ARN)).toBeUndefined();
  expect(holds(named("AWS", OTHER), "StringEquals", "aws:PrincipalAccount", OWN)).toBe(false);
  expect(holds(named("AWS", OTHER), "ArnLike", "aws:PrincipalArn", "*")).toBeUndefined();
  expect(holds(named("AWS", "*"), "StringEquals", "aws:PrincipalAccount", OWN)).toBeUndefined();
});

test.each<[operator: string, key: string, values: string[], holds: boolean | undefined]>([
  ["Bool", "aws:SecureTransport", ["false"], false],
  ["Bool", "aws:securetransport", ["true"], true],
  ["BoolIfExists", "aws:SecureTransport", ["false"], false],
  ["NumericLessThan", "s3:TlsVersion", ["1.2"], false],
  ["NumericGreaterThanEquals", "s3:TlsVersion", ["1.2"], true],
  ["NumericLessThan", "s3:TlsVersion", ["1.3"], undefined],
  ["NumericEquals", "s3:TlsVersion", ["1.2"], undefined],
  ["NumericLessThan", "s3:TlsVersion", ["new"], undefined],
  ["NumericLessThan", "s3:max-keys", ["1"], undefined],
  ["Bool", "aws:SecureTransport", ["true", "false"], undefined],
  ["ForAnyValue:Bool", "aws:SecureTransport", ["false"], undefined],
  ["StringEquals", "aws:SecureTransport", ["false"], undefined],
  ["Bool", "aws:SecureTransport", ["maybe"], undefined],
])("of a request over TLS %s %s %j is %s", (operator, key, values, holds) => {
  expect(holdsOverTls({ operator, key, values })).toBe(holds);
  if (holds !== undefined) expect(holdsFor({ operator, key, values }, web, { names, from: undefined })).toBe(holds);
});
