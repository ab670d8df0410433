import { readDocument } from "@plinth/model";
import { conditionText } from "../../src/evaluation/condition-text";
import { Names } from "../../src/names/names";

const names = new Names(readDocument({ data: { aws_caller_identity: { Me: {} } } }));

test.each([
  ["Bool", "aws:MultiFactorAuthPresent", ["true"], "aws:MultiFactorAuthPresent is true"],
  ["StringEquals", "aws:SourceVpc", ["vpc-1", "vpc-2"], "aws:SourceVpc is one of vpc-1, vpc-2"],
  ["StringNotLike", "aws:userid", ["AROA*"], "aws:userid is not like AROA*"],
  ["NumericLessThan", "s3:TlsVersion", ["1.2"], "s3:TlsVersion is less than 1.2"],
  ["IpAddress", "aws:SourceIp", ["192.0.2.0/24"], "aws:SourceIp is in 192.0.2.0/24"],
  ["Null", "aws:TokenIssueTime", ["true"], "aws:TokenIssueTime is absent"],
  ["Null", "aws:TokenIssueTime", ["false"], "aws:TokenIssueTime is present"],
  ["StringEqualsIfExists", "aws:SourceVpc", ["vpc-1"], "aws:SourceVpc is vpc-1, or is absent"],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["a"], "every value of aws:TagKeys is a"],
  ["ForAnyValue:StringLike", "aws:PrincipalOrgPaths", ["o-1/*"], "any value of aws:PrincipalOrgPaths is like o-1/*"],
  [
    "StringEquals",
    "aws:SourceAccount",
    ["${data.aws_caller_identity.Me.account_id}"],
    "aws:SourceAccount is this account",
  ],
  ["StringEquals", "aws:SourceAccount", [], "aws:SourceAccount is nothing"],
  ["StringMatches", "aws:x", ["a"], "aws:x StringMatches a"],
])("%s %s %j reads as it is", (operator, key, values, expected) => {
  expect(conditionText({ operator, key, values }, { names, from: undefined })).toBe(expected);
});
