import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { assumedBy } from "@plinth/core";
import { inputFaults } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { S3Module, type S3ModuleProps } from "../src";
import { S3 } from "../src/props";

const KEY = { arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" };

const role = (stack: TerraformStack) => new IamRole(stack, "Web", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
const READER = { name: "reader", arn: "arn:aws:iam::123456789012:role/reader" };
const logs = (stack: TerraformStack) => new S3Module(stack, "Logs", { environment: "dev", purpose: "logs" });
const bucket = (stack: TerraformStack) => new S3Module(stack, "Uploads", { environment: "dev" });

/** Props of every kind; what stands in both is tried in one. */
const DATA = (stack: TerraformStack) => ({
  environment: "prod",
  bucketName: "shop-uploads",
  purpose: "data",
  encryptionKey: KEY,
  dualLayerEncryption: true,
  accessLogs: logs(stack),
  accessLogKeys: "by-date",
  noncurrentDays: 30,
  noncurrentVersions: 3,
  objectLock: { mode: "GOVERNANCE", days: 7 },
  forceDestroy: false,
  eventBridge: true,
  replicationRoleName: "copies",
  acceleration: true,
  tags: { Team: "shop" },
});
const LOGS = (stack: TerraformStack) => ({
  environment: "dev",
  purpose: "logs",
  logRetentionDays: 30,
  provider: new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" }),
});

test("every prop of a bucket is tried", () => {
  const tried: object[] = [];
  inputFaults({ create: () => {}, props: (stack) => tried[tried.push({ ...DATA(stack), ...LOGS(stack) }) - 1] ?? {} });
  expect(Object.keys(tried[0] ?? {}).sort()).toEqual(Object.keys(S3.rows ?? {}).sort());
});

test.each([
  ["data", DATA],
  ["logs", LOGS],
] as const)(
  "every prop of a bucket for %s passes a value that is known after apply, or is refused by name",
  (_purpose, props) => {
    const create = (stack: TerraformStack, given: S3ModuleProps) => new S3Module(stack, "Uploads", given);
    expect(inputFaults({ create, props })).toEqual([]);
  },
);

const SELECTED = { prefix: "drafts/", tags: { Kind: "draft" } };
const OBJECTS = { ...SELECTED, wholeBucket: false, sizeGreaterThanBytes: 1, sizeLessThanBytes: 9 };

test.each<[string, (one: S3Module, options: never) => void, (stack: TerraformStack) => object]>([
  ["expire", (one, options) => one.expire("A", options), () => ({ ...OBJECTS, days: 7, noncurrentDays: 7 })],
  [
    "transition",
    (one, options) => one.transition("A", options),
    () => ({ ...OBJECTS, noncurrent: true, transitions: [{ storageClass: "GLACIER_IR", days: 9 }] }),
  ],
  [
    "addStatement",
    (one, options) => one.addStatement("A", options),
    () => ({
      effect: "Allow",
      principals: { AWS: ["123456789012"] },
      actions: ["s3:GetObject"],
      resources: ["arn:aws:s3:::shop-uploads/*"],
      conditions: { StringEquals: { "aws:SourceVpce": ["vpce-1"] } },
    }),
  ],
  [
    "addAccessPoint",
    (one, options) => one.addAccessPoint("Web", options),
    (stack) => ({ name: "shop-web", prefix: "a/", vpc: { vpcId: "vpc-1" }, readers: [role(stack)], writers: [READER] }),
  ],
  [
    "addCors",
    (one, options) => one.addCors("A", options),
    () => ({
      origins: ["https://www.example.com"],
      methods: ["GET"],
      allowedHeaders: ["x-amz-*"],
      exposedHeaders: ["ETag"],
      maxAgeSeconds: 9,
    }),
  ],
  [
    "notify",
    (one, options) => one.notify("A", options),
    () => ({
      queue: { arn: "arn:aws:sqs:us-east-1:123456789012:q" },
      events: ["s3:ObjectCreated:*"],
      prefix: "a",
      suffix: "b",
    }),
  ],
  [
    "replicateTo",
    (one, options) => one.replicateTo("A", options),
    () => ({
      ...SELECTED,
      bucket: { bucketName: "copies", encryptionKey: KEY },
      accountId: "210987654321",
      storageClass: "STANDARD_IA",
      deleteMarkers: false,
      timeControl: true,
    }),
  ],
  [
    "addIntelligentTiering",
    (one, options) => one.addIntelligentTiering("A", options),
    () => ({ ...SELECTED, archiveAfterDays: 90, deepArchiveAfterDays: 180 }),
  ],
  [
    "addInventory",
    (one, options) => one.addInventory("A", options),
    (stack) => ({
      into: logs(stack),
      frequency: "Daily",
      format: "CSV",
      versions: "All",
      fields: ["Size"],
      prefix: "a/",
    }),
  ],
  ["addMetrics", (one, options) => one.addMetrics("A", options), () => SELECTED],
])("every option of %s passes a value that is known after apply, or is refused by name", (_method, call, props) => {
  const unions = ["principals", "conditions.StringEquals.aws:SourceVpce"];
  expect(inputFaults({ create: (stack, options: never) => call(bucket(stack), options), props, unions })).toEqual([]);
});

test.each<[string, (one: S3Module, given: never) => void, string]>([
  ["acceptLogsFrom", (one, given) => one.acceptLogsFrom(given, "web"), "alb"],
  ["acceptLogsFrom's prefix", (one, given) => one.acceptLogsFrom("alb", given), "web"],
  ["serveThrough", (one, given) => one.serveThrough(given), "arn:aws:cloudfront::123456789012:distribution/E1"],
  ["expire's name", (one, given) => one.expire(given, { prefix: "a/", days: 1 }), "A"],
  ["addMetrics's name", (one, given) => one.addMetrics(given), "A"],
])("the argument of %s passes a value that is known after apply, or is refused by name", (_method, call, right) => {
  const create = (stack: TerraformStack, { given }: { readonly given: never }) => call(logs(stack), given);
  const faults = inputFaults({ create, props: () => ({ given: right }) });
  expect(faults.filter((fault) => fault.startsWith("given"))).toEqual([]);
});

test.each(["grantRead", "grantWrite", "grantReadWrite"] as const)("%s names what is no grantee", (method) => {
  const create = (stack: TerraformStack, { grantee, prefix }: { readonly grantee: never; readonly prefix: string }) =>
    bucket(stack)[method](grantee, prefix);
  const faults = inputFaults({ create, props: (stack) => ({ grantee: { role: role(stack) }, prefix: "a/" }) });
  expect(faults.filter((fault) => !fault.startsWith("props"))).toEqual([]);
});
