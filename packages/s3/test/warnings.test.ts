import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { assumedBy } from "@plinth/core";
import { synthWarnings } from "@plinth/testing";
import { S3Module, type S3ModuleProps } from "../src";

const KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const warnings = (use: (bucket: S3Module) => void, props: object = {}) =>
  synthWarnings((stack) => use(new S3Module(stack, "Uploads", { environment: "prod", ...props } as S3ModuleProps)));

const SLASH = 'prefix begins with "/" and matches only keys that do too: remove the first "/"';

test.each<[string, (bucket: S3Module, prefix: string) => void]>([
  ['expire("Drafts")', (bucket, prefix) => bucket.expire("Drafts", { prefix, days: 30 })],
  [
    'transition("Old")',
    (bucket, prefix) => bucket.transition("Old", { prefix, transitions: [{ storageClass: "GLACIER_IR", days: 90 }] }),
  ],
  ['replicateTo("Copy")', (bucket, prefix) => bucket.replicateTo("Copy", { prefix, bucket: { bucketName: "copies" } })],
  ['addMetrics("Some")', (bucket, prefix) => bucket.addMetrics("Some", { prefix })],
  [
    'addIntelligentTiering("Cold")',
    (bucket, prefix) => bucket.addIntelligentTiering("Cold", { prefix, archiveAfterDays: 90 }),
  ],
  ['addAccessPoint("Readers")', (bucket, prefix) => bucket.addAccessPoint("Readers", { prefix })],
  [
    'addInventory("All")',
    (bucket, prefix) => {
      const into = new S3Module(bucket, "Lists", { environment: "prod", purpose: "logs" });
      bucket.addInventory("All", { into, prefix });
    },
  ],
  [
    "grantRead()",
    (bucket, prefix) => {
      const role = new IamRole(bucket, "Web", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
      bucket.grantRead({ role }, prefix);
    },
  ],
])("%s with a prefix that begins with a slash is a warning", (call, use) => {
  expect(warnings((bucket) => use(bucket, "/drafts"))).toEqual([`${call}: ${SLASH}`]);
  expect(warnings((bucket) => use(bucket, "drafts/"))).toEqual([]);
});

test("noncurrent versions that the bucket deletes before are a warning", () => {
  const expire = (noncurrentDays: number) =>
    warnings((bucket) => bucket.expire("Drafts", { prefix: "drafts/", days: 30, noncurrentDays }));
  expect(expire(91)).toEqual([
    'expire("Drafts"): the bucket deletes noncurrent versions after 90 days, before the 91 of noncurrentDays: use a larger noncurrentDays of the bucket',
  ]);
  expect(expire(90)).toEqual([]);
});

test("noncurrent versions that the bucket deletes before they move are a warning", () => {
  const move = (days: number) =>
    warnings((bucket) =>
      bucket.transition("Old", {
        wholeBucket: true,
        noncurrent: true,
        transitions: [{ storageClass: "GLACIER_IR", days }],
      }),
    );
  expect(move(90)).toEqual([
    'transition("Old"): the bucket deletes noncurrent versions after 90 days, before they move to GLACIER_IR after 90: use fewer days, or a larger noncurrentDays of the bucket',
  ]);
  expect(move(89)).toEqual([]);
});

test("two rules that copy the same objects into one bucket are a warning", () => {
  const copy = (prefix: string, bucketName: string) =>
    warnings((bucket) => {
      bucket.replicateTo("Images", { bucket: { bucketName: "copies" }, prefix: "images/" });
      bucket.replicateTo("Large", { bucket: { bucketName }, prefix });
    });
  expect(copy("images/large/", "copies")).toEqual([
    'replicateTo("Large"): "Images" copies some of these objects into the same bucket too, and S3 follows one of both: use prefixes that do not overlap',
  ]);
  expect(copy("texts/", "copies")).toEqual([]);
  expect(copy("images/large/", "others")).toEqual([]);
});

test.each(["data", "artifacts"])("logs that never expire in a bucket for %s are a warning", (purpose) => {
  expect(warnings((bucket) => bucket.acceptLogsFrom("alb", "web"), { purpose })).toEqual([
    `acceptLogsFrom("alb", "web"): purpose is "${purpose}", and these logs never expire: use a bucket with the purpose "logs"`,
  ]);
});

test.each([
  ["vpc", "delivery.logs.amazonaws.com"],
  ["inventory", "s3.amazonaws.com"],
] as const)("a key whose policy must allow %s to deliver logs is a warning", (service, principal) => {
  const accept = (encryptionKey: object) =>
    warnings((bucket) => bucket.acceptLogsFrom(service, "logs"), { purpose: "logs", encryptionKey });
  expect(accept({ arn: KEY_ARN })).toEqual([
    `acceptLogsFrom("${service}", "logs"): without ${principal} in the policy of encryptionKey no log arrives: add it, or use a KmsModule`,
  ]);
  expect(accept({ arn: KEY_ARN, admit: () => {} })).toEqual([]);
});

test("a service that may act for any account is a warning", () => {
  const macie = (conditions?: { StringEquals: Record<string, string> }) =>
    warnings((bucket) =>
      bucket.addStatement("Macie", {
        principals: { Service: ["macie.amazonaws.com"] },
        actions: ["s3:GetObject"],
        conditions,
      }),
    );
  expect(macie()).toEqual([
    'addStatement("Macie"): macie.amazonaws.com can act for any account: fix aws:SourceAccount or aws:SourceArn in conditions',
  ]);
  expect(macie({ StringEquals: { "aws:SourceAccount": "123456789012" } })).toEqual([]);
});

test("a statement for requests without TLS is a warning, and a denial is none", () => {
  const partner = (effect: "Allow" | "Deny") =>
    warnings((bucket) =>
      bucket.addStatement("Partner", {
        effect,
        principals: { AWS: ["210987654321"] },
        actions: ["s3:GetObject"],
        conditions: { Bool: { "aws:SecureTransport": "false" } },
      }),
    );
  expect(partner("Allow")).toEqual([
    'addStatement("Partner"): conditions ask for requests without TLS, which the policy always denies: the statement permits nothing',
  ]);
  expect(partner("Deny")).toEqual([]);
});

test.each([
  ["https://www.example.com/", true],
  ["www.example.com", true],
  ["https://www.example.com", false],
  ["https://*.example.com:8443", false],
  ["capacitor://localhost", false],
  ["null", false],
  ["*", false],
])("that no browser sends the origin %s is a warning: %s", (origin, isWarning) => {
  const text = `addCors("Site"): no browser sends the origin "${origin}": write scheme and host, as in https://www.example.com`;
  expect(warnings((bucket) => bucket.addCors("Site", { origins: [origin], methods: ["GET"] }))).toEqual(
    isWarning ? [text] : [],
  );
});

test("the destruction of a bucket that holds locked objects is a warning", () => {
  const locked = (mode: string, forceDestroy: boolean) =>
    warnings(() => {}, { forceDestroy, objectLock: { mode, days: 1 } });
  expect(locked("COMPLIANCE", true)).toEqual([
    "forceDestroy is true and objectLock.mode is COMPLIANCE: destroying the bucket fails while an object is locked, use GOVERNANCE",
  ]);
  expect(locked("COMPLIANCE", false)).toEqual([]);
  expect(locked("GOVERNANCE", true)).toEqual([]);
});
