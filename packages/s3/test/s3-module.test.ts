import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { assumedBy, type LogBucket } from "@plinth/core";
import { Synthesized, synth } from "@plinth/testing";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { S3Module, type S3ModuleProps } from "../src";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const uploads = (
  props: Partial<S3ModuleProps> = {},
  use: (bucket: S3Module, stack: TerraformStack) => void = () => {},
) => synth((stack) => use(new S3Module(stack, "Uploads", { environment: "dev", ...props } as S3ModuleProps), stack));

const roleOf = (stack: TerraformStack, id: string) =>
  new IamRole(stack, id, { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });

const policyOf = (synthesized: Synthesized, name?: string) =>
  Synthesized.json(synthesized.the("aws_s3_bucket_policy", name).policy).Statement;

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const made = uploads({ environment });

  test("nothing can make it public", () => {
    expect(made.the("aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  test("the owner of the bucket owns every object, and ACLs are off", () => {
    expect(made.the("aws_s3_bucket_ownership_controls").rule).toEqual({ object_ownership: "BucketOwnerEnforced" });
  });

  test("objects are encrypted and versioned", () => {
    expect(made.the("aws_s3_bucket_server_side_encryption_configuration").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
    expect(made.the("aws_s3_bucket_versioning").versioning_configuration).toEqual({ status: "Enabled" });
  });

  test("requests without TLS 1.2 are denied, and the policy allows nothing to anybody", () => {
    const everything = {
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:*"],
      Resource: ["${aws_s3_bucket.Uploads.arn}", "${aws_s3_bucket.Uploads.arn}/*"],
    };
    expect(policyOf(made)).toEqual([
      { Sid: "DenyWithoutTls", ...everything, Condition: { Bool: { "aws:SecureTransport": "false" } } },
      { Sid: "DenyBelowTls12", ...everything, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
      {
        ...everything,
        Sid: "DenyKeysOfClients",
        Action: ["s3:PutObject"],
        Resource: ["${aws_s3_bucket.Uploads.arn}/*"],
        Condition: { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } },
      },
    ]);
  });

  test("with a customer key, objects can be put with that key only, said or not", () => {
    const statements = policyOf(uploads({ environment, encryptionKey: { arn: KEY } })).slice(3);
    const header = "s3:x-amz-server-side-encryption";
    const putting = {
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:PutObject"],
      Resource: ["${aws_s3_bucket.Uploads.arn}/*"],
    };
    expect(statements).toEqual([
      {
        Sid: "DenyOtherEncryption",
        ...putting,
        Condition: { Null: { [header]: "false" }, StringNotEquals: { [header]: ["aws:kms", "aws:kms:dsse"] } },
      },
      {
        Sid: "DenyOtherKeys",
        ...putting,
        Condition: {
          Null: { [`${header}-aws-kms-key-id`]: "false" },
          StringNotEquals: { [`${header}-aws-kms-key-id`]: [KEY] },
        },
      },
    ]);
  });
});

test("versions are kept 30 days in dev and 90 in prod, and only dev is destroyed with its objects", () => {
  const kept = (["dev", "prod"] as const).map((environment) => {
    const made = uploads({ environment });
    const { rule } = made.the("aws_s3_bucket_lifecycle_configuration");
    return [rule[1].noncurrent_version_expiration[0].noncurrent_days, made.the("aws_s3_bucket").force_destroy];
  });
  expect(kept).toEqual([
    [30, true],
    [90, false],
  ]);
});

test("name, days, destruction and tags can be chosen", () => {
  const made = uploads({
    environment: "prod",
    bucketName: "shop-prod-uploads",
    noncurrentDays: 7,
    forceDestroy: true,
    tags: { DataClassification: "internal" },
  });
  expect(made.the("aws_s3_bucket")).toEqual({
    bucket: "shop-prod-uploads",
    force_destroy: true,
    tags: { DataClassification: "internal", Name: "test-uploads" },
  });
  const { rule } = made.the("aws_s3_bucket_lifecycle_configuration");
  expect(rule[1].noncurrent_version_expiration).toEqual([{ noncurrent_days: 7 }]);
});

test("two accounts do not collide: the name begins with the path and ends in what Terraform adds", () => {
  expect(uploads().the("aws_s3_bucket")).toMatchObject({ bucket_prefix: "test-uploads-" });
  expect(uploads().the("aws_s3_bucket")).not.toHaveProperty("bucket");
  const long = synth((stack) => {
    new S3Module(stack, "ImagesThatCustomersOfTheShopUpload", { environment: "dev" });
  });
  const { bucket_prefix } = long.the("aws_s3_bucket");
  expect(bucket_prefix).toMatch(/^test-imagesthatcustomersoft-[0-9a-f]{8}-$/);
  expect(bucket_prefix.length).toBeLessThanOrEqual(37);
});

test("a customer key encrypts the objects, with a bucket key", () => {
  expect(
    uploads({ encryptionKey: { arn: KEY } }).the("aws_s3_bucket_server_side_encryption_configuration").rule,
  ).toEqual([
    {
      apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
      bucket_key_enabled: true,
    },
  ]);
});

test("the settings of the bucket are made one after the other", () => {
  const made = synth((stack) => {
    const accessLogs: LogBucket = { acceptLogsFrom: (_, prefix) => ({ bucket: "shop-logs-a1b2", prefix }) };
    new S3Module(stack, "Uploads", { environment: "dev", accessLogs });
  });
  const chain = [
    "aws_s3_bucket_ownership_controls",
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_versioning",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_policy",
    "aws_s3_bucket_lifecycle_configuration",
    "aws_s3_bucket_logging",
  ];
  const waitsFor = chain.map((type) => made.the(type).depends_on?.map((address: string) => address.split(".")[0]));
  expect(waitsFor).toEqual([undefined, ...chain.slice(0, -1).map((type) => [type])]);
});

test("whoever uses the name of the bucket waits for its policy", () => {
  const made = uploads({}, (bucket, stack) => {
    new TerraformOutput(stack, "Name", { value: bucket.bucketName });
  });
  expect(made.document.output.Name.value).toMatch(/^\$\{aws_s3_bucket_policy\.Uploads_Policy_\w+\.bucket\}$/);
});

test("it says how it is kept and what can be watched, by metrics that are free", () => {
  const made = uploads({}, ({ protection, signals }, stack) => {
    new TerraformOutput(stack, "Said", { value: { protection, signals } });
  });
  const daily = { namespace: "AWS/S3", statistic: "Average", periodSeconds: 86400 };
  const BucketName = "${aws_s3_bucket.Uploads.id}";
  expect(made.document.output.Said.value).toEqual({
    protection: { arn: "${aws_s3_bucket.Uploads.arn}" },
    signals: {
      size: {
        title: "Size of Uploads in S3 Standard",
        metric: {
          ...daily,
          name: "BucketSizeBytes",
          dimensions: { BucketName, StorageType: "StandardStorage" },
          unit: "Bytes",
        },
      },
      objects: {
        title: "Objects in Uploads",
        metric: {
          ...daily,
          name: "NumberOfObjects",
          dimensions: { BucketName, StorageType: "AllStorageTypes" },
          unit: "Count",
        },
      },
    },
  });
});

test("every mistake is told at once, and nothing is made", () => {
  synth((stack) => {
    const wrong = () =>
      new S3Module(stack, "Uploads", {
        environment: "dev",
        bucketName: "Shop_Uploads",
        purpose: "logs",
        noncurrentDays: 0,
        logRetentionDays: 1.5,
      });
    expect(wrong).toThrow(
      [
        "test/Uploads (S3Module) is misconfigured:",
        '  - bucketName must have 3 to 63 lower-case letters, digits, dots and hyphens, got "Shop_Uploads"',
        "  - noncurrentDays must be 1 to 2147483647, got 0",
        "  - logRetentionDays must be 1 to 2147483647, got 1.5",
      ].join("\n"),
    );
    expect(stack.node.tryFindChild("Uploads")).toBeUndefined();
    roleOf(stack, "SoThatTheStackIsValid");
  });
});

test("the compiler refuses a retention of logs in a bucket for data", () => {
  // @ts-expect-error logRetentionDays belongs to purpose "logs"
  const props: S3ModuleProps = { environment: "dev", logRetentionDays: 5 };
  expect(props).toBeDefined();
});

test("a purpose that nobody knows is refused", () => {
  const props = { purpose: "website" } as unknown as Partial<S3ModuleProps>;
  expect(() => uploads(props)).toThrow('- purpose must be one of data, logs, artifacts, backup, got "website"');
});

test("every address is the one of the snapshot", () => {
  const made = uploads({}, (bucket, stack) => {
    bucket.grantRead({ role: roleOf(stack, "Worker") });
    bucket.grantReadWrite({ role: roleOf(stack, "Web") }, "drafts/");
    bucket.expire("Drafts", { prefix: "drafts/", days: 30 });
  });
  expect(made.addresses).toMatchInlineSnapshot(`
[
  "aws_iam_role.Web",
  "aws_iam_role.Worker",
  "aws_iam_role_policy.Uploads_Read-Worker_91C66C79",
  "aws_iam_role_policy.Uploads_ReadWrite-drafts-2a502b09-Web_8A5B8EA4",
  "aws_s3_bucket.Uploads",
  "aws_s3_bucket_lifecycle_configuration.Uploads_Lifecycle_6880922C",
  "aws_s3_bucket_ownership_controls.Uploads_OwnershipControls_64FC7B9A",
  "aws_s3_bucket_policy.Uploads_Policy_CA80B555",
  "aws_s3_bucket_public_access_block.Uploads_PublicAccessBlock_5612AD59",
  "aws_s3_bucket_server_side_encryption_configuration.Uploads_Encryption_075C37AA",
  "aws_s3_bucket_versioning.Uploads_Versioning_8F6A0442",
]
`);
});

test("the addresses of a bucket for logs and of one that is recorded there", () => {
  const made = synth((stack) => {
    const logs = new S3Module(stack, "Logs", { environment: "dev", purpose: "logs" });
    new S3Module(stack, "Uploads", { environment: "dev", accessLogs: logs });
  });
  expect(made.addresses).toMatchInlineSnapshot(`
[
  "aws_s3_bucket.Logs",
  "aws_s3_bucket.Uploads",
  "aws_s3_bucket_lifecycle_configuration.Logs_Lifecycle_7494FC12",
  "aws_s3_bucket_lifecycle_configuration.Uploads_Lifecycle_6880922C",
  "aws_s3_bucket_logging.Uploads_Logging_40122A2E",
  "aws_s3_bucket_ownership_controls.Logs_OwnershipControls_4DCBA4D8",
  "aws_s3_bucket_ownership_controls.Uploads_OwnershipControls_64FC7B9A",
  "aws_s3_bucket_policy.Logs_Policy_0AE5C130",
  "aws_s3_bucket_policy.Uploads_Policy_CA80B555",
  "aws_s3_bucket_public_access_block.Logs_PublicAccessBlock_316E1BAA",
  "aws_s3_bucket_public_access_block.Uploads_PublicAccessBlock_5612AD59",
  "aws_s3_bucket_server_side_encryption_configuration.Logs_Encryption_BF2096A2",
  "aws_s3_bucket_server_side_encryption_configuration.Uploads_Encryption_075C37AA",
  "aws_s3_bucket_versioning.Logs_Versioning_7C791BEF",
  "aws_s3_bucket_versioning.Uploads_Versioning_8F6A0442",
]
`);
});

test("a new rule, grant or log source touches no other address", () => {
  const build = (more: boolean) =>
    synth((stack) => {
      const logs = new S3Module(stack, "Logs", { environment: "prod", purpose: "logs" });
      const web = { role: roleOf(stack, "Web") };
      if (more) {
        logs.acceptLogsFrom("alb", "web");
        logs.expire("Early", { prefix: "alb/", days: 7 });
        logs.grantWrite(web, "alb/");
      }
      logs.grantRead(web);
    }).addresses;
  expect(build(true).filter((address) => !build(false).includes(address))).toHaveLength(1);
  expect(build(false).every((address) => build(true).includes(address))).toBe(true);
});
