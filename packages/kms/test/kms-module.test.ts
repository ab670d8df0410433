import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { assumedBy, type KeyUse, keyFor, type Statement } from "@plinth/core";
import { Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import fc from "fast-check";
import { KmsModule, type KmsModuleProps } from "../src";

const USES: KeyUse[] = ["alarms", "autoscaling", "backup", "logs", "s3"];

const made = (props: Partial<KmsModuleProps> = {}, use: (key: KmsModule, stack: TerraformStack) => void = () => {}) =>
  synth((stack) => use(new KmsModule(stack, "Key", { environment: "dev", ...props }), stack));

const admitting =
  (...uses: KeyUse[]) =>
  (key: KmsModule) => {
    for (const use of uses) key.admit(use);
  };

const roleOf = (stack: TerraformStack, id: string) =>
  new IamRole(stack, id, { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });

const policyOf = (synthesized: Synthesized) =>
  Synthesized.json(synthesized.the("aws_kms_key_policy").policy).Statement as (Record<string, unknown> & {
    Sid: string;
    Action: string[];
    Condition?: Statement["conditions"];
  })[];

const statement = (synthesized: Synthesized, sid: string) => policyOf(synthesized).find(({ Sid }) => Sid === sid);

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
          "arn:${data.aws_partition.Key_Partition_B36E0522.partition}:iam::${data.aws_caller_identity.Key_Account_4A2C4BB1.account_id}:root",
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
      "Logs",
      "S3",
    ]);
    for (const { Condition } of others) {
      expect(JSON.stringify(Condition)).toContain("${data.aws_caller_identity.Key_Account_4A2C4BB1.account_id}");
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

test("the policy never mentions what the key encrypts, so no loop forms", () => {
  const key = made({}, (module, stack) => {
    module.grantDecrypt({ role: roleOf(stack, "Worker") });
    new CloudwatchLogGroup(stack, "Records", { name: "/shop/records", kmsKeyId: keyFor(module, "logs") });
  });
  const references = new Set(key.the("aws_kms_key_policy").policy.match(/\$\{[\w.]+/g));
  expect([...references].every((reference) => String(reference).startsWith("${data."))).toBe(true);
});

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

test.each([
  ["alarms", "Alarms", "cloudwatch.amazonaws.com"],
  ["s3", "S3", "s3.amazonaws.com"],
] as const)("%s may use the key for this account only", (use, sid, service) => {
  expect(statement(made({}, admitting(use)), sid)).toMatchObject({
    Principal: { Service: [service] },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Condition: { StringEquals: { "aws:SourceAccount": expect.stringContaining("account_id") } },
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

test("administrators manage the key and cannot use it", () => {
  const key = made({}, () => {});
  expect(statement(key, "Administrators")).toBeUndefined();
  const administrators = [
    { name: "platform", arn: "arn:aws:iam::123456789012:role/platform" },
    { name: "security", arn: "arn:aws:iam::123456789012:role/security" },
    { name: "platform", arn: "arn:aws:iam::123456789012:role/platform" },
  ];
  const administration = statement(made({ administrators }), "Administrators");
  expect(administration?.Principal).toEqual({
    AWS: ["arn:aws:iam::123456789012:role/platform", "arn:aws:iam::123456789012:role/security"],
  });
  expect(administration?.Action).toContain("kms:PutKeyPolicy");
  expect(administration?.Action).not.toContain("kms:CreateGrant");
  expect(administration?.Action.filter((action) => /Encrypt|Decrypt|GenerateDataKey|\*/.test(action))).toEqual([]);
});

test("an administrator can be a role of the same stack", () => {
  const key = synth((stack) => {
    const platform = roleOf(stack, "Platform");
    new KmsModule(stack, "Key", { environment: "prod", administrators: [platform, platform] });
  });
  expect(statement(key, "Administrators")?.Principal).toEqual({ AWS: ["${aws_iam_role.Platform.arn}"] });
});

test.each([
  [
    "grantEncrypt",
    ["kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptTo"],
  ],
  ["grantDecrypt", ["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"]],
  [
    "grantEncryptDecrypt",
    [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ],
  ],
] as const)("%s permits exactly that, on this key, once", (verb, actions) => {
  const key = made({}, (module, stack) => {
    const worker = { role: roleOf(stack, "Worker") };
    expect(module[verb](worker)).toBe(module[verb](worker));
  });
  const { role, policy } = key.the("aws_iam_role_policy");
  expect(role).toBe("${aws_iam_role.Worker.name}");
  expect(Synthesized.json(policy).Statement).toEqual([
    { Effect: "Allow", Action: actions, Resource: [expect.stringContaining("${aws_kms_key_policy.Key_Policy_")] },
  ]);
});

test("every mistake is told at once, and nothing is made", () => {
  synth((stack) => {
    const wrong = () =>
      new KmsModule(stack, "Key", {
        environment: "dev",
        deletionWindowDays: 5,
        rotationPeriodDays: 30,
        description: "",
        alias: "alias/shop",
        administrators: [{ name: "ana", arn: "arn:aws:iam::123456789012:user/ana" }],
      });
    expect(wrong).toThrow(
      [
        "test/Key (KmsModule) is misconfigured:",
        "  - deletionWindowDays must be 7 to 30, got 5",
        "  - rotationPeriodDays must be 90 to 2560, got 30",
        '  - description must have 1 to 8192 characters, got ""',
        '  - alias must have 1 to 250 letters, digits and "/_-", and must not begin with "alias/" or "aws/", got "alias/shop"',
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

test("more administrators than a key policy can hold are refused", () => {
  const administrators = Array.from({ length: 800 }, (_, index) => ({
    name: `team-${index}`,
    arn: `arn:aws:iam::123456789012:role/team-${String(index).padStart(3, "0")}`,
  }));
  expect(() => made({ administrators })).toThrow(
    /- administrators must fit into a key policy of 32768 bytes, got 800, which make 3\d{4}$/,
  );
});

test("a use that nobody knows is refused", () => {
  made({}, (module) => {
    expect(() => module.admit("mail" as KeyUse)).toThrow(
      [
        'test/Key.admit("mail") (KmsModule) is misconfigured:',
        '  - use must be one of logs, autoscaling, alarms, backup, s3, got "mail"',
      ].join("\n"),
    );
  });
});

test("addresses", () => {
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
