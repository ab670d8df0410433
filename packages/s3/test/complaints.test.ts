import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { Synthesized, synth } from "@plinth/testing";
import { TerraformStack, Testing } from "cdktf";
import { type ExpireOptions, S3Module } from "../src";

const KEY = { arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" };
const QUEUE = { arn: "arn:aws:sqs:us-east-1:123456789012:jobs" };

/** A bucket with everything that a bucket can have. */
function everything(stack: TerraformStack): S3Module {
  const logs = new S3Module(stack, "Logs", { environment: "prod", purpose: "logs" });
  const copies = new S3Module(stack, "Copies", { environment: "prod", purpose: "backup", encryptionKey: KEY });
  const bucket = new S3Module(stack, "Uploads", {
    environment: "prod",
    encryptionKey: KEY,
    accessLogs: logs,
    acceleration: true,
    objectLock: { mode: "GOVERNANCE", days: 1 },
  });
  bucket.addCors("Site", { origins: ["https://www.example.com"], methods: ["GET"] });
  bucket.replicateTo("Copy", { bucket: copies });
  bucket.addMetrics("All");
  bucket.addMetrics("Drafts", { prefix: "drafts/" });
  bucket.addInventory("Weekly", { into: logs });
  bucket.addIntelligentTiering("Cold", { prefix: "cold/", archiveAfterDays: 90 });
  bucket.notify("Jobs", { queue: QUEUE, events: ["s3:ObjectCreated:*"] });
  return bucket;
}

test("s3#158, prov#28770: a rule whose prefix got lost does not fall on the whole bucket", () => {
  synth((stack) => {
    const bucket = new S3Module(stack, "Uploads", { environment: "prod" });
    const lost = { filter: { prefix: "drafts/" }, days: 30 } as unknown as ExpireOptions;
    expect(() => bucket.expire("Drafts", lost)).toThrow(
      "- prefix, tags, sizeGreaterThanBytes or sizeLessThanBytes must be given; wholeBucket: true means all objects",
    );
  });
});

test("s3#318, s3#326, prov#41710: every rule has a filter, and none the deprecated prefix", () => {
  const made = synth((stack) => {
    const bucket = new S3Module(stack, "Uploads", { environment: "prod" });
    bucket.expire("Drafts", { prefix: "drafts/", days: 30 });
    bucket.transition("Old", { wholeBucket: true, transitions: [{ storageClass: "GLACIER_IR", days: 0 }] });
  });
  for (const rule of made.the("aws_s3_bucket_lifecycle_configuration").rule) {
    expect(rule.filter).toHaveLength(1);
    expect(rule).not.toHaveProperty("prefix");
  }
});

test("s3#223, s3#242, prov#34079, cdk#22183, cdk#25358, cdk#25455: no ACL is ever set, the owner owns every object", () => {
  const made = synth(everything);
  expect(made.all("aws_s3_bucket_acl")).toEqual({});
  for (const { rule } of Object.values(made.all("aws_s3_bucket_ownership_controls"))) {
    expect(rule.object_ownership).toBe("BucketOwnerEnforced");
  }
  for (const bucket of Object.values(made.all("aws_s3_bucket"))) expect(bucket).not.toHaveProperty("acl");
});

test("s3#51, prov#7628, prov#33552, prov#36873: all settings of a bucket are made one after the other", () => {
  const made = synth(everything);
  const settings = Object.entries(made.document.resource as Record<string, Record<string, Record<string, unknown>>>)
    .filter(([type]) => /^aws_s3_bucket_/.test(type))
    .flatMap(([type, named]) => Object.entries(named).map(([name, body]) => ({ address: `${type}.${name}`, ...body })))
    .filter(({ address }) => address.includes(".Uploads_")) as { address: string; depends_on?: string[] }[];
  const before = ({ depends_on = [] }: { depends_on?: string[] }) =>
    depends_on.filter((address) => address.startsWith("aws_s3_bucket_"));
  const first = settings.filter((setting) => before(setting).length === 0);
  expect(settings).toHaveLength(16);
  expect(first.map(({ address }) => address)).toEqual([expect.stringMatching(/^aws_s3_bucket_ownership_controls\./)]);
  const predecessors = settings.flatMap(before);
  expect(new Set(predecessors).size).toBe(settings.length - 1);
});

test("prov#501, #22147, #23951, #28945, #35480: a second notification document for a bucket is refused", () => {
  const second = (name: (bucket: S3Module) => string) => () =>
    synth((stack) => {
      const bucket = new S3Module(stack, "Uploads", { environment: "prod" });
      const queue = [{ queueArn: QUEUE.arn, events: ["s3:ObjectCreated:*"] }];
      new S3BucketNotification(stack, "Second", { bucket: name(bucket), queue });
    });
  const said = "test/Second would overwrite what test/Uploads says in its aws_s3_bucket_notification: say it by notify";
  expect(second((bucket) => bucket.bucket.id)).toThrow(said);
  expect(second((bucket) => bucket.bucket.bucket)).toThrow(said);
  expect(second((bucket) => bucket.bucketName)).toThrow(said);
  expect(second(() => "another-bucket")).not.toThrow();
});

test("a document that the bucket does not have may stand elsewhere", () => {
  const made = synth((stack) => {
    const { bucket } = new S3Module(stack, "Uploads", { environment: "dev" });
    new S3BucketNotification(stack, "Own", { bucket: bucket.id, eventbridge: true });
  });
  expect(made.the("aws_s3_bucket_notification").eventbridge).toBe(true);
});

test("a second policy for a bucket is refused, and may stand for another", () => {
  const second = (bucketName: string) => () =>
    synth((stack) => {
      new S3Module(stack, "Uploads", { environment: "dev", bucketName: "shop-uploads" });
      new S3BucketPolicy(stack, "Second", { bucket: bucketName, policy: "{}" });
    });
  expect(second("shop-uploads")).toThrow(
    "test/Second would overwrite what test/Uploads says in its aws_s3_bucket_policy: say it by addStatement",
  );
  expect(second("shop-downloads")).not.toThrow();
});

test("s3#98, s3#183, s3#185: one word lets load balancers of every region deliver, by the service's own name", () => {
  const made = synth((stack) => {
    const logs = new S3Module(stack, "Logs", { environment: "prod", purpose: "logs" });
    logs.acceptLogsFrom("alb", "alb/web");
    logs.acceptLogsFrom("nlb", "nlb/edge");
  });
  const { Statement } = Synthesized.json(made.the("aws_s3_bucket_policy").policy);
  const services = Statement.filter(({ Effect }: { Effect: string }) => Effect === "Allow").map(
    ({ Principal }: { Principal: { Service: string[] } }) => Principal.Service[0],
  );
  expect(services).toEqual([
    "logdelivery.elasticloadbalancing.amazonaws.com",
    "delivery.logs.amazonaws.com",
    "delivery.logs.amazonaws.com",
  ]);
});

test("cdk#23701: a log bucket of another stack is used without a cycle, for it refers to none of its users", () => {
  const app = Testing.app();
  const [shared, shop] = ["shared", "shop"].map((id) => {
    const stack = new TerraformStack(app, id);
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    return stack;
  });
  const logs = new S3Module(shared, "Logs", { environment: "prod", purpose: "logs" });
  const uploads = new S3Module(shop, "Uploads", { environment: "prod", accessLogs: logs });
  uploads.addInventory("Weekly", { into: logs });
  uploads.replicateTo("Copy", { bucket: new S3Module(shared, "Copies", { environment: "prod" }) });
  for (const stack of [shop, shared]) stack.prepareStack();
  const namesOf = ({ dependencies }: TerraformStack) => dependencies.map(({ node }) => node.id);
  expect([namesOf(shop), namesOf(shared)]).toEqual([["shared"], []]);
});

test("s3#147: each setting is a resource of its own, and the bucket has none of the deprecated arguments", () => {
  const made = synth(everything);
  for (const bucket of Object.values(made.all("aws_s3_bucket"))) {
    const arguments_ = Object.keys(bucket).filter((name) => !["lifecycle", "provider"].includes(name));
    expect(arguments_.sort()).toEqual(["bucket_prefix", "force_destroy", "tags"]);
  }
});

test("checks of scanners: a prod bucket with a key, records and copies has all that they ask for", () => {
  const made = synth(everything);
  const has = (type: string) => Object.keys(made.all(type)).some((name) => name.startsWith("Uploads_"));
  const asked = [
    "aws_s3_bucket_logging",
    "aws_s3_bucket_versioning",
    "aws_s3_bucket_replication_configuration",
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_lifecycle_configuration",
    "aws_s3_bucket_notification",
    "aws_s3_bucket_ownership_controls",
  ];
  expect(asked.filter((type) => !has(type))).toEqual([]);
  for (const policy of Object.values(made.all("aws_s3_bucket_policy"))) {
    const open = Synthesized.json(policy.policy).Statement.filter(
      ({ Effect, Principal, Condition }: Record<string, unknown>) =>
        Effect === "Allow" && Principal === "*" && !Condition,
    );
    expect(open).toEqual([]);
  }
  for (const { rule } of Object.values(made.all("aws_s3_bucket_lifecycle_configuration"))) {
    expect(rule.some((one: object) => "abort_incomplete_multipart_upload" in one)).toBe(true);
  }
});
