import type { KeyUse } from "@plinth/core";
import fc from "fast-check";
import { admitting, made, plain, policyOf, statement, USES } from "./made";

const ACCOUNT = "${data.aws_caller_identity.Plinth_Account.account_id}";
const PARTITION = "${data.aws_partition.Plinth_Partition.partition}";
const REGION = "${data.aws_region.Plinth_Region.id}";

const WRITE = ["kms:Decrypt", "kms:GenerateDataKey*"];
const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

const conditionsOf = (use: KeyUse, sid: string) =>
  JSON.parse(plain(JSON.stringify(statement(made({}, admitting(use)), sid)?.Condition)));

test("the service-linked role of Auto Scaling need not exist: it is a condition, not a principal", () => {
  const key = made({}, admitting("autoscaling"));
  for (const sid of ["AutoScaling", "AutoScalingVolumes"]) {
    expect(statement(key, sid)).toMatchObject({
      Principal: { AWS: ["*"] },
      Condition: {
        StringEquals: { "kms:CallerAccount": expect.stringContaining("account_id") },
        ArnEquals: {
          "aws:PrincipalArn": expect.stringMatching(
            /:role\/aws-service-role\/autoscaling\.amazonaws\.com\/AWSServiceRoleForAutoScaling$/,
          ),
        },
      },
    });
  }
  expect(statement(key, "AutoScalingVolumes")).toMatchObject({
    Action: ["kms:CreateGrant"],
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  });
});

test("AWS Backup uses the key only through its own service", () => {
  const key = made({}, admitting("backup"));
  for (const sid of ["Backup", "BackupVaults"]) {
    expect(statement(key, sid)?.Condition?.StringEquals?.["kms:ViaService"]).toMatch(
      /^backup\.\$\{.*\.amazonaws\.com$/,
    );
  }
});

test.each<[KeyUse, string, string, readonly string[], string]>([
  ["s3", "S3", "s3.amazonaws.com", WRITE, `arn:${PARTITION}:s3:::*`],
  ["sns", "Sns", "sns.amazonaws.com", WRITE, `arn:${PARTITION}:sns:${REGION}:${ACCOUNT}:*`],
  ["events", "Events", "events.amazonaws.com", WRITE, `arn:${PARTITION}:events:${REGION}:${ACCOUNT}:rule/*`],
  ["rds-events", "RdsEvents", "events.rds.amazonaws.com", WRITE, `arn:${PARTITION}:rds:${REGION}:${ACCOUNT}:*`],
  ["delivery", "Delivery", "delivery.logs.amazonaws.com", USE, `arn:${PARTITION}:logs:${REGION}:${ACCOUNT}:*`],
])("%s acts for things of this account only", (use, sid, service, actions, sourceArn) => {
  expect(statement(made({}, admitting(use)), sid)).toMatchObject({
    Principal: { Service: [service] },
    Action: actions,
    Resource: ["*"],
  });
  expect(conditionsOf(use, sid)).toEqual({
    StringEquals: { "aws:SourceAccount": ACCOUNT },
    ArnLike: { "aws:SourceArn": sourceArn },
  });
});

test("alarms publish for this account only", () => {
  expect(statement(made({}, admitting("alarms")), "Alarms")).toMatchObject({
    Principal: { Service: ["cloudwatch.amazonaws.com"] },
    Action: WRITE,
  });
  expect(conditionsOf("alarms", "Alarms")).toEqual({ StringEquals: { "aws:SourceAccount": ACCOUNT } });
});

test("EventBridge names no source to a topic, so that it may write to topics of this account and region only", () => {
  expect(conditionsOf("events", "EventsToTopics")).toEqual({
    ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:${PARTITION}:sns:${REGION}:${ACCOUNT}:*` },
  });
});

test("CloudFront reads, for distributions of this account only", () => {
  expect(statement(made({}, admitting("cloudfront")), "CloudFront")?.Action).toEqual(["kms:Decrypt"]);
  expect(conditionsOf("cloudfront", "CloudFront")).toEqual({
    ArnLike: { "aws:SourceArn": `arn:${PARTITION}:cloudfront::${ACCOUNT}:distribution/*` },
  });
});

test("the policy depends neither on the order nor on the number of registrations", () => {
  const document = (uses: KeyUse[]) => made({}, admitting(...uses)).the("aws_kms_key_policy").policy;
  const expected = document(USES);
  fc.assert(
    fc.property(fc.shuffledSubarray([...USES, ...USES], { minLength: 8 }), (uses) => {
      fc.pre(USES.every((use) => uses.includes(use)));
      expect(document(uses)).toBe(expected);
    }),
    { numRuns: 20 },
  );
});

test("a new use changes the policy and no address", () => {
  const before = made({}, admitting("logs"));
  const after = made({}, admitting("s3", "logs", "alarms"));
  expect(after.addresses).toEqual(before.addresses);
  expect(policyOf(after)).toEqual(expect.arrayContaining(policyOf(before)));
});

test("a use that nobody knows is refused", () => {
  made({}, (module) => {
    expect(() => module.admit("mail" as KeyUse)).toThrow(
      [
        'test/Key.admit("mail") (KmsModule) is misconfigured:',
        '  - use must be one of logs, autoscaling, alarms, backup, s3, delivery, sns, rds-events, events, cloudfront, got "mail"',
      ].join("\n"),
    );
  });
});
