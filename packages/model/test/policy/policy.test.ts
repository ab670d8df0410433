import { isUnknownPolicy, readDocument, readPlan, readPolicy, statements } from "../../src";

const nothing = readDocument({});

test("one unknown ARN stays text, and the rest of the policy is read", () => {
  const policy = '{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"${aws_s3_bucket.b["x"].arn}/*"}]}';
  expect(statements(policy, nothing)).toMatchObject([
    { actions: ["s3:*"], resources: ['${aws_s3_bucket.b["x"].arn}/*'] },
  ]);
});

test("jsonencode is read, and its references are those of the resource", () => {
  const policy = '${jsonencode({"Statement" = [{"Sid" = "A"}, {"Resource" = aws_s3_bucket.b.arn}]})}';
  const stack = readDocument({ resource: { aws_iam_policy: { P: { policy } } } });
  expect(statements(policy, stack)).toMatchObject([{ sid: "A" }, { resources: ["${aws_s3_bucket.b.arn}"] }]);
  expect([...stack.all("aws_iam_policy")[0].references]).toEqual(["aws_s3_bucket.b"]);
});

test.each(["${var.policy}", "${aws_s3_bucket.b.arn}", "${jsonencode({ a })}", "no policy", undefined])(
  "%s cannot be read",
  (policy) => {
    expect(readPolicy(policy, nothing)).toBeUndefined();
  },
);

test("what is known only after apply cannot be judged, what is broken can", () => {
  expect(isUnknownPolicy("${var.policy}", nothing)).toBe(true);
  expect(isUnknownPolicy("no policy", nothing)).toBe(false);
});

test("an instance of a loop reads the document of its own key", () => {
  const resource = (type: string, key: string, values: object, mode = "managed") => ({
    address: `${mode === "data" ? "data." : ""}${type}.p[${JSON.stringify(key)}]`,
    type,
    mode,
    values,
  });
  const document = (key: string) =>
    resource("aws_iam_policy_document", key, { statement: [{ actions: [`s3:${key}`] }] }, "data");
  const stack = readPlan({
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [
          document("a"),
          document("b"),
          resource("aws_iam_policy", "a", {}),
          resource("aws_iam_policy", "b", {}),
        ],
      },
    },
    resource_changes: ["a", "b"].map((key) => ({
      address: `aws_iam_policy.p["${key}"]`,
      change: { after_unknown: { policy: true } },
    })),
    configuration: {
      root_module: {
        resources: [
          {
            address: "aws_iam_policy.p",
            expressions: { policy: { references: ["data.aws_iam_policy_document.p", "each.key"] } },
          },
        ],
      },
    },
  } as Parameters<typeof readPlan>[0]);
  const actions = stack
    .all("aws_iam_policy")
    .map((policy) => statements(policy.args.policy, stack, policy)?.[0]?.actions);
  expect(actions).toEqual([["s3:a"], ["s3:b"]]);
  expect(statements('${data.aws_iam_policy_document.p["b"].json}', stack)?.[0]?.actions).toEqual(["s3:b"]);
});
