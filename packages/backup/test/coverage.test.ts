import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DlmLifecyclePolicy } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import type { Protectable } from "@plinth/core";
import { synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { BackupModule, backupCoverage, type CoverageRow, coverageTable } from "../src";
import { Database, Fleet, kept, refusal, type Speak } from "./kept";

const rowsOf = (speak: Speak): CoverageRow[] => {
  let rows: CoverageRow[] = [];
  kept({}, (backup, stack) => {
    speak(backup, stack);
    rows = backupCoverage(stack);
  });
  return rows;
};

const table = (stack: TerraformStack, id: string, tags: Record<string, string> = {}) =>
  new DynamodbTable(stack, id, { name: id, hashKey: "id", attribute: [{ name: "id", type: "S" }], tags });
const volume = (stack: TerraformStack, id: string, tags: Record<string, string> = {}) =>
  new EbsVolume(stack, id, { availabilityZone: "us-east-1a", size: 1, tags });
const host = (stack: TerraformStack, id: string, tags: Record<string, string> = {}) =>
  new Instance(stack, id, { ami: "ami-12345678", instanceType: "t4g.nano", tags });

describe("a stack with backups", () => {
  test("does not synthesize while a Protectable or a raw resource that holds data is in no backup", () => {
    const said = refusal({}, (_backup, stack) => {
      new Database(stack, "Database");
      new S3Bucket(stack, "Uploads", {});
    });
    expect(said).toContain(
      '[test] Database (arn:aws:rds:us-east-1:123456789012:db:test-database) is not backed up: say backup.protect(…), or backup.exempt(…, { reason: "…" })',
    );
    expect(said).toContain("[test] Uploads (aws_s3_bucket) is not backed up");
  });

  test("takes no other construct for Protectable that happens to have a word for its protection", () => {
    const rows = rowsOf((_backup, stack) => Object.assign(new Construct(stack, "Door"), { protection: "locked" }));
    expect(rows).toEqual([]);
  });

  test("is checked once, however many backup modules it has", () => {
    const said = refusal({}, (_backup, stack) => {
      new BackupModule(stack, "Second", { environment: "dev" });
      new S3Bucket(stack, "Uploads", {});
    });
    expect(said.match(/is not backed up/g)).toHaveLength(1);
  });

  test("without backups nothing is checked", () => {
    expect(synth((stack) => new S3Bucket(stack, "Uploads", {})).addresses).toEqual(["aws_s3_bucket.Uploads"]);
  });
});

describe("kept once", () => {
  test("by protect: a Protectable with what is inside, a raw resource, and volumes", () => {
    class Store extends Construct implements Protectable {
      public readonly bucket = new S3Bucket(this, "Default", {});
      public readonly protection = { arn: this.bucket.arn };
    }
    expect(
      rowsOf((backup, stack) => {
        for (const thing of [new Store(stack, "Store"), table(stack, "Table"), new Fleet(stack, "Web")]) {
          backup.protect(thing);
        }
      }),
    ).toEqual([
      { path: "Store", holds: "aws_s3_bucket", state: "kept", by: ["Backup/Selection-Store"], beside: [] },
      { path: "Table", holds: "aws_dynamodb_table", state: "kept", by: ["Backup/Selection-Table"], beside: [] },
      { path: "Web", holds: "EBS volumes", state: "kept", by: ["Backup/Snapshots-Web"], beside: [] },
    ]);
  });

  test("by tags, the provider's default tags included, under all conditions and except what is left out", () => {
    const rows = rowsOf((backup, stack) => {
      const tables: Record<string, Record<string, string>> = {
        Gold: { Backup: "gold", Team: "shop-eu" },
        Other: { Backup: "gold", Team: "billing" },
        Gone: { Backup: "gold", Team: "shop-us", Temporary: "true" },
        Left: { Backup: "gold", Team: "shop-us" },
      };
      for (const [id, tags] of Object.entries(tables)) {
        table(stack, id, tags);
      }
      const left = stack.node.findChild("Left") as DynamodbTable;
      backup.protectTagged("Gold", {
        tags: { Backup: "gold" },
        like: { Team: "shop-*" },
        without: { Temporary: "true" },
        among: ["arn:aws:dynamodb:*:*:table/*"],
        except: [left.arn],
      });
      for (const id of ["Other", "Gone", "Left"]) backup.exempt(stack.node.findChild(id), { reason: "not gold" });
    });
    expect(rows.map(({ path, state }) => [path, state])).toEqual([
      ["Gold", "kept"],
      ["Other", "exempt"],
      ["Gone", "exempt"],
      ["Left", "exempt"],
    ]);
  });

  test("volumes by the tag of a policy, by their instance, or by the tags of their launch template", () => {
    class Workers extends Construct implements Protectable {
      public readonly protection = { volumeTags: { "plinth:snapshots": "workers" } };
      constructor(scope: Construct, id: string) {
        super(scope, id);
        const tagSpecifications = [{ resourceType: "volume", tags: { Snap: "yes" } }];
        new LaunchTemplate(this, "Template", { tagSpecifications });
      }
    }
    const rows = rowsOf((backup, stack) => {
      const schedules = { daily: { schedule: "daily", keep: 3 } } as const;
      backup.snapshotVolumes("Tagged", { tag: { Snap: "yes" }, schedules });
      backup.snapshotInstances("Hosts", { tag: { Role: "db" }, schedules });
      volume(stack, "Data", { Snap: "yes" });
      new Workers(stack, "Workers");
      const db = host(stack, "Db", { Role: "db" });
      const attached = volume(stack, "Attached");
      new VolumeAttachment(stack, "Attachment", { deviceName: "/dev/sdf", instanceId: db.id, volumeId: attached.id });
    });
    expect(rows.map(({ path, state, by }) => [path, state, ...by])).toEqual([
      ["Data", "kept", "Backup/Volumes-Tagged"],
      ["Workers", "kept", "Backup/Volumes-Tagged"],
      ["Db", "kept", "Backup/Instances-Hosts"],
      ["Attached", "kept", "Backup/Instances-Hosts"],
    ]);
  });

  test("a raw selection and a raw policy count as well as ours", () => {
    const rows = rowsOf((_backup, stack) => {
      volume(stack, "Data", { Snap: "yes" });
      new DlmLifecyclePolicy(stack, "Raw", {
        description: "raw",
        executionRoleArn: "arn:aws:iam::123456789012:role/dlm",
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: { Snap: "yes" },
          schedule: [{ name: "daily", createRule: { interval: 24 }, retainRule: { count: 3 } }],
        },
      });
    });
    expect(rows).toMatchObject([{ path: "Data", state: "kept", by: ["Raw"] }]);
  });
});

const aws6 = "defaultPolicy" in DlmLifecyclePolicy.prototype ? test : test.skip;

aws6("a default policy takes what no other one does and no tag leaves out", () => {
  const rows = rowsOf((backup, stack) => {
    backup.backUpTheRest("volumes", { excludeTags: { Backup: "none" } });
    volume(stack, "Forgotten");
    backup.protect(volume(stack, "Chosen"));
    backup.exempt(volume(stack, "Scratch", { Backup: "none" }), { reason: "scratch space" });
  });
  expect(rows.map(({ path, state, by }) => [path, state, ...by])).toEqual([
    ["Forgotten", "kept", "Backup/Rest-volumes"],
    ["Chosen", "kept", "Backup/Selection-Chosen"],
    ["Scratch", "exempt", "scratch space"],
  ]);
});

describe("kept by several rules", () => {
  test("whatever the number of rules of the plan, its things are kept once", () => {
    const rows = rowsOf((backup, stack) => {
      backup.addRule("Monthly", { schedule: "monthly" });
      backup.protect(new Database(stack, "Database"));
      backup.protect(stack.node.findChild("Database") as Database);
    });
    expect(rows.map(({ state }) => state)).toEqual(["kept"]);
  });
});

describe("exempt", () => {
  test("needs a reason, which the report shows", () => {
    const rows = rowsOf((backup, stack) =>
      backup.exempt(new S3Bucket(stack, "Logs", {}), { reason: "logs may be lost" }),
    );
    expect(rows).toMatchObject([{ path: "Logs", state: "exempt", by: ["logs may be lost"] }]);
    expect(
      refusal({}, (backup, stack) => backup.exempt(new S3Bucket(stack, "Logs", {}), { reason: " " })),
    ).toMatchInlineSnapshot(`
"test/Backup.exempt("Logs") (BackupModule) is misconfigured:
  - reason must not be empty, got " ""
`);
  });

  test("of what holds no data, or of a part of something, is refused", () => {
    expect(
      refusal({}, (backup, stack) => backup.exempt(new SnsTopic(stack, "Topic", {}), { reason: "no data" })),
    ).toMatchInlineSnapshot(`
"test/Backup.exempt("Topic") (BackupModule) is misconfigured:
  - thing must be Protectable, or a resource that AWS Backup can keep"
`);
    expect(
      refusal({}, (backup, stack) =>
        backup.exempt(new S3Bucket(new Database(stack, "Database"), "Part", {}), { reason: "a part" }),
      ),
    ).toMatchInlineSnapshot(`
"test/Backup.exempt("Database/Part") (BackupModule) is misconfigured:
  - thing must be test/Database, which it is a part of"
`);
  });
});

describe("not needed", () => {
  class Replica extends Construct implements Protectable {
    public readonly protection = { none: "a replica of Database" };
  }

  test("is what its module says, and a raw replica", () => {
    const rows = rowsOf((backup, stack) => {
      const source = new DbInstance(stack, "Source", { instanceClass: "db.t4g.micro", engine: "postgres" });
      new DbInstance(stack, "Copy", { instanceClass: "db.t4g.micro", replicateSourceDb: source.identifier });
      new Replica(stack, "Replica");
      backup.protect(source);
    });
    expect(rows.map(({ path, state, by }) => [path, state, ...by])).toEqual([
      ["Source", "kept", "Backup/Selection-Source"],
      ["Copy", "not needed", "a replica of aws_db_instance.Source"],
      ["Replica", "not needed", "a replica of Database"],
    ]);
  });

  test("to protect it, or what AWS Backup cannot keep, is refused", () => {
    expect(refusal({}, (backup, stack) => backup.protect(new Replica(stack, "Replica")))).toMatchInlineSnapshot(`
"test/Backup.protect("Replica") (BackupModule) is misconfigured:
  - thing needs no backup of its own: a replica of Database"
`);
    expect(refusal({}, (backup, stack) => backup.protect(new SnsTopic(stack, "Topic", {})))).toMatchInlineSnapshot(`
"test/Backup.protect("Topic") (BackupModule) is misconfigured:
  - thing must be Protectable, or a resource that AWS Backup can keep, got test/Topic"
`);
  });
});

describe("beside", () => {
  test("what the service keeps by itself is shown, and is not enough", () => {
    const said = refusal({}, (_backup, stack) => {
      const uploads = new S3Bucket(stack, "Uploads", {});
      new S3BucketVersioningA(stack, "Versions", {
        bucket: uploads.id,
        versioningConfiguration: { status: "Enabled" },
      });
    });
    expect(said).toContain("Uploads (aws_s3_bucket) is not backed up");
  });
});

test("selections and policies that take nothing of the stack are in the report", () => {
  const schedules = { daily: { schedule: "daily", keep: 3 } } as const;
  const rows = rowsOf((backup) => backup.snapshotVolumes("Nobody", { tag: { No: "body" }, schedules }));
  expect(rows).toEqual([
    { path: "Backup/Volumes-Nobody", holds: "Amazon DLM", state: "takes nothing", by: [], beside: [] },
  ]);
});

test("the report is a table", () => {
  const text = coverageTable(
    rowsOf((backup, stack) => {
      const uploads = new S3Bucket(stack, "Uploads", {});
      new S3BucketVersioningA(stack, "Versions", {
        bucket: uploads.id,
        versioningConfiguration: { status: "Enabled" },
      });
      backup.protect(uploads);
      backup.exempt(new S3Bucket(stack, "Logs", {}), { reason: "logs may be lost" });
    }),
  );
  expect(text).toMatchInlineSnapshot(`
"thing    holds          backup  by, or why not            beside
Uploads  aws_s3_bucket  kept    Backup/Selection-Uploads  versions
Logs     aws_s3_bucket  exempt  logs may be lost"
`);
});

describe("protectTagged", () => {
  test("joins its conditions by and", () => {
    const made = kept({}, (backup) =>
      backup.protectTagged("Gold", { tags: { Backup: "gold", Env: "prod" }, unlike: { Name: "tmp-*" } }),
    ).the("aws_backup_selection");
    expect(made).toMatchObject({
      resources: ["*"],
      condition: [
        {
          string_equals: [
            { key: "aws:ResourceTag/Backup", value: "gold" },
            { key: "aws:ResourceTag/Env", value: "prod" },
          ],
          string_not_like: [{ key: "aws:ResourceTag/Name", value: "tmp-*" }],
        },
      ],
    });
    expect(made.selection_tag).toBeUndefined();
  });

  test("patterns that AWS does not take, and a key said twice are refused", () => {
    expect(
      refusal({}, (backup) =>
        backup.protectTagged("All", { without: { a: "b" }, among: ["arn:aws:s3:::*-logs"], except: ["logs"] }),
      ),
    ).toMatchInlineSnapshot(`
"test/Backup.protectTagged("All") (BackupModule) is misconfigured:
  - among[0] must be an ARN with "*" only at the end, got "arn:aws:s3:::*-logs"
  - except[0] must be an ARN with "*" only at the end, got "logs""
`);
    expect(
      refusal({}, (backup) => {
        for (const value of ["1", "2"]) backup.protectTagged("A", { tags: { a: value } });
      }),
    ).toMatchInlineSnapshot(`
"test/Backup.protectTagged("A") (BackupModule) is misconfigured:
  - key must be new, got "A""
`);
  });
});
