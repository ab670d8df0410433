import { checkPolicies } from "../policies";

const problemsIf = async (Condition: object, statement: object = {}) => {
  const Resource = "${aws_s3_bucket.Data.arn}/*";
  const policy = JSON.stringify({
    Statement: { Effect: "Allow", Action: "s3:GetObject", Resource, Condition, ...statement },
  });
  const content = { resource: { aws_iam_role_policy: { Web: { policy } } } };
  const { findings } = await checkPolicies([{ origin: "test", content }], []);
  return findings.map((finding) => finding.replace("test\n    aws_iam_role_policy.Web: ", ""));
};

test.each(["s3:colour", "aws:SourceAcount", "aws:PrincipalTags/team"])("%s is an unknown key", async (key) => {
  expect(await problemsIf({ StringEquals: { [key]: "red" } })).toEqual([`there is no condition key ${key}`]);
});

test("every action takes the key", async () => {
  const Condition = { StringEquals: { "kms:EncryptionContext:aws:logs:arn": "arn" } };
  const Resource = "${aws_kms_key.Key.arn}";
  expect(await problemsIf(Condition, { Action: ["kms:Decrypt", "kms:DescribeKey"], Resource })).toEqual([
    "kms:DescribeKey does not take kms:EncryptionContext:aws:logs:arn",
  ]);
});

test("one of the actions that a wildcard stands for takes the key", async () => {
  const Condition = { StringEquals: { "kms:EncryptionContext:aws:logs:arn": "arn" } };
  const Resource = "${aws_kms_key.Key.arn}";
  expect(await problemsIf(Condition, { Action: ["kms:*", "kms:Describe*"], Resource })).toEqual([
    "kms:Describe* does not take kms:EncryptionContext:aws:logs:arn",
  ]);
});

test("claims of an OIDC token are keys of the action that takes one", async () => {
  const Condition = { StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/*" } };
  expect(await problemsIf(Condition)).toEqual(["s3:GetObject does not take token.actions.githubusercontent.com:sub"]);
  expect(
    await problemsIf(Condition, { Action: "sts:AssumeRoleWithWebIdentity", Resource: "${aws_iam_role.Deploy.arn}" }),
  ).toEqual([]);
});

test("all actions take the global keys, and some of them those of tags", async () => {
  expect(await problemsIf({ StringEquals: { "aws:PrincipalTag/team": "web" } })).toEqual([]);
  const Condition = { StringEquals: { "aws:RequestTag/team": "web" } };
  expect(await problemsIf(Condition)).toEqual(["s3:GetObject does not take aws:RequestTag/team"]);
  expect(await problemsIf(Condition, { Action: "sns:TagResource", Resource: "${aws_sns_topic.Topic.arn}" })).toEqual(
    [],
  );
});

test.each([
  ["NumericLessThan", "s3:TlsVersion"],
  ["StringLikeIfExists", "s3:ResourceAccount"],
  ["ArnLike", "aws:SourceArn"],
  ["StringEquals", "aws:SourceArn"],
  ["Null", "s3:TlsVersion"],
  ["IpAddress", "aws:SourceIp"],
  ["ForAnyValue:StringEquals", "aws:CalledVia"],
])("%s fits %s", async (operator, key) => {
  expect(await problemsIf({ [operator]: { [key]: "1" } })).toEqual([]);
});

test.each([
  ["StringEquals", "s3:TlsVersion", "StringEquals does not fit s3:TlsVersion, which is of type Numeric"],
  ["StringEquals", "aws:SecureTransport", "StringEquals does not fit aws:SecureTransport, which is of type Bool"],
  ["StringLike", "aws:SourceIp", "StringLike does not fit aws:SourceIp, which is of type IPAddress"],
  ["ArnLike", "aws:SourceVpce", "ArnLike does not fit aws:SourceVpce, which is of type String"],
  ["StringIs", "aws:SourceIp", "there is no operator StringIs"],
  ["NullIfExists", "s3:TlsVersion", "there is no operator NullIfExists"],
  ["StringEquals", "aws:CalledVia", "StringEquals needs ForAllValues or ForAnyValue: aws:CalledVia has many values"],
  ["ForAllValues:StringEquals", "aws:SourceVpce", "aws:SourceVpce has one value: ForAllValues is for keys with many"],
])("%s does not fit %s", async (operator, key, problem) => {
  expect(await problemsIf({ [operator]: { [key]: "1" } })).toEqual([problem]);
});
