import { read, type Stack } from "@plinth/model";
import { lostSafeguards, lostTags, SAFEGUARDS } from "../src/safeguards";

type Resources = Record<string, Record<string, object>>;

const stack = (resource: Resources): Stack => read({ resource });
const lost = (before: Resources, after: Resources) =>
  lostSafeguards(stack(before), stack(after)).map(({ topic, address, sentence }) => `${topic}: ${address} ${sentence}`);

const one = (type: string, args: object): Resources => ({ [type]: { Main: args } });
const beside = (type: string, args: object, of: string, more: object): Resources => ({
  ...one(type, args),
  [of]: { Part: more },
});
const bucket = (of: string, more: object) =>
  beside("aws_s3_bucket", {}, of, { bucket: "${aws_s3_bucket.Main.id}", ...more });
const access = (rest: boolean) =>
  bucket("aws_s3_bucket_public_access_block", { block_public_acls: true, restrict_public_buckets: rest });

/** By sentence: with the safeguard, and with less of it. */
const CASES: Readonly<Record<string, readonly [before: Resources, after: Resources]>> = {
  "protection: aws_db_instance.Main has no deletion protection any more": [
    one("aws_db_instance", { deletion_protection: true }),
    one("aws_db_instance", { deletion_protection: false }),
  ],
  "protection: aws_lb.Main has no deletion protection any more": [
    one("aws_lb", { enable_deletion_protection: true }),
    one("aws_lb", {}),
  ],
  "protection: aws_kms_key.Main may be destroyed by Terraform: prevent_destroy is gone": [
    one("aws_kms_key", { lifecycle: { prevent_destroy: true } }),
    one("aws_kms_key", {}),
  ],
  "protection: aws_db_instance.Main takes no final snapshot any more": [
    one("aws_db_instance", { skip_final_snapshot: false }),
    one("aws_db_instance", { skip_final_snapshot: true }),
  ],
  "protection: aws_s3_bucket.Main is deleted with what it holds: force_destroy": [
    one("aws_s3_bucket", {}),
    one("aws_s3_bucket", { force_destroy: true }),
  ],
  "protection: aws_kms_key.Main has a shorter deletion window": [
    one("aws_kms_key", {}),
    one("aws_kms_key", { deletion_window_in_days: 7 }),
  ],
  "protection: aws_secretsmanager_secret.Main has a shorter recovery window": [
    one("aws_secretsmanager_secret", { recovery_window_in_days: 30 }),
    one("aws_secretsmanager_secret", { recovery_window_in_days: 0 }),
  ],
  "protection: aws_lb.Main has no web ACL any more": [
    beside("aws_lb", {}, "aws_wafv2_web_acl_association", { resource_arn: "${aws_lb.Main.arn}" }),
    one("aws_lb", {}),
  ],
  "encryption: aws_db_instance.Main is not encrypted at rest any more": [
    one("aws_db_instance", { storage_encrypted: true }),
    one("aws_db_instance", {}),
  ],
  "encryption: aws_ebs_volume.Main is not encrypted at rest any more": [
    one("aws_ebs_volume", { encrypted: true }),
    one("aws_ebs_volume", { encrypted: false }),
  ],
  "encryption: aws_sns_topic.Main is no longer encrypted with a customer managed key": [
    one("aws_sns_topic", { kms_master_key_id: "${aws_kms_key.K.arn}" }),
    one("aws_sns_topic", {}),
  ],
  "encryption: aws_s3_bucket.Main has no encryption settings any more": [
    bucket("aws_s3_bucket_server_side_encryption_configuration", {}),
    one("aws_s3_bucket", {}),
  ],
  "backup: aws_db_instance.Main keeps its backups for fewer days": [
    one("aws_db_instance", { backup_retention_period: 35 }),
    one("aws_db_instance", { backup_retention_period: 7 }),
  ],
  "backup: aws_ebs_volume.Main is in fewer backup selections": [
    beside("aws_ebs_volume", {}, "aws_backup_selection", { resources: ["${aws_ebs_volume.Main.arn}"] }),
    beside("aws_ebs_volume", {}, "aws_backup_selection", { resources: [] }),
  ],
  "backup: aws_s3_bucket.Main has no versioning any more": [
    bucket("aws_s3_bucket_versioning", { versioning_configuration: { status: "Enabled" } }),
    bucket("aws_s3_bucket_versioning", { versioning_configuration: { status: "Suspended" } }),
  ],
  "backup: aws_dynamodb_table.Main has no point-in-time recovery any more": [
    one("aws_dynamodb_table", { point_in_time_recovery: { enabled: true } }),
    one("aws_dynamodb_table", {}),
  ],
  "logging: aws_db_instance.Main exports fewer logs": [
    one("aws_db_instance", { enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"] }),
    one("aws_db_instance", { enabled_cloudwatch_logs_exports: ["postgresql"] }),
  ],
  "logging: aws_vpc.Main has no flow log any more": [
    beside("aws_vpc", {}, "aws_flow_log", { vpc_id: "${aws_vpc.Main.id}" }),
    one("aws_vpc", {}),
  ],
  "logging: aws_lb.Main has no access log any more": [
    one("aws_lb", { access_logs: { enabled: true } }),
    one("aws_lb", { access_logs: { enabled: false } }),
  ],
  "logging: aws_s3_bucket.Main has no access log any more": [
    bucket("aws_s3_bucket_logging", {}),
    one("aws_s3_bucket", {}),
  ],
  "logging: aws_cloudwatch_log_group.Main keeps its events for fewer days": [
    one("aws_cloudwatch_log_group", {}),
    one("aws_cloudwatch_log_group", { retention_in_days: 7 }),
  ],
  "alarms: aws_lb.Main has fewer alarms": [
    beside("aws_lb", {}, "aws_cloudwatch_metric_alarm", { dimensions: { LoadBalancer: "${aws_lb.Main.arn_suffix}" } }),
    one("aws_lb", {}),
  ],
  "alarms: aws_cloudwatch_metric_alarm.Main notifies fewer receivers": [
    one("aws_cloudwatch_metric_alarm", { alarm_actions: ["a"] }),
    one("aws_cloudwatch_metric_alarm", { alarm_actions: ["a"], actions_enabled: false }),
  ],
  "exposure: aws_db_instance.Main is publicly accessible": [
    one("aws_db_instance", {}),
    one("aws_db_instance", { publicly_accessible: true }),
  ],
  "exposure: aws_s3_bucket.Main blocks less public access": [access(true), access(false)],
};

test.each(Object.entries(CASES))("it is a loss: %s", (sentence, [before, after]) => {
  expect(lost(before, after)).toEqual([sentence]);
  expect(lost(after, before)).toEqual([]);
  expect(lost(before, before)).toEqual([]);
});

test("every safeguard has a case", () => {
  const sentences = SAFEGUARDS.map(({ topic, lost }) => `${topic} ${lost}`);
  const tested = Object.keys(CASES).map((name) => name.replace(/: aws_\w+\.\w+/, ""));
  expect([...new Set(sentences)].filter((sentence) => !tested.includes(sentence))).toEqual([]);
});

test("what is known later is no loss", () => {
  const days = (value: unknown) => one("aws_db_instance", { backup_retention_period: value });
  expect(lost(days(35), days("${var.days}"))).toEqual([]);
});

test("of a moved resource it is seen too, of a destroyed one it is none", () => {
  const before = stack(one("aws_db_instance", { deletion_protection: true }));
  const after = read({
    resource: { aws_db_instance: { Store: {} } },
    moved: [{ from: "aws_db_instance.Main", to: "aws_db_instance.Store" }],
  });
  expect(lostSafeguards(before, after).map(({ address }) => address)).toEqual(["aws_db_instance.Store"]);
  expect(lostSafeguards(before, stack({}))).toEqual([]);
});

test("tags that are gone are named, tags that change are not", () => {
  const tags = (of: object) => stack(one("aws_vpc", { tags: of }));
  expect(lostTags(tags({ Owner: "a", Name: "b" }), tags({ Name: "c" }))).toEqual(
    new Map([["aws_vpc.Main", ["Owner"]]]),
  );
});
