import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { assumedBy, type Grantable } from "@plinth/core";
import { Synthesized, synth } from "@plinth/testing";
import { S3Module, type S3ModuleProps } from "../src";

const KEY = { arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" };
const BUCKET = "${aws_s3_bucket.Uploads.arn}";

const granted = (use: (bucket: S3Module, web: Grantable) => void, props: Partial<S3ModuleProps> = {}) =>
  synth((stack) => {
    const role = new IamRole(stack, "Web", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
    use(new S3Module(stack, "Uploads", { environment: "prod", ...props } as S3ModuleProps), { role });
  });

const statementsOf = (synthesized: Synthesized) =>
  Synthesized.json(synthesized.the("aws_iam_role_policy").policy).Statement;

const LIST = { Effect: "Allow", Action: ["s3:ListBucket"], Resource: [BUCKET] };

test.each([
  ["grantRead", [LIST, { Effect: "Allow", Action: ["s3:GetObject"], Resource: [`${BUCKET}/*`] }]],
  [
    "grantWrite",
    [
      {
        Effect: "Allow",
        Action: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
        Resource: [`${BUCKET}/*`],
      },
    ],
  ],
  [
    "grantReadWrite",
    [
      LIST,
      {
        Effect: "Allow",
        Action: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
        Resource: [`${BUCKET}/*`],
      },
    ],
  ],
] as const)("%s permits exactly that, once", (verb, statements) => {
  const made = granted((bucket, web) => {
    expect(bucket[verb](web)).toBe(bucket[verb](web));
  });
  expect(statementsOf(made)).toEqual(statements);
  expect(made.the("aws_iam_role_policy").role).toBe("${aws_iam_role.Web.name}");
});

test("a prefix narrows both the objects and the listing", () => {
  const made = granted((bucket, web) => {
    bucket.grantRead(web, "drafts/");
  });
  expect(statementsOf(made)).toEqual([
    { ...LIST, Condition: { StringLike: { "s3:prefix": ["drafts/*"] } } },
    { Effect: "Allow", Action: ["s3:GetObject"], Resource: [`${BUCKET}/drafts/*`] },
  ]);
});

test.each([
  ["grantRead", ["kms:Decrypt"]],
  ["grantWrite", ["kms:Decrypt", "kms:GenerateDataKey"]],
  ["grantReadWrite", ["kms:Decrypt", "kms:GenerateDataKey"]],
] as const)("%s includes the key that encrypts the bucket, through S3 and for this bucket", (verb, actions) => {
  const made = granted(
    (bucket, web) => {
      bucket[verb](web);
    },
    { encryptionKey: KEY },
  );
  expect(statementsOf(made).at(-1)).toEqual({
    Effect: "Allow",
    Action: actions,
    Resource: [KEY.arn],
    Condition: {
      StringEquals: { "kms:ViaService": "s3.${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com" },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [BUCKET, `${BUCKET}/*`] },
    },
  });
});

test("prefixes that look alike in names are permissions of their own", () => {
  const made = granted((bucket, web) => {
    for (const prefix of ["a/b", "a-b", "a/b/"]) bucket.grantWrite(web, prefix);
  });
  const policies = Object.values(made.all("aws_iam_role_policy"));
  expect(new Set(policies.map(({ name }) => name)).size).toBe(3);
  expect(policies.every(({ name }) => /^[\w+=,.@-]{1,128}$/.test(name))).toBe(true);
});

test.each([
  ["", 'prefix must not be "", left out it means all objects, got ""'],
  ["drafts/*", 'prefix must be without "*", "?" and "$", got "drafts/*"'],
])("the prefix %j is refused", (prefix, problem) => {
  granted((bucket, web) => {
    expect(() => bucket.grantReadWrite(web, prefix)).toThrow(
      ["test/Uploads.grantReadWrite() (S3Module) is misconfigured:", `  - ${problem}`].join("\n"),
    );
  });
});

test("a prefix that is known only to AWS is refused", () => {
  granted((bucket, web) => {
    expect(() => bucket.grantRead(web, bucket.bucketName)).toThrow(
      "- prefix must be a literal value, got a value that is known only after apply",
    );
  });
});
