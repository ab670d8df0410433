import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { keyFor } from "@plinth/core";
import { synth } from "@plinth/testing";
import { KmsModule } from "../src";
import { admitting, made, policyOf, roleOf, statement, USES } from "./made";

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const key = made({ environment }, admitting(...USES));

  test("the key rotates, in the period that AWS chooses", () => {
    expect(key.the("aws_kms_key").enable_key_rotation).toBe(true);
    expect(key.the("aws_kms_key")).not.toHaveProperty("rotation_period_in_days");
  });

  test("the policy is a resource of its own", () => {
    expect(key.the("aws_kms_key")).not.toHaveProperty("policy");
    expect(key.the("aws_kms_key_policy").key_id).toBe("${aws_kms_key.Key.key_id}");
  });

  test("the account's IAM policies always apply, so that nobody is locked out", () => {
    expect(policyOf(key)[0]).toEqual({
      Sid: "EnableIamPolicies",
      Effect: "Allow",
      Principal: {
        AWS: [
          "arn:${data.aws_partition.Plinth_Partition_741393A3.partition}:iam::${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:root",
        ],
      },
      Action: ["kms:*"],
      Resource: ["*"],
    });
  });

  test("every other statement is bound to this account by a condition", () => {
    const [, ...others] = policyOf(key);
    expect(others.map(({ Sid }) => Sid)).toEqual([
      "Alarms",
      "AutoScaling",
      "AutoScalingVolumes",
      "Backup",
      "BackupVaults",
      "CloudFront",
      "Delivery",
      "Events",
      "EventsToTopics",
      "Logs",
      "RdsEvents",
      "S3",
      "Sns",
    ]);
    for (const { Condition } of others) {
      expect(JSON.stringify(Condition)).toContain("${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}");
    }
  });

  test("the policy lets no service in that nobody has named", () => {
    expect(policyOf(made({ environment })).map(({ Sid }) => Sid)).toEqual(["EnableIamPolicies"]);
  });
});

test("a deleted key can be saved for 7 days in dev and 30 in prod", () => {
  const days = (["dev", "prod"] as const).map(
    (environment) => made({ environment }).the("aws_kms_key").deletion_window_in_days,
  );
  expect(days).toEqual([7, 30]);
});

test("window, period, description, alias, regions and tags can be chosen", () => {
  const key = made({
    deletionWindowDays: 14,
    rotationPeriodDays: 90,
    description: "Volumes of the shop",
    alias: "shop/volumes",
    multiRegion: true,
    tags: { DataClassification: "confidential" },
  });
  expect(key.the("aws_kms_key")).toEqual({
    deletion_window_in_days: 14,
    description: "Volumes of the shop",
    enable_key_rotation: true,
    multi_region: true,
    rotation_period_in_days: 90,
    tags: { DataClassification: "confidential", Name: "test-key" },
  });
  expect(key.the("aws_kms_alias")).toEqual({
    name: "alias/shop/volumes",
    target_key_id: "${aws_kms_key.Key.key_id}",
  });
});

test("alias and description default to the path", () => {
  const key = made();
  expect(key.the("aws_kms_alias").name).toBe("alias/test-key");
  expect(key.the("aws_kms_key").description).toBe("test/Key");
});

test("whoever uses the key's ARN waits for its policy", () => {
  const key = made({}, (module, stack) => {
    new CloudwatchLogGroup(stack, "Records", { name: "/shop/records", kmsKeyId: keyFor(module, "logs") });
  });
  expect(key.the("aws_cloudwatch_log_group").kms_key_id).toMatch(
    /^arn:\$\{data\.aws_partition\.\w+\.partition\}:kms:\$\{data\.aws_region\.\w+\.id\}:\$\{data\.aws_caller_identity\.\w+\.account_id\}:key\/\$\{aws_kms_key_policy\.Key_Policy_\w+\.key_id\}$/,
  );
  expect(statement(key, "Logs")).toMatchObject({
    Principal: { Service: [expect.stringMatching(/^logs\.\$\{data\.aws_region\.\w+\.id\}\.amazonaws\.com$/)] },
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": expect.stringMatching(/account_id\}:log-group:\*$/),
      },
    },
  });
});

test("every mistake is told at once, and nothing is made", () => {
  synth((stack) => {
    const wrong = () =>
      new KmsModule(stack, "Key", {
        environment: "dev",
        deletionWindowDays: 5,
        rotationPeriodDays: 30,
        description: "",
        alias: "aws/shop",
        administrators: [{ name: "ana", arn: "arn:aws:iam::123456789012:user/ana" }],
      });
    expect(wrong).toThrow(
      [
        "test/Key (KmsModule) is misconfigured:",
        '  - description must have 1 to 8192 characters, got ""',
        '  - alias must have 1 to 250 letters, digits and "/_-", and must not begin with "aws/", got "aws/shop"',
        "  - deletionWindowDays must be 7 to 30, got 5",
        "  - rotationPeriodDays must be 90 to 2560, got 30",
        '  - administrators[0].arn must be the ARN of a role, got "arn:aws:iam::123456789012:user/ana"',
      ].join("\n"),
    );
    expect(stack.node.tryFindChild("Key")).toBeUndefined();
    roleOf(stack, "SoThatTheStackIsValid");
  });
});

test.each(["aws/shop", "with space", "a".repeat(251)])("the alias %j is refused", (alias) => {
  expect(() => made({ alias })).toThrow("alias must have 1 to 250 letters");
});

test("every address is the one of the snapshot", () => {
  const key = made({}, (module, stack) => module.grantDecrypt({ role: roleOf(stack, "Worker") }));
  expect(key.addresses).toMatchInlineSnapshot(`
[
  "aws_iam_role.Worker",
  "aws_iam_role_policy.Key_Decrypt-Worker_BB4643AD",
  "aws_kms_alias.Key_Alias_6C2E2031",
  "aws_kms_key.Key",
  "aws_kms_key_policy.Key_Policy_58DDA5C1",
]
`);
});
