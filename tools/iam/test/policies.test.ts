import type { Document } from "../documents";
import { checkPolicies } from "../policies";
import type { Reason } from "../reasons";

const BUCKET = "${aws_s3_bucket.Data_0A1B2C3D.arn}";
const KEY = "${aws_kms_key.Key_0A1B2C3D.arn}";
const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: `${BUCKET}/*` };

const documentWith = (type: string, block: object): Document => ({
  origin: "test: a document",
  content: { resource: { [type]: { Under_Test: block } } },
});

const policyIn = (type: string, ...statements: object[]) =>
  documentWith(type, { policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) });

const problemsOf = async (document: Document, reasons: readonly Reason[] = []) => {
  const { findings } = await checkPolicies([document], reasons);
  return findings.map((finding) => finding.replace(/^test: a document\n {4}\w+\.Under_Test: /, ""));
};

const problemsInRole = (statement: object) => problemsOf(policyIn("aws_iam_role_policy", { ...READ, ...statement }));

test("a correct statement has no finding", async () => {
  expect(await problemsInRole({})).toEqual([]);
});

test("a document that is unsafe on purpose may allow everything, but no action that does not exist", async () => {
  const unsafe = policyIn("aws_iam_role_policy", {
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:Fetch"],
    Resource: "*",
  });
  expect(await problemsOf({ ...unsafe, isUnsafe: true })).toEqual(["there is no action s3:Fetch"]);
  const wide = policyIn("aws_iam_role_policy", { Effect: "Allow", NotAction: "s3:GetObject", Resource: "*" });
  expect(await problemsOf(wide)).not.toEqual([]);
  expect(await problemsOf({ ...wide, isUnsafe: true })).toEqual([]);
});

test("a finding names the test, the address and the statement", async () => {
  const document = policyIn("aws_iam_role_policy", { ...READ, Sid: "Read", Action: "s3:GetObjects" });
  expect((await checkPolicies([document], [])).findings).toEqual([
    "test: a document\n    aws_iam_role_policy.Under_Test, statement Read: there is no action s3:GetObjects",
  ]);
});

test.each(["s3:GetObjects", "s3:Fetch*", "s4:GetObject", "GetObject"])("%s is an unknown action", async (name) => {
  expect(await problemsInRole({ Action: ["s3:GetObject", name] })).toEqual([`there is no action ${name}`]);
  expect(await problemsInRole({ Effect: "Deny", Action: undefined, NotAction: name })).toEqual([
    `there is no action ${name}`,
  ]);
});

test.each([{ Action: "*" }, { Action: undefined, NotAction: "s3:GetObject" }])(
  "an Allow names its actions, unlike %p",
  async (actions) => {
    expect(await problemsInRole(actions)).toEqual(["allows actions without naming them"]);
    expect(await problemsInRole({ ...actions, Effect: "Deny" })).toEqual([]);
  },
);

describe("resources", () => {
  test("an action takes one of the resources of its statement", async () => {
    expect(await problemsInRole({ Action: "s3:ListBucket" })).toEqual([
      `s3:ListBucket takes s3:accesspoint, s3:bucket, not ${BUCKET}/*`,
      `no action of the statement takes ${BUCKET}/*`,
    ]);
  });

  test("a resource is taken by one of the actions of its statement", async () => {
    expect(await problemsInRole({ Resource: [`${BUCKET}/*`, KEY] })).toEqual([
      `no action of the statement takes ${KEY}`,
    ]);
  });

  test("a bucket may stand beside its objects", async () => {
    expect(await problemsInRole({ Resource: [BUCKET, `${BUCKET}/*`] })).toEqual([]);
    expect(await problemsInRole({ Resource: [BUCKET, `${BUCKET}/web/*`] })).toEqual([
      `no action of the statement takes ${BUCKET}`,
    ]);
  });

  test("an action that cannot be scoped takes only *", async () => {
    expect(await problemsInRole({ Action: "ec2:DescribeTags", Resource: "*" })).toEqual([]);
    expect(await problemsInRole({ Action: ["ec2:DescribeTags", "s3:GetObject"] })).toEqual([
      `ec2:DescribeTags takes only *, not ${BUCKET}/*`,
    ]);
  });

  test("one of the actions that a wildcard stands for takes the resource", async () => {
    expect(await problemsInRole({ Action: "kms:ReEncrypt*", Resource: KEY })).toEqual([]);
    expect(await problemsInRole({ Action: "kms:ReEncrypt*" })).toEqual([
      `kms:ReEncrypt* takes kms:key, not ${BUCKET}/*`,
      `no action of the statement takes ${BUCKET}/*`,
    ]);
  });

  test("only trust policies name no resource", async () => {
    const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } };
    const policy = JSON.stringify({ Statement: trust });
    expect(await problemsOf(documentWith("aws_iam_role", { assume_role_policy: policy }))).toEqual([]);
    expect(await problemsOf(policyIn("aws_iam_role_policy", trust))).toEqual(["names no resource"]);
  });

  test("a reference to an ARN of an unknown type is a finding", async () => {
    const arn = "${aws_unknown_thing.Thing.certificate_arn}";
    expect(await problemsInRole({ Resource: arn })).toEqual([`${arn} is an ARN of an unknown type (tools/iam/arn.ts)`]);
  });
});

describe("every resource", () => {
  const PUT = { Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" };
  const REASON: Reason = {
    any: "resource",
    in: "aws_iam_role_policy",
    actions: ["cloudwatch:PutMetricData"],
    reason: "A metric has no ARN.",
    page: "https://docs.aws.amazon.com/",
  };

  test("an action that can be scoped needs a reason", async () => {
    const document = policyIn("aws_iam_role_policy", PUT);
    expect(await problemsOf(document)).toEqual([
      "cloudwatch:PutMetricData on * needs a reason: it can be scoped to cloudwatch:dataset",
    ]);
    expect(await problemsOf(document, [REASON])).toEqual([]);
    expect(await problemsOf(policyIn("aws_iam_role_policy", { ...PUT, Effect: "Deny" }))).toEqual([]);
  });

  test("a reason holds for one type of policy", async () => {
    expect(await problemsOf(policyIn("aws_iam_policy", PUT), [REASON])).toHaveLength(2);
  });

  test("a reason that no statement needs is a finding", async () => {
    expect(await problemsOf(policyIn("aws_iam_role_policy", READ), [REASON])).toEqual([
      "tools/iam/reasons.ts: no aws_iam_role_policy allows cloudwatch:PutMetricData for any resource: delete the reason",
    ]);
  });

  test("in the policy of a key, * is the key", async () => {
    const use = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Resource: "*" };
    expect(await problemsOf(policyIn("aws_kms_key_policy", { ...use, Action: "kms:*" }))).toEqual([]);
    const Action = ["kms:Decrypt", "kms:ListKeys"];
    expect(await problemsOf(policyIn("aws_kms_key_policy", { ...use, Action }))).toEqual([
      "kms:ListKeys takes only *, not the resource of the policy",
    ]);
  });
});

describe("every principal", () => {
  test.each(["*", { AWS: "*" }, { AWS: ["*"] }])("%p needs a condition", async (Principal) => {
    const open = { ...READ, Principal };
    expect(await problemsOf(policyIn("aws_s3_bucket_policy", open))).toEqual([
      "s3:GetObject is allowed to every principal (*) without a condition",
    ]);
    const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
    expect(await problemsOf(policyIn("aws_s3_bucket_policy", { ...open, Condition }))).toEqual([]);
    expect(await problemsOf(policyIn("aws_s3_bucket_policy", { ...open, Effect: "Deny" }))).toEqual([]);
  });

  test("a reason stands in for the condition", async () => {
    const reason: Reason = {
      any: "principal",
      in: "aws_vpc_endpoint",
      actions: ["s3:GetObject"],
      reason: "",
      page: "",
    };
    expect(await problemsOf(policyIn("aws_vpc_endpoint", { ...READ, Principal: "*" }), [reason])).toEqual([]);
  });
});
