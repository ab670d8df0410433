import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DlmLifecyclePolicy } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Protectable } from "@plinth/core";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { TaggedOptions } from "../src";
import { Database, Fleet, type Speak } from "./kept";
import { linesOf } from "./report";

const bucket = (stack: TerraformStack, tags?: Record<string, string>) => new S3Bucket(stack, "Thing", { tags });
const schedules = { daily: { schedule: "daily", keep: 3 } } as const;
const isKept = (speak: Speak) => linesOf(speak).some((line) => line.startsWith("Thing kept"));
const GOLD = { Backup: "gold" };

/** The tag `Team` of a thing that is `gold`, and whether a selection takes it. */
test.each<[Omit<TaggedOptions, "tags">, string | undefined, boolean]>([
  [{}, undefined, true],
  [{ like: { Team: "shop-*" } }, "shop-eu", true],
  [{ like: { Team: "shop-*" } }, "shop-", true],
  [{ like: { Team: "shop-*" } }, "my-shop-eu", false],
  [{ like: { Team: "shop" } }, "shopping", false],
  [{ like: { Team: "*-eu" } }, "shop-eu", true],
  [{ like: { Team: "*-eu" } }, "shop-eu-1", false],
  [{ like: { Team: "*" } }, "", true],
  [{ like: { Team: "*" } }, "two\nlines", true],
  [{ like: { Team: "*" } }, undefined, false],
  [{ like: { Team: "a*b*c" } }, "a-b-b-c", true],
  [{ without: { Team: "shop" } }, "shop", false],
  [{ without: { Team: "shop" } }, "shop-eu", true],
  [{ without: { Team: "shop" } }, undefined, true],
  [{ without: { Team: "shop*" } }, "shop-eu", true],
  [{ without: { Team: "shop*" } }, "shop*", false],
  [{ unlike: { Team: "shop*" } }, "shop-eu", false],
  [{ unlike: { Team: "shop*" } }, "the shop", true],
  [{ unlike: { Team: "shop*" } }, undefined, true],
  [{ like: { Team: "shop*" }, without: { Team: "shop-us" } }, "shop-us", false],
  [{ like: { Team: "shop*" }, unlike: { Team: "*-eu" } }, "shop-us", true],
])("of gold things %j takes one of the team %j: %p", (options, team, isTaken) => {
  const speak: Speak = (backup, stack) => {
    bucket(stack, team === undefined ? GOLD : { ...GOLD, Team: team });
    backup.protectTagged("Gold", { tags: GOLD, ...options });
  };
  expect(isKept(speak)).toBe(isTaken);
});

test("a * in the value of a tag that is wanted means itself", () => {
  const taken = (Backup: string) =>
    isKept((backup, stack) => {
      bucket(stack, { Backup });
      backup.protectTagged("Gold", { tags: { Backup: "go*" } });
    });
  expect(["go*", "gold"].map(taken)).toEqual([true, false]);
});

test.each(["gold", "Gold", "golden", "go*", ""])("tags are compared as a whole: %j", (value) => {
  const speak: Speak = (backup, stack) => {
    bucket(stack, { Backup: value });
    backup.protectTagged("Gold", { tags: GOLD });
  };
  expect(isKept(speak)).toBe(value === "gold");
});

test.each(["1.1", "1+1", "1?", "^1$", "{1}", "(1)", "1|2", "[1]", "1\\d"])(
  "%s in the form of a tag means these characters, in which only * is special",
  (form) => {
    const taken = (value: string) =>
      isKept((backup, stack) => {
        bucket(stack, { Team: value });
        backup.protectTagged("Gold", { like: { Team: form } });
      });
    expect([form, "111", "1", "2", "11", "1d"].map(taken)).toEqual([true, false, false, false, false, false]);
  },
);

test.each([
  ["*", true],
  ["arn:aws:rds:*:*:db:*", true],
  ["arn:aws:rds:us-east-1:123456789012:db:test-thing", true],
  ["arn:aws:rds:us-east-1:123456789012:db:test-*", true],
  ["arn:aws:rds:us-east-1:123456789012:db:test", false],
  ["arn:aws:rds:us-east-1:123456789012:db:other-*", false],
  ["arn:aws:dynamodb:*:*:table/*", false],
])("a raw selection by ARNs, %s, takes a database or leaves it out: %p", (arn, isTaken) => {
  class Store extends Construct implements Protectable {
    readonly inside = new DbInstance(this, "Default", { instanceClass: "db.t4g.micro", engine: "postgres" });
    readonly protection = { arn: "arn:aws:rds:us-east-1:123456789012:db:test-thing" };
  }
  expect(isKept((_backup, stack) => [new Store(stack, "Thing"), raw(stack, { resources: [arn] })])).toBe(isTaken);
  const without: Speak = (_backup, stack) => [
    new Store(stack, "Thing"),
    raw(stack, { resources: ["*"], notResources: [arn] }),
  ];
  expect(isKept(without)).toBe(!isTaken);
});

function raw(stack: TerraformStack, config: object): void {
  const iamRoleArn = "arn:aws:iam::123456789012:role/backup";
  new BackupSelection(stack, "Raw", { name: "raw", planId: "plan", iamRoleArn, ...config });
}

test("a raw selection by a list of tags takes what has any of them, and no list of ARNs means all", () => {
  const selectionTag = ["gold", "silver"].map((value) => ({ type: "STRINGEQUALS", key: "Backup", value }));
  const taken = (tags: Record<string, string>) =>
    isKept((_backup, stack) => [bucket(stack, tags), raw(stack, { selectionTag })]);
  expect(["gold", "silver", "bronze"].map((Backup) => taken({ Backup }))).toEqual([true, true, false]);
  expect(taken({})).toBe(false);
});

test("a selection reads the default tags of the provider, before those of the thing", () => {
  const lines = linesOf((backup, stack) => {
    (stack.node.findChild("Aws") as AwsProvider).defaultTags = [{ tags: { Backup: "gold", Team: "ops" } }];
    new S3Bucket(stack, "Uploads", {});
    new S3Bucket(stack, "Logs", { tags: { Backup: "none" } });
    backup.protectTagged("Gold", { tags: { Backup: "gold", Team: "ops" } });
  });
  expect(lines).toEqual(["Uploads kept Backup/Tagged-Gold", "Logs unprotected"]);
});

test("volumes of a fleet are taken by their tags and by the pattern of volumes, not by others", () => {
  const taken = (among: string) =>
    isKept((backup, stack) => {
      new Fleet(stack, "Thing");
      backup.protectTagged("A", { like: { "plinth:snapshots": "*" }, among: [among] });
    });
  expect(["arn:aws:ec2:*:*:volume/*", "arn:aws:ec2:*:*:instance/*", "*"].map(taken)).toEqual([true, false, true]);
});

test("what needs no backup of its own is taken by nothing, neither by tags nor by ARN", () => {
  const lines = linesOf((backup, stack) => {
    const replica = Object.assign(new Fleet(stack, "Replica"), { protection: { none: "a replica of Web" } });
    new S3Bucket(replica, "Default", { tags: GOLD });
    backup.protectTagged("Gold", { tags: GOLD });
    backup.snapshotVolumes("Gold", { tag: GOLD, schedules });
  });
  expect(lines).toEqual([
    "Replica not needed a replica of Web",
    "Backup/Tagged-Gold takes nothing",
    "Backup/Volumes-Gold takes nothing",
  ]);
});

describe("policies of snapshots", () => {
  const host = (stack: TerraformStack, config: object = {}) =>
    new Instance(stack, "Thing", { ami: "ami-12345678", instanceType: "t4g.nano", ...config });
  const volumes: Speak = (backup) => backup.snapshotVolumes("Gold", { tag: GOLD, schedules });
  const instances: Speak = (backup) => backup.snapshotInstances("Gold", { tag: GOLD, schedules });

  test.each<[string, object, boolean, boolean]>([
    ["the instance has the tag", { tags: GOLD }, false, true],
    ["its volumes have it", { volumeTags: GOLD }, true, false],
    ["its root volume has it", { rootBlockDevice: { tags: GOLD } }, true, false],
    ["nothing has it", {}, false, false],
    ["another value is there", { tags: { Backup: "none" }, volumeTags: { Backup: "none" } }, false, false],
  ])("of an instance, where %s", (_what, config, byVolumes, byInstances) => {
    const taken = (policy: Speak) => isKept((backup, stack) => [host(stack, config), policy(backup, stack)]);
    expect([taken(volumes), taken(instances)]).toEqual([byVolumes, byInstances]);
  });

  test.each([
    ["volume", true, false],
    ["instance", false, true],
    ["network-interface", false, false],
  ])("of a launch template, whose tags are those of each %s", (resourceType, byVolumes, byInstances) => {
    class Workers extends Construct implements Protectable {
      readonly protection = { volumeTags: { "plinth:snapshots": "workers" } };
      readonly template = new LaunchTemplate(this, "Template", { tagSpecifications: [{ resourceType, tags: GOLD }] });
    }
    const taken = (policy: Speak) => isKept((backup, stack) => [new Workers(stack, "Thing"), policy(backup, stack)]);
    expect([taken(volumes), taken(instances)]).toEqual([byVolumes, byInstances]);
  });

  test.each([
    ["ENABLED", true],
    [undefined, true],
    ["DISABLED", false],
  ])("in the state %s back up what has their tag: %p", (state, isTaken) => {
    const speak: Speak = (_backup, stack) => {
      new EbsVolume(stack, "Thing", { availabilityZone: "us-east-1a", size: 1, tags: GOLD });
      new DlmLifecyclePolicy(stack, "Raw", {
        description: "raw",
        executionRoleArn: "arn:aws:iam::123456789012:role/dlm",
        state,
        policyDetails: { targetTags: GOLD },
      });
    };
    expect(isKept(speak)).toBe(isTaken);
  });
});

test("a resource with a word for its protection is still a resource, and a thing without one is nothing", () => {
  const lines = linesOf((_backup, stack) => {
    Object.assign(bucket(stack), { protection: { none: "says itself" } });
    Object.assign(new Construct(stack, "Null"), { protection: null });
    Object.assign(new Construct(stack, "Other"), { protection: { key: "locked" } });
  });
  expect(lines).toEqual(["Thing unprotected"]);
});

test("a thing whose region is not known may be in the region of the backups", () => {
  const lines = linesOf((backup, stack) => {
    const provider = new AwsProvider(stack, "Somewhere", { alias: "somewhere" });
    new S3Bucket(stack, "Somewhere-Bucket", { tags: GOLD, provider });
    new S3Bucket(stack, "Far", {
      tags: GOLD,
      provider: new AwsProvider(stack, "West", { alias: "w", region: "us-west-2" }),
    });
    backup.protectTagged("Gold", { tags: GOLD });
  });
  expect(lines).toEqual(["Somewhere-Bucket kept Backup/Tagged-Gold", "Far unprotected"]);
});

test("a thing is protected by its own selection, whose reference is compared as a whole", () => {
  const lines = linesOf((backup, stack) => {
    for (const id of ["Data", "Data2"]) new S3Bucket(stack, id, {});
    backup.protect(stack.node.findChild("Data2") as S3Bucket);
    backup.protect(new Database(stack, "Database"));
  });
  expect(lines).toEqual([
    "Data unprotected",
    "Data2 kept Backup/Selection-Data2",
    "Database kept Backup/Selection-Database",
  ]);
});
