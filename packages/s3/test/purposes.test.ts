import { type Synthesized, synth } from "@plinth/testing";
import { S3Module, type S3ModuleProps } from "../src";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const bucket = (props: Partial<S3ModuleProps> = {}) =>
  synth((stack) => {
    new S3Module(stack, "Kept", { environment: "prod", ...props } as S3ModuleProps);
  });

const housekeeping = (made: Synthesized) =>
  made
    .the("aws_s3_bucket_lifecycle_configuration")
    .rule.find(({ id }: { id: string }) => id === "ExpireNoncurrentVersions").noncurrent_version_expiration;

const retention = (made: Synthesized) => made.the("aws_s3_bucket_object_lock_configuration").rule.default_retention;

test("artifacts keep the newest versions of each, and give up older ones early", () => {
  const kept = (["dev", "prod"] as const).map((environment) =>
    housekeeping(bucket({ environment, purpose: "artifacts" })),
  );
  expect(kept).toEqual([
    [{ noncurrent_days: 7, newer_noncurrent_versions: 3 }],
    [{ noncurrent_days: 30, newer_noncurrent_versions: 10 }],
  ]);
});

test("backups are locked 7 days in dev and 35 in prod, in a mode that can be lifted", () => {
  const locked = (["dev", "prod"] as const).map((environment) => retention(bucket({ environment, purpose: "backup" })));
  expect(locked).toEqual([
    { mode: "GOVERNANCE", days: 7 },
    { mode: "GOVERNANCE", days: 35 },
  ]);
});

test("data can be locked, by days or years, and by nobody to be lifted", () => {
  expect(retention(bucket({ objectLock: { mode: "COMPLIANCE", years: 7 } }))).toEqual({ mode: "COMPLIANCE", years: 7 });
  expect(bucket().all("aws_s3_bucket_object_lock_configuration")).toEqual({});
});

test("a lock comes to an existing bucket without replacing it, and the policy waits for the lock", () => {
  const made = bucket({ purpose: "backup" });
  expect(made.the("aws_s3_bucket")).not.toHaveProperty("object_lock_enabled");
  expect(made.the("aws_s3_bucket_policy").depends_on).toEqual([
    expect.stringMatching(/^aws_s3_bucket_object_lock_configuration\.Kept_ObjectLock_/),
  ]);
});

test("what nobody can lift, Terraform does not try to destroy unless asked", () => {
  const lock = { objectLock: { mode: "COMPLIANCE", days: 1 } } as const;
  expect(bucket({ environment: "dev", ...lock }).the("aws_s3_bucket").force_destroy).toBe(false);
  expect(bucket({ environment: "dev", forceDestroy: true, ...lock }).the("aws_s3_bucket").force_destroy).toBe(true);
});

test.each<[Partial<S3ModuleProps>, boolean]>([
  [{ environment: "prod" }, true],
  [{ environment: "prod", purpose: "backup" }, true],
  [{ environment: "prod", purpose: "logs" }, false],
  [{ environment: "prod", purpose: "artifacts" }, false],
  [{ environment: "prod", forceDestroy: true }, false],
  [{ environment: "dev", forceDestroy: false }, false],
])("whether Terraform refuses to plan the end of a bucket with %j: %s", (props, refused) => {
  expect(bucket(props).the("aws_s3_bucket").lifecycle).toEqual(refused ? { prevent_destroy: true } : undefined);
});

test("versions are kept by number too", () => {
  expect(housekeeping(bucket({ noncurrentVersions: 5 }))).toEqual([
    { noncurrent_days: 90, newer_noncurrent_versions: 5 },
  ]);
});

test("objects can be encrypted in two layers, which have no bucket key", () => {
  const made = bucket({ encryptionKey: { arn: KEY }, dualLayerEncryption: true });
  expect(made.the("aws_s3_bucket_server_side_encryption_configuration").rule).toEqual([
    { apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms:dsse", kms_master_key_id: KEY } },
  ]);
});

test("records of requests are named by date where that is wished", () => {
  const made = synth((stack) => {
    const accessLogs = new S3Module(stack, "Logs", { environment: "prod", purpose: "logs" });
    new S3Module(stack, "Kept", { environment: "prod", accessLogs, accessLogKeys: "by-date" });
  });
  expect(made.the("aws_s3_bucket_logging").target_object_key_format).toEqual({
    partitioned_prefix: { partition_date_source: "EventTime" },
  });
});

test("clients far away use edge locations where that is wished", () => {
  expect(bucket({ acceleration: true }).the("aws_s3_bucket_accelerate_configuration").status).toBe("Enabled");
  expect(bucket().all("aws_s3_bucket_accelerate_configuration")).toEqual({});
});

test("every mistake of the new props is told at once", () => {
  const wrong = {
    purpose: "logs",
    noncurrentVersions: 101,
    dualLayerEncryption: true,
    accessLogKeys: "by-hour",
    bucketName: "shop.example.com",
    acceleration: true,
    objectLock: { mode: "SOMETIMES", days: 0, years: 1 },
  } as unknown as S3ModuleProps;
  expect(() => bucket(wrong)).toThrow(
    [
      "test/Kept (S3Module) is misconfigured:",
      '  - accessLogKeys must be one of flat, by-date, got "by-hour"',
      "  - noncurrentVersions must be 1 to 100, got 101",
      "  - objectLock.days or objectLock.years must not be given together",
      '  - objectLock.mode must be one of GOVERNANCE, COMPLIANCE, got "SOMETIMES"',
      "  - encryptionKey must be given for dualLayerEncryption",
      '  - bucketName must be without dots for acceleration, got "shop.example.com"',
      "  - objectLock must be left out in a bucket for logs, into which S3 would no longer deliver",
    ].join("\n"),
  );
});

test("records named by date need a bucket for them, and a lock has a length", () => {
  expect(() => bucket({ accessLogKeys: "by-date" })).toThrow("- accessLogs must be given for accessLogKeys");
  expect(() => bucket({ objectLock: { mode: "GOVERNANCE", days: 0 } })).toThrow(
    "- objectLock.days must be 1 to 36500, got 0",
  );
  expect(() => bucket({ objectLock: { mode: "GOVERNANCE" } as never })).toThrow(
    "- objectLock.days or objectLock.years must be given",
  );
});

test("the compiler refuses a lock in a bucket for logs, and days beside years", () => {
  // @ts-expect-error S3 does not deliver into a locked bucket
  const logs: S3ModuleProps = { environment: "dev", purpose: "logs", objectLock: { mode: "GOVERNANCE", days: 1 } };
  // @ts-expect-error either days or years
  const both: S3ModuleProps = { environment: "dev", objectLock: { mode: "GOVERNANCE", days: 1, years: 1 } };
  expect([logs, both]).toHaveLength(2);
});
