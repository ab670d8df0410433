import { type Document, statementsOf } from "../documents";
import { checkPolicies } from "../policies";

const documentWith = (content: object) => ({ origin: "test: a document", content }) as Document;
const JSON_POLICY = JSON.stringify({ Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["*"] }] });

test("statements are found in every argument, at any depth", () => {
  const document = documentWith({
    resource: { aws_iam_role: { Web: { assume_role_policy: JSON_POLICY, inline_policy: [{ policy: JSON_POLICY }] } } },
  });
  expect(statementsOf(document).map(({ address, isTrust }) => [address, isTrust])).toEqual([
    ["aws_iam_role.Web", true],
    ["aws_iam_role.Web", false],
  ]);
});

test("Terraform expressions in JSON are read, with their quotes, also in place of a value", () => {
  const policy =
    '{"Statement":{"Effect":"Allow","Action":[${element(["s3:*"], 0)}],"Resource":["${lower("A")}/*","$${aws:userid}"]}}';
  const [{ statement }] = statementsOf(documentWith({ resource: { aws_iam_policy: { Odd: { policy } } } }));
  expect(statement).toMatchObject({
    actions: ['${element(["s3:*"], 0)}'],
    resources: ['${lower("A")}/*', "$${aws:userid}"],
  });
});

test("a policy that is not JSON is an error", () => {
  const document = documentWith({ resource: { aws_iam_policy: { Broken: { policy: '{"Statement":[' } } } });
  expect(() => statementsOf(document)).toThrow("JSON");
});

test("a data protection policy is not a policy of IAM", () => {
  const policy_document = JSON.stringify({ Statement: [{ Operation: { Deidentify: {} } }] });
  const resource = { aws_cloudwatch_log_data_protection_policy: { Masks: { policy_document } } };
  expect(statementsOf(documentWith({ resource }))).toEqual([]);
});

describe("data.aws_iam_policy_document", () => {
  const statement = {
    sid: "Use",
    actions: ["kms:Decrypts"],
    resources: ["*"],
    principals: [{ type: "AWS", identifiers: ["*"] }],
    condition: [{ test: "StringEquals", variable: "kms:CallerAccount", values: ["123456789012"] }],
  };
  const data = { aws_iam_policy_document: { Use: { statement: [statement] } } };

  test("its statements belong to the resource that refers to it", () => {
    const policy = "${data.aws_iam_policy_document.Use.json}";
    expect(statementsOf(documentWith({ data, resource: { aws_kms_key_policy: { Key: { policy } } } }))).toEqual([
      {
        origin: "test: a document",
        address: "aws_kms_key_policy.Key",
        type: "aws_kms_key_policy",
        isTrust: false,
        statement: {
          sid: "Use",
          effect: "Allow",
          actions: ["kms:Decrypts"],
          notActions: [],
          resources: ["*"],
          notResources: [],
          isForAnyPrincipal: true,
          conditions: [{ operator: "StringEquals", key: "kms:CallerAccount" }],
        },
      },
    ]);
  });

  test("its statements are checked although nothing refers to it", async () => {
    expect((await checkPolicies([documentWith({ data })], [])).findings).toEqual([
      "test: a document\n    data.aws_iam_policy_document.Use, statement Use: there is no action kms:Decrypts",
    ]);
  });
});

test("equal statements are counted each, and have one finding", async () => {
  const aws_iam_policy = { A: { policy: JSON_POLICY }, B: { policy: JSON_POLICY } };
  expect(await checkPolicies([documentWith({ resource: { aws_iam_policy } })], [])).toEqual({
    statements: 2,
    actions: 2,
    differentActions: 1,
    findings: [expect.stringContaining("s3:GetObject on * needs a reason")],
  });
});
