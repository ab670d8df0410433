import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { type ReplicateOptions, type Replication, S3Module, type S3ModuleProps } from "../src";

const key = (id: string) => `arn:aws:kms:us-east-1:123456789012:key/${id}`;

const uploads = (use: (bucket: S3Module, stack: TerraformStack) => void, props: Partial<S3ModuleProps> = {}) =>
  synth((stack) => use(new S3Module(stack, "Uploads", { environment: "dev", ...props } as S3ModuleProps), stack));

const rules = (made: Synthesized) => made.the("aws_s3_bucket_replication_configuration").rule;
const permission = (made: Synthesized) =>
  Synthesized.json(made.the("aws_iam_role_policy").policy).Statement.map(
    ({ Action, Resource }: { Action: string[]; Resource: string[] }) => [Action, Resource],
  );

test("one sentence makes the role, its permission and the rule, with deletions and metrics", () => {
  const made = uploads((bucket, stack) => {
    bucket.replicateTo("Copy", { bucket: new S3Module(stack, "Copies", { environment: "dev" }) });
  });
  const copies = expect.stringMatching(
    /^arn:\$\{.*partition\}:s3:::\$\{aws_s3_bucket_policy\.Copies_Policy_\w+\.bucket\}$/,
  );
  expect(rules(made)).toEqual([
    {
      id: "Copy",
      priority: expect.any(Number),
      status: "Enabled",
      filter: {},
      delete_marker_replication: { status: "Enabled" },
      destination: { bucket: copies, metrics: { status: "Enabled" } },
    },
  ]);
  expect(Synthesized.json(made.the("aws_iam_role").assume_role_policy).Statement).toEqual([
    { Effect: "Allow", Principal: { Service: ["s3.amazonaws.com"] }, Action: ["sts:AssumeRole"] },
  ]);
  expect(permission(made)).toEqual([
    [["s3:GetReplicationConfiguration", "s3:ListBucket"], ["${aws_s3_bucket.Uploads.arn}"]],
    [
      ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"],
      ["${aws_s3_bucket.Uploads.arn}/*"],
    ],
    [
      ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
      [expect.stringMatching(/aws_s3_bucket_policy\.Copies_Policy_\w+\.bucket\}\/\*$/)],
    ],
  ]);
  expect(made.addresses.filter((address) => /Replication/.test(address))).toMatchInlineSnapshot(`
[
  "aws_iam_role.Uploads_ReplicationRole_CC66020B",
  "aws_iam_role_policy.Uploads_ReplicationPolicy_87824D91",
  "aws_s3_bucket_replication_configuration.Uploads_Replication_9FA25845",
]
`);
});

test("the copy waits for the permission and for the versions of both buckets", () => {
  const made = uploads((bucket, stack) => {
    bucket.replicateTo("Copy", { bucket: new S3Module(stack, "Copies", { environment: "dev" }) });
  });
  const replication = made.the("aws_s3_bucket_replication_configuration");
  expect(replication.depends_on).toEqual([
    expect.stringMatching(/^aws_s3_bucket_lifecycle_configuration\.Uploads_/),
    expect.stringMatching(/^aws_iam_role_policy\.Uploads_ReplicationPolicy_/),
  ]);
  expect(replication.rule[0].destination.bucket).toContain("aws_s3_bucket_policy.Copies_Policy");
});

test("objects of a key are read by it and copied under the key of the other bucket", () => {
  const made = uploads(
    (bucket) => {
      bucket.replicateTo("Copy", { bucket: { bucketName: "copies", encryptionKey: { arn: key("theirs") } } });
    },
    { encryptionKey: { arn: key("ours") } },
  );
  expect(rules(made)[0]).toMatchObject({
    source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
    destination: { encryption_configuration: { replica_kms_key_id: key("theirs") } },
  });
  expect(permission(made).slice(3)).toEqual([
    [["kms:Decrypt"], [key("ours")]],
    [["kms:Encrypt", "kms:GenerateDataKey"], [key("theirs")]],
  ]);
});

test("another account owns its copies, and is told what its bucket and its key must permit", () => {
  let copy: Replication | undefined;
  const made = uploads((bucket) => {
    copy = bucket.replicateTo("Partner", {
      bucket: { bucketName: "partner", encryptionKey: { arn: key("theirs") } },
      accountId: "210987654321",
    });
  });
  expect(rules(made)[0].destination).toMatchObject({
    account: "210987654321",
    access_control_translation: { owner: "Destination" },
  });
  expect(permission(made)[2][0]).toContain("s3:ObjectOwnerOverrideToBucketOwner");
  expect(copy?.permission).toMatchObject({
    actions: [
      "s3:ReplicateDelete",
      "s3:ReplicateObject",
      "s3:ReplicateTags",
      "s3:ObjectOwnerOverrideToBucketOwner",
      "s3:GetBucketVersioning",
      "s3:PutBucketVersioning",
    ],
    resources: [expect.stringMatching(/:s3:::partner$/), expect.stringMatching(/:s3:::partner\/\*$/)],
  });
  expect(copy?.keyPermission).toMatchObject({ actions: ["kms:Encrypt", "kms:GenerateDataKey"], resources: ["*"] });
});

test("a bucket of another account takes the permission as a statement of its policy", () => {
  const made = synth((stack) => {
    const provider = new AwsProvider(stack, "Partner", { alias: "partner", region: "eu-west-1" });
    const copies = new S3Module(stack, "Copies", { environment: "dev", provider });
    const bucket = new S3Module(stack, "Uploads", { environment: "dev" });
    const { role } = bucket.replicateTo("Copy", { bucket: { bucketName: "copies" }, accountId: "210987654321" });
    copies.addStatement("CopiesOfUploads", { principals: { AWS: [role.arn] }, actions: ["s3:ReplicateObject"] });
  });
  const [name] = Object.keys(made.all("aws_s3_bucket_policy")).filter((id) => id.startsWith("Copies_"));
  const { Statement } = Synthesized.json(made.the("aws_s3_bucket_policy", name).policy);
  expect(Statement[3].Principal.AWS).toEqual([
    expect.stringMatching(/^\$\{aws_iam_role\.Uploads_ReplicationRole_\w+\.arn\}$/),
  ]);
});

test("copies can be in time, in another class, and without deletions", () => {
  const made = uploads((bucket) => {
    const options = { storageClass: "STANDARD_IA", timeControl: true, deleteMarkers: false } as const;
    bucket.replicateTo("Copy", { bucket: { bucketName: "copies" }, ...options });
  });
  expect(rules(made)[0]).toMatchObject({
    delete_marker_replication: { status: "Disabled" },
    destination: {
      storage_class: "STANDARD_IA",
      metrics: { status: "Enabled", event_threshold: { minutes: 15 } },
      replication_time: { status: "Enabled", time: { minutes: 15 } },
    },
  });
});

test.each<[string, Pick<ReplicateOptions, "prefix" | "tags">, object, string]>([
  ["a prefix", { prefix: "a/" }, { prefix: "a/" }, "Enabled"],
  ["a tag", { tags: { A: "b" } }, { tag: { key: "A", value: "b" } }, "Disabled"],
  ["both", { prefix: "a/", tags: { A: "b" } }, { and: { prefix: "a/", tags: { A: "b" } } }, "Disabled"],
  ["two tags", { tags: { A: "b", C: "d" } }, { and: { tags: { A: "b", C: "d" } } }, "Disabled"],
])("objects are chosen by %s, and what is deleted by prefix only", (_, selection, filter, deletions) => {
  const [rule] = rules(
    uploads((bucket) => bucket.replicateTo("Copy", { bucket: { bucketName: "copies" }, ...selection })),
  );
  expect(rule.filter).toEqual(filter);
  expect(rule.delete_marker_replication).toEqual({ status: deletions });
});

test("one role copies into several buckets, and a further rule changes no other", () => {
  const said = (names: string[]) =>
    rules(
      uploads((bucket) => {
        for (const name of names) bucket.replicateTo(name, { bucket: { bucketName: `copies-${name.toLowerCase()}` } });
      }),
    );
  const two = said(["West", "East"]);
  expect(two.map(({ id }: { id: string }) => id)).toEqual(["East", "West"]);
  expect(said(["East"])).toEqual([two[0]]);
  expect(said(["East", "West", "East"])).toEqual(two);
  expect(new Set(two.map(({ priority }: { priority: number }) => priority)).size).toBe(2);
});

test("locked versions are read with their locks", () => {
  const made = uploads((bucket) => bucket.replicateTo("Copy", { bucket: { bucketName: "copies" } }), {
    purpose: "backup",
  });
  expect(permission(made)[1][0]).toEqual(expect.arrayContaining(["s3:GetObjectLegalHold", "s3:GetObjectRetention"]));
});

test("a locked bucket copies into a locked one only", () => {
  uploads(
    (bucket, stack) => {
      const copies = new S3Module(stack, "Copies", { environment: "dev" });
      expect(() => bucket.replicateTo("Copy", { bucket: copies })).toThrow(
        "- bucket must have an objectLock, as the originals have",
      );
      const locked = new S3Module(stack, "Locked", { environment: "dev", purpose: "backup" });
      expect(() => bucket.replicateTo("Copy", { bucket: locked })).not.toThrow();
    },
    { purpose: "backup" },
  );
});

test("every mistake of a replication is told at once, and nothing is made", () => {
  const made = uploads(
    (bucket) => {
      const wrong = { prefix: "", tags: { A: "b" }, deleteMarkers: true, accountId: "42", storageClass: "COLD" };
      expect(() =>
        bucket.replicateTo("Copy", { bucket: { bucketName: "copies" }, ...wrong } as ReplicateOptions),
      ).toThrow(
        [
          'test/Uploads.replicateTo("Copy") (S3Module) is misconfigured:',
          '  - prefix must not be "", left out it means all objects, got ""',
          '  - accountId must have 12 digits, got "42"',
          '  - storageClass must be one of STANDARD, STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE, got "COLD"',
          "  - deleteMarkers must be left out with tags, by which S3 cannot replicate them",
          "  - bucket must have an encryptionKey of its region: a key encrypts the originals, and S3 has to know which the copies",
        ].join("\n"),
      );
      expect(() => bucket.replicateTo("Copy", { bucket })).toThrow("- bucket must be another one");
    },
    { encryptionKey: { arn: key("ours") } },
  );
  expect(made.addresses.filter((address) => /Replication/.test(address))).toEqual([]);
});

test("a name means one rule", () => {
  uploads((bucket) => {
    const copies = { bucketName: "copies" };
    bucket.replicateTo("Images", { bucket: copies, prefix: "images/" });
    expect(() => bucket.replicateTo("Images", { bucket: copies, prefix: "text/" })).toThrow(
      '- name must be new, got "Images", a rule that says otherwise',
    );
    expect(() => bucket.replicateTo("Texts", { bucket: copies, prefix: "text/" })).not.toThrow();
  });
});
