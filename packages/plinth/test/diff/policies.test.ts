import { statementChanges } from "../../src/diff/policies";

const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const read = { Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "${aws_s3_bucket.Uploads.arn}/*" };
const deny = {
  Effect: "Deny",
  Principal: "*",
  NotAction: "s3:ListBucket",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const trust = { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" };

test("statements that only one policy has are shown", () => {
  expect(statementChanges(policy(read, trust), policy(deny, trust))).toEqual([
    "− Allow s3:GetObject, s3:ListBucket on aws_s3_bucket.Uploads.arn/*",
    "+ Deny all but s3:ListBucket on * to *, if aws:SecureTransport (Bool) is false",
  ]);
  expect(statementChanges(undefined, policy(trust))).toEqual(["+ Allow sts:AssumeRole to Service ec2.amazonaws.com"]);
});

test("the order of statements and the layout are no change", () => {
  expect(statementChanges(policy(read, trust), JSON.stringify(JSON.parse(policy(trust, read)), null, 2))).toEqual([]);
});

test.each(["{}", "text", 7, "${data.aws_iam_policy_document.x.json}"])("%j is not read as a policy", (other) => {
  expect(statementChanges(policy(read), other)).toBeUndefined();
});
