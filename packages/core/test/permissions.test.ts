import { accessObjects, readParameter, readSecrets, useKeyThrough } from "../src";

const aws = { region: "eu-west-1" };
const encryptionKey = { arn: "arn:key" };

test("a secret is read, and its key decrypts through Secrets Manager and for this secret only", () => {
  expect(readSecrets(aws, [{ arn: "arn:secret", encryptionKey }])).toEqual([
    { actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], resources: ["arn:secret"] },
    {
      actions: ["kms:Decrypt"],
      resources: ["arn:key"],
      conditions: {
        StringEquals: {
          "kms:EncryptionContext:SecretARN": "arn:secret",
          "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
        },
      },
    },
  ]);
});

test("a parameter is read, and its key decrypts through Systems Manager and for this parameter only", () => {
  expect(readParameter(aws, { arn: "arn:parameter/shop/db", encryptionKey })).toEqual([
    { actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: ["arn:parameter/shop/db"] },
    {
      actions: ["kms:Decrypt"],
      resources: ["arn:key"],
      conditions: {
        StringEquals: {
          "kms:EncryptionContext:PARAMETER_ARN": "arn:parameter/shop/db",
          "kms:ViaService": "ssm.eu-west-1.amazonaws.com",
        },
      },
    },
  ]);
});

test("parameters below a path are compared as a pattern", () => {
  expect(readParameter(aws, { arn: "arn:parameter/shop/*", encryptionKey })[1].conditions).toEqual({
    StringEquals: { "kms:ViaService": "ssm.eu-west-1.amazonaws.com" },
    StringLike: { "kms:EncryptionContext:PARAMETER_ARN": "arn:parameter/shop/*" },
  });
});

test("without a customer managed key, the service alone decides who decrypts", () => {
  expect(useKeyThrough("ssm", aws, { arn: "arn:p" }, ["kms:Decrypt"], ["arn:p"])).toEqual([]);
  expect(readSecrets(aws, [{ arn: "arn:secret" }])).toHaveLength(1);
});

test.each([
  ["Read", ["s3:ListBucket", "s3:GetObject", "kms:Decrypt"]],
  ["Write", ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject", "kms:Decrypt", "kms:GenerateDataKey"]],
  [
    "ReadWrite",
    [
      "s3:ListBucket",
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:PutObject",
      "kms:Decrypt",
      "kms:GenerateDataKey",
    ],
  ],
] as const)("access %s permits no other action", (access, actions) => {
  const statements = accessObjects(aws, { arn: "arn:bucket", encryptionKey }, access);
  expect(statements.flatMap((statement) => statement.actions)).toEqual(actions);
});

test("access below a prefix lists, reads and decrypts below it only", () => {
  expect(accessObjects(aws, { arn: "arn:bucket", encryptionKey }, "Read", "in/")).toEqual([
    { actions: ["s3:ListBucket"], resources: ["arn:bucket"], conditions: { StringLike: { "s3:prefix": ["in/*"] } } },
    { actions: ["s3:GetObject"], resources: ["arn:bucket/in/*"] },
    {
      actions: ["kms:Decrypt"],
      resources: ["arn:key"],
      conditions: {
        StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
        // With a bucket key S3 names the bucket, without one the object.
        StringLike: { "kms:EncryptionContext:aws:s3:arn": ["arn:bucket", "arn:bucket/in/*"] },
      },
    },
  ]);
});
