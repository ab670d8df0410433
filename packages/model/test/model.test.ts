import { planOf } from "@plinth/testing";
import { addressIn, block, blocks, isPublic, readDocument, readPlan, statements } from "../src";

const given = {
  resource: {
    aws_s3_bucket: { Uploads: { bucket_prefix: "uploads-", tags: { Name: "uploads" } } },
    aws_s3_bucket_versioning: {
      Versioning: { bucket: "${aws_s3_bucket.Uploads.id}", versioning_configuration: { status: "Enabled" } },
    },
    aws_s3_bucket_policy: {
      Policy: {
        bucket: "${aws_s3_bucket.Uploads.id}",
        policy: "${data.aws_iam_policy_document.Tls.json}",
        lifecycle: { prevent_destroy: true },
      },
    },
  },
  data: {
    aws_iam_policy_document: {
      Tls: {
        statement: [
          {
            effect: "Deny",
            actions: ["s3:*"],
            resources: ["${aws_s3_bucket.Uploads.arn}/*"],
            principals: [{ type: "*", identifiers: ["*"] }],
            condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
          },
        ],
      },
    },
  },
};

describe.each([
  ["a document", readDocument(given)],
  ["a plan", readPlan(planOf(given))],
])("%s", (_kind, stack) => {
  const [bucket] = stack.all("aws_s3_bucket");
  const [versioning] = stack.all("aws_s3_bucket_versioning");
  const [policy] = stack.all("aws_s3_bucket_policy");

  test("names its resources and keeps no nulls", () => {
    expect(bucket.address).toBe("aws_s3_bucket.Uploads");
    expect(bucket.args).toEqual({ bucket_prefix: "uploads-", tags: { Name: "uploads" } });
  });

  test("reads a block alike, whether alone or in a list", () => {
    expect(blocks(versioning.args, "versioning_configuration")).toEqual([{ status: "Enabled" }]);
    expect(block(versioning.args, "nothing")).toEqual({});
  });

  test("knows who refers to whom", () => {
    expect(stack.referringTo(bucket, "aws_s3_bucket_versioning")).toEqual([versioning]);
    expect(stack.referredBy(versioning)).toEqual([bucket]);
    expect(addressIn(versioning.args.bucket)).toBe("aws_s3_bucket.Uploads");
    expect(stack.at("aws_s3_bucket.Uploads[0]")).toEqual([bucket]);
  });

  test("follows a policy into its data source", () => {
    const [statement] = statements(policy.args.policy, stack) ?? [];
    expect(isPublic(statement)).toBe(true);
    expect(statement).toMatchObject({
      effect: "Deny",
      conditions: [{ operator: "Bool", key: "aws:SecureTransport", values: ["false"] }],
    });
  });
});

test("only a document has lifecycle settings", () => {
  expect(readDocument(given).all("aws_s3_bucket_policy")[0].lifecycle).toEqual({ prevent_destroy: true });
});

test("a dynamic block counts as one with its content", () => {
  const ingress = { protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["0.0.0.0/0"] };
  const { args } = readDocument({
    resource: { aws_security_group: { Web: { dynamic: { ingress: { for_each: "${var.rules}", content: ingress } } } } },
  }).all("aws_security_group")[0];
  expect(blocks(args, "ingress")).toEqual([ingress]);
});

test("a policy whose parts are known later can still be read where it is JSON", () => {
  const policy = JSON.stringify({
    Statement: { Effect: "Allow", Action: "kms:Decrypt", Resource: "${aws_kms_key.Key.arn}" },
  });
  expect(statements(policy, readDocument({}))).toMatchObject([{ actions: ["kms:Decrypt"], principals: [] }]);
});
