import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { Synthesized, synth, synthWarnings } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { BackupModule, type BackupModuleProps, type TaggedOptions } from "../src";

type Use = (backup: BackupModule, stack: TerraformStack) => void;

const warnings = (use: Use, props: Partial<BackupModuleProps> = {}) =>
  synthWarnings((stack) => use(new BackupModule(stack, "Backup", { environment: "dev", ...props }), stack));

const table = (stack: TerraformStack, tags: Record<string, string> = {}) =>
  new DynamodbTable(stack, "Gold", { name: "gold", hashKey: "id", tags });

test("a thing that a construct and tags back up is a warning", () => {
  const gold = warnings((backup, stack) => {
    backup.protect(table(stack, { Backup: "gold" }));
    backup.protectTagged("Gold", { tags: { Backup: "gold" } });
  });
  expect(gold).toEqual([
    "Gold (aws_dynamodb_table) is backed up twice, by Backup/Selection-Gold and Backup/Tagged-Gold: remove one of the two",
  ]);
});

test("a thing that two modules back up is a warning, once", () => {
  const uploads = warnings((backup, stack) => {
    const bucket = new S3Bucket(stack, "Uploads", {});
    backup.protect(bucket);
    new BackupModule(stack, "Second", { environment: "dev" }).protect(bucket);
  });
  expect(uploads).toEqual([
    "Uploads (aws_s3_bucket) is backed up twice, by Backup/Selection-Uploads and Second/Selection-Uploads: remove one of the two",
  ]);
});

test("a volume that AWS Backup and Amazon DLM back up is a warning", () => {
  const volume = warnings((backup, stack) => {
    backup.protect(new EbsVolume(stack, "Data", { availabilityZone: "us-east-1a", size: 1, tags: { Snap: "yes" } }));
    const schedules = { daily: { schedule: "daily", keep: 3 } } as const;
    backup.snapshotVolumes("Tagged", { tag: { Snap: "yes" }, schedules });
  });
  expect(volume).toEqual([
    "Data (aws_ebs_volume) is backed up twice, by Backup/Selection-Data and Backup/Volumes-Tagged: remove one of the two",
  ]);
});

test("a thing that is exempt and backed up all the same is a warning", () => {
  const uploads = warnings((backup, stack) => {
    const bucket = new S3Bucket(stack, "Uploads", {});
    backup.protect(bucket);
    backup.exempt(bucket, { reason: "not needed" });
  });
  expect(uploads).toEqual([
    "Uploads (aws_s3_bucket) is exempt from backups and backed up by Backup/Selection-Uploads: remove the exemption, or the backup",
  ]);
});

test("things that are backed up once or exempt are no warning", () => {
  const fine = warnings((backup, stack) => {
    backup.protect(table(stack));
    backup.testRestores(stack.node.findChild("Gold") as DynamodbTable);
    backup.exempt(new S3Bucket(stack, "Logs", {}), { reason: "logs may be lost" });
  });
  expect(fine).toEqual([]);
});

test("a restore test of what the module does not back up is a warning", () => {
  const gold = warnings((backup, stack) => {
    const thing = table(stack);
    backup.exempt(thing, { reason: "public data" });
    backup.testRestores(thing);
  });
  expect(gold).toEqual(['testRestores("Gold") finds nothing to restore: Backup does not back it up, protect it there']);
});

test.each([
  ["daily", 1, 1],
  ["weekly", 7, 7],
  ["monthly", 31, 31],
  ["yearly", 35, 366],
] as const)(
  "a continuous backup that can expire before the next %s run is a warning",
  (schedule, retentionDays, days) => {
    const add = (kept: number) =>
      warnings((backup) => backup.addRule("More", { schedule, continuous: true, retentionDays: kept }));
    expect(add(retentionDays)).toEqual([
      `addRule("More"): retentionDays of a continuous backup is ${retentionDays}, not more than the days until the next run, ${days}: use more`,
    ]);
    if (days < 35) expect(add(days + 1)).toEqual([]);
    expect(warnings((backup) => backup.addRule("More", { schedule, retentionDays }))).toEqual([]);
  },
);

test("the daily rule of the module is a warning too, and a cron expression is none", () => {
  expect(warnings(() => {}, { continuous: true, retentionDays: 1 })).toEqual([
    "retentionDays of a continuous backup is 1, not more than the days until the next run, 1: use more",
  ]);
  const cron = { schedule: "cron(0 5 ? * SUN *)", continuous: true, retentionDays: 1 } as const;
  expect(warnings((backup) => backup.addRule("Cron", cron))).toEqual([]);
});

describe("tags that choose the whole account", () => {
  const tagged = (options: TaggedOptions) => warnings((backup) => backup.protectTagged("All", options));
  const text =
    'protectTagged("All"): tags and like name no tag, and the plan backs up the whole account and region: name a tag, or ARNs in among';

  test.each<[TaggedOptions, string[]]>([
    [{}, [text]],
    [{ without: { Temporary: "true" } }, [text]],
    [{ tags: { Backup: "gold" } }, []],
    [{ like: { Team: "shop-*" } }, []],
    [{ among: ["arn:aws:dynamodb:*:*:table/*"] }, []],
  ])("%j warns %j", (options, expected) => {
    expect(tagged(options)).toEqual(expected);
  });

  test("have no condition in the selection, where nothing narrows it", () => {
    const made = synth((stack) => new BackupModule(stack, "Backup", { environment: "dev" }).protectTagged("All", {}));
    expect(made).toBeInstanceOf(Synthesized);
    expect(made.the("aws_backup_selection")).toMatchObject({ resources: ["*"] });
    expect(made.the("aws_backup_selection").condition).toBeUndefined();
  });
});
