import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { SnapshotSchedule } from "../src";
import { KEY_THERE, kept, refusal, type Speak } from "./kept";
import { linesOf } from "./report";

// Here Amazon DLM is that of the AWS 6 bindings, whichever lane runs; what it writes is nothing for provider 5.
jest.mock("@cdktf/provider-aws/lib/dlm-lifecycle-policy", () =>
  jest.requireActual("provider-aws-6/lib/dlm-lifecycle-policy"),
);
delete process.env.PLINTH_RECORD;

const tag = { Backup: "data" };
const the = (speak: Speak) => kept({}, speak).the("aws_dlm_lifecycle_policy");

test("a default policy takes every volume each day and keeps its snapshots a week, unless it is told otherwise", () => {
  expect(the((backup) => backup.backUpTheRest("volumes"))).toMatchObject({
    description: "test Backup Rest-volumes",
    default_policy: "VOLUME",
    state: "ENABLED",
    policy_details: {
      policy_language: "SIMPLIFIED",
      resource_type: "VOLUME",
      create_interval: 1,
      retain_interval: 7,
      copy_tags: true,
      exclusions: { exclude_boot_volumes: false },
    },
  });
  const options = { excludeBootVolumes: true, excludeVolumeTypes: ["st1", "sc1"] } as const;
  const told = the((backup) => backup.backUpTheRest("volumes", { ...options, everyDays: 7, keepDays: 14 }));
  expect(told.policy_details).toMatchObject({
    create_interval: 7,
    retain_interval: 14,
    exclusions: { exclude_boot_volumes: true, exclude_volume_types: ["st1", "sc1"] },
  });
});

test("a default policy of instances makes images, by a role of their own, and says nothing of volumes", () => {
  const { default_policy, policy_details, execution_role_arn } = the((backup) =>
    backup.backUpTheRest("instances", { excludeTags: { Backup: "none" } }),
  );
  expect([default_policy, policy_details.resource_type]).toEqual(["INSTANCE", "INSTANCE"]);
  expect(policy_details.exclusions).toEqual({ exclude_tags: { Backup: "none" } });
  expect(execution_role_arn).toContain("Backup_ImageRole");
});

test.each([
  [{ excludeBootVolumes: true }, false],
  [{ excludeBootVolumes: false }, false],
  [{ excludeVolumeTypes: ["gp2"] as const }, false],
  [{ excludeVolumeTypes: [] }, true],
  [{ excludeTags: { a: "b" } }, true],
])("a default policy of instances is told %j: accepted is %p", (options, isAccepted) => {
  const speak: Speak = (backup) => backup.backUpTheRest("instances", options);
  const sentence = "  - excludeBootVolumes and excludeVolumeTypes must be left out of images of instances";
  if (isAccepted) expect(() => the(speak)).not.toThrow();
  else expect(refusal({}, speak)).toContain(sentence);
});

test.each([
  [{ everyDays: 0 }, "everyDays must be 1 to 7, got 0"],
  [{ everyDays: 8, keepDays: 14 }, "everyDays must be 1 to 7, got 8"],
  [{ keepDays: 1 }, "keepDays must be 2 to 14, got 1"],
  [{ keepDays: 15 }, "keepDays must be 2 to 14, got 15"],
  [{ everyDays: 5, keepDays: 5 }, "keepDays must be more than everyDays 5, got 5"],
  [{ excludeVolumeTypes: ["gp1"] }, "excludeVolumeTypes[0] must be one of gp2, gp3, io1, io2, sc1, st1, standard, got"],
  [
    { excludeVolumeTypes: ["gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"] },
    "excludeVolumeTypes must have at most 6 members, got 7",
  ],
])("a default policy refuses %j", (options, sentence) => {
  expect(refusal({}, (backup) => backup.backUpTheRest("volumes", options as never))).toContain(`  - ${sentence}`);
});

test.each(["", "volume", "all volumes", "volumes or instances", "snapshots"])(
  "there is no default policy of %j",
  (of) => {
    expect(refusal({}, (backup) => backup.backUpTheRest(of as never))).toContain("  - of must be volumes or instances");
  },
);

test("a default policy of each kind can be made once, and both are watched for what they make", () => {
  let keys: string[] = [];
  kept({}, (backup) => {
    backup.backUpTheRest("volumes");
    backup.backUpTheRest("instances");
    keys = Object.keys(backup.signals);
  });
  expect(keys.slice(2)).toEqual(["failedSnapshots-Rest-volumes", "failedImages-Rest-instances"]);
  expect(
    refusal({}, (backup) => {
      for (let time = 0; time < 2; time++) backup.backUpTheRest("volumes");
    }),
  ).toContain('  - of must be new, got "volumes"');
});

test("the archive keeps what a schedule no longer does, by count or by age", () => {
  const tierOf = (schedule: SnapshotSchedule) =>
    the((backup) => backup.snapshotVolumes("Data", { tag, schedules: { one: schedule } })).policy_details.schedule[0]
      .archive_rule.archive_retain_rule.retention_archive_tier;
  expect(tierOf({ schedule: "monthly", keep: 3, archive: { keep: 12 } })).toEqual({ count: 12 });
  expect(tierOf({ schedule: "yearly", keepDays: 400, archive: { keepDays: 90 } })).toEqual({
    interval: 90,
    interval_unit: "DAYS",
  });
});

test("images are copied to another region by a role that may use the key there, and failed copies are watched", () => {
  const copyTo = [{ region: "eu-west-1", encryptionKey: { arn: KEY_THERE }, keepDays: 30 }];
  let titles: (string | undefined)[] = [];
  const made = kept({}, (backup) => {
    backup.makeImages("Golden", { tag, schedules: { daily: { schedule: "daily", keep: 3, copyTo } } });
    titles = Object.values(backup.signals).map((signal) => signal?.title);
  });
  expect(titles.slice(2)).toEqual(["Failed images of Images-Golden", "Failed image copies of Images-Golden"]);
  expect(made.the("aws_dlm_lifecycle_policy").policy_details.schedule[0].cross_region_copy_rule).toEqual([
    {
      target_region: "eu-west-1",
      encrypted: true,
      cmk_arn: KEY_THERE,
      copy_tags: true,
      retain_rule: { interval: 30, interval_unit: "DAYS" },
    },
  ]);
  expect(made.the("aws_iam_role_policy").policy).toContain(KEY_THERE);
});

describe("what a default policy takes", () => {
  test("is what no other one does, without what carries one of its tags", () => {
    const lines = linesOf((backup, stack) => {
      backup.backUpTheRest("volumes", { excludeTags: { Backup: "none", Scratch: "yes" } });
      const volume = (id: string, tags: Record<string, string>) =>
        new EbsVolume(stack, id, { availabilityZone: "us-east-1a", size: 1, tags });
      volume("Forgotten", { Backup: "later" });
      volume("Scratch", { Scratch: "yes" });
      volume("None", { Backup: "none" });
      backup.protect(volume("Chosen", {}));
    });
    expect(lines).toEqual([
      "Forgotten kept Backup/Rest-volumes",
      "Scratch unprotected",
      "None unprotected",
      "Chosen kept Backup/Selection-Chosen",
    ]);
  });
});
