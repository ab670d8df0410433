import { Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { blockPublicAccessOfAccount, type CorsOptions, type InventoryOptions, S3Module } from "../src";

const uploads = (use: (bucket: S3Module, stack: TerraformStack) => void) =>
  synth((stack) => use(new S3Module(stack, "Uploads", { environment: "dev" }), stack));

const misconfigured = (call: string, ...problems: string[]) =>
  [`test/Uploads.${call} (S3Module) is misconfigured:`, ...problems.map((problem) => `  - ${problem}`)].join("\n");

test("pages of other origins speak to the bucket by rules in the order of their names", () => {
  const made = uploads((bucket) => {
    bucket.addCors("Site", {
      origins: ["https://www.example.com", "https://*.example.org"],
      methods: ["GET", "PUT"],
      allowedHeaders: ["x-amz-*"],
      exposedHeaders: ["ETag"],
      maxAgeSeconds: 3600,
    });
    bucket.addCors("Public", { origins: ["*"], methods: ["HEAD"] });
  });
  expect(made.the("aws_s3_bucket_cors_configuration").cors_rule).toEqual([
    { id: "Public", allowed_origins: ["*"], allowed_methods: ["HEAD"] },
    {
      id: "Site",
      allowed_origins: ["https://www.example.com", "https://*.example.org"],
      allowed_methods: ["GET", "PUT"],
      allowed_headers: ["x-amz-*"],
      expose_headers: ["ETag"],
      max_age_seconds: 3600,
    },
  ]);
});

test("every mistake of a CORS rule is told at once, and nothing is made", () => {
  const made = uploads((bucket) => {
    const wrong = {
      origins: ["https://*.*.com"],
      methods: ["PATCH"],
      allowedHeaders: ["*-*"],
      exposedHeaders: ["*"],
      maxAgeSeconds: -1,
    } as unknown as CorsOptions;
    expect(() => bucket.addCors("Site", wrong)).toThrow(
      misconfigured(
        'addCors("Site")',
        'origins[0] must have at most one "*", got "https://*.*.com"',
        'methods[0] must be one of GET, PUT, POST, DELETE, HEAD, got "PATCH"',
        'allowedHeaders[0] must have at most one "*", got "*-*"',
        'exposedHeaders[0] must be without "*", got "*"',
        "maxAgeSeconds must be 0 to 2147483647, got -1",
      ),
    );
    expect(() => bucket.addCors("Site", { origins: [], methods: [] })).toThrow(
      "- origins must have at least 1 members",
    );
  });
  expect(made.all("aws_s3_bucket_cors_configuration")).toEqual({});
});

test("objects that nobody reads are archived, all or some", () => {
  const made = uploads((bucket) => {
    bucket.addIntelligentTiering("Cold", { prefix: "cold/", archiveAfterDays: 90, deepArchiveAfterDays: 180 });
    bucket.addIntelligentTiering("All", { deepArchiveAfterDays: 365 });
  });
  const [all, cold] = Object.values(made.all("aws_s3_bucket_intelligent_tiering_configuration")).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  expect(all).toMatchObject({ name: "All", tiering: [{ access_tier: "DEEP_ARCHIVE_ACCESS", days: 365 }] });
  expect(all).not.toHaveProperty("filter");
  expect(cold).toMatchObject({
    name: "Cold",
    filter: { prefix: "cold/" },
    tiering: [
      { access_tier: "ARCHIVE_ACCESS", days: 90 },
      { access_tier: "DEEP_ARCHIVE_ACCESS", days: 180 },
    ],
  });
});

test("archiving that AWS would refuse is refused", () => {
  uploads((bucket) => {
    expect(() => bucket.addIntelligentTiering("Cold", { prefix: "", tags: {} })).toThrow(
      misconfigured(
        'addIntelligentTiering("Cold")',
        'prefix must not be "", left out it means all objects, got ""',
        "tags must have at least 1 member, got {}",
        "archiveAfterDays or deepArchiveAfterDays must be given",
      ),
    );
    expect(() => bucket.addIntelligentTiering("Cold", { archiveAfterDays: 30, deepArchiveAfterDays: 100 })).toThrow(
      misconfigured(
        'addIntelligentTiering("Cold")',
        "archiveAfterDays must be 90 to 730, got 30",
        "deepArchiveAfterDays must be 180 to 730, got 100",
      ),
    );
    expect(() => bucket.addIntelligentTiering("Cold", { archiveAfterDays: 200, deepArchiveAfterDays: 180 })).toThrow(
      "- archiveAfterDays must be less than deepArchiveAfterDays, got 200 and 180",
    );
  });
});

test("objects are listed once a week into a bucket for logs, which permits that for this account only", () => {
  const made = uploads((bucket, stack) => {
    const logs = new S3Module(stack, "Logs", { environment: "dev", purpose: "logs" });
    bucket.addInventory("Weekly", { into: logs });
  });
  expect(made.the("aws_s3_bucket_inventory")).toMatchObject({
    bucket: "${aws_s3_bucket.Uploads.id}",
    name: "Weekly",
    included_object_versions: "Current",
    schedule: { frequency: "Weekly" },
    optional_fields: ["EncryptionStatus", "LastModifiedDate", "ReplicationStatus", "Size", "StorageClass"],
    destination: {
      bucket: {
        bucket_arn: expect.stringMatching(/:s3:::\$\{aws_s3_bucket_policy\.Logs_Policy_\w+\.bucket\}$/),
        prefix: "inventory",
        format: "Parquet",
      },
    },
  });
  const [name] = Object.keys(made.all("aws_s3_bucket_policy")).filter((id) => id.startsWith("Logs_"));
  expect(Synthesized.json(made.the("aws_s3_bucket_policy", name).policy).Statement[3]).toEqual({
    Sid: "AcceptInventory",
    Effect: "Allow",
    Principal: { Service: ["s3.amazonaws.com"] },
    Action: ["s3:PutObject"],
    Resource: ["${aws_s3_bucket.Logs.arn}/inventory/*"],
    Condition: {
      StringEquals: {
        "aws:SourceAccount": expect.stringMatching(/account_id\}$/),
        "s3:x-amz-acl": "bucket-owner-full-control",
      },
      ArnLike: { "aws:SourceArn": expect.stringMatching(/^arn:\$\{.*partition\}:s3:::\*$/) },
    },
  });
});

test("a list that AWS would refuse is refused, and its bucket permits nothing", () => {
  const made = synth((stack) => {
    const into = new S3Module(stack, "Logs", { environment: "dev", purpose: "logs" });
    const wrong = { into, frequency: "Hourly", format: "JSON", versions: "None", fields: ["Size", "Name"] };
    expect(() => into.addInventory("Own", wrong as unknown as InventoryOptions)).toThrow(
      [
        'test/Logs.addInventory("Own") (S3Module) is misconfigured:',
        '  - frequency must be one of Daily, Weekly, got "Hourly"',
        '  - format must be one of Parquet, ORC, CSV, got "JSON"',
        '  - versions must be one of Current, All, got "None"',
        "  - fields[1] must be one of BucketKeyStatus, ChecksumAlgorithm, ETag, EncryptionStatus,",
      ].join("\n"),
    );
  });
  expect(made.the("aws_s3_bucket_policy").policy).not.toContain("AcceptInventory");
});

test("requests are counted, all or some", () => {
  const made = uploads((bucket) => {
    bucket.addMetrics("All");
    bucket.addMetrics("Drafts", { prefix: "drafts/", tags: { Kind: "draft" } });
  });
  const [all, drafts] = Object.values(made.all("aws_s3_bucket_metric")).sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(all).not.toHaveProperty("filter");
  expect(drafts).toMatchObject({ name: "Drafts", filter: { prefix: "drafts/", tags: { Kind: "draft" } } });
});

test("a name means one of each kind", () => {
  uploads((bucket) => {
    bucket.addMetrics("All");
    expect(() => bucket.addMetrics("All")).toThrow(misconfigured('addMetrics("All")', 'name must be new, got "All"'));
    bucket.addIntelligentTiering("All", { archiveAfterDays: 90 });
    expect(() => bucket.addIntelligentTiering("all objects", { archiveAfterDays: 90 })).toThrow(
      '- name must have 1 to 64 letters, digits and "-_.", got "all objects"',
    );
  });
});

test("the whole account can be kept private", () => {
  const made = synth((stack) => blockPublicAccessOfAccount(stack, "PublicAccessBlock"));
  expect(made.the("aws_s3_account_public_access_block")).toEqual({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
});
