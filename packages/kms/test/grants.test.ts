import { Synthesized } from "@plinth/testing";
import fc from "fast-check";
import type { KeyService } from "../src";
import { made, plain, role, roleOf } from "./made";

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

const worker = { role: role("worker") };

test("a permission can be narrowed to services, in the region of the key", () => {
  const key = made({}, (module) => module.grantDecrypt(worker, { through: ["s3", "rds"] }));
  const [{ Action, Condition }] = Synthesized.json(plain(key.the("aws_iam_role_policy").policy)).Statement;
  expect(Action).toEqual(["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"]);
  expect(Condition).toEqual({
    StringEquals: {
      "kms:ViaService": [
        "rds.${data.aws_region.Plinth_Region.id}.amazonaws.com",
        "s3.${data.aws_region.Plinth_Region.id}.amazonaws.com",
      ],
    },
  });
});

test("a narrow permission does not hide a wide one, in any order", () => {
  const permissions = (...choices: (readonly KeyService[] | undefined)[]) =>
    made({}, (module) => {
      for (const through of choices) module.grantDecrypt(worker, { through });
    });
  const all = permissions(["s3", "rds"], ["s3"], undefined);
  expect(all.addresses.filter((address) => address.startsWith("aws_iam_role_policy")).length).toBe(3);
  fc.assert(
    fc.property(fc.shuffledSubarray([["rds", "s3"], ["s3"], undefined] as const, { minLength: 3 }), (choices) => {
      expect(permissions(...choices).document.resource).toEqual(all.document.resource);
    }),
    { numRuns: 6 },
  );
});

test.each([
  [[], "through must have at least 1 members, got 0"],
  [["s3", "s3"], 'through must not repeat a member, got "s3" twice'],
  [
    ["mail"],
    "through[0] must be one of backup, dynamodb, ec2, elasticache, elasticfilesystem, kinesis, lambda, logs, rds, s3, " +
      'secretsmanager, sns, sqs, ssm, got "mail"',
  ],
])("through %j is refused", (through, problem) => {
  made({}, (module) => {
    const wrong = () => module.grantEncrypt(worker, { through: through as KeyService[] });
    expect(wrong).toThrow(`test/Key.grantEncrypt() (KmsModule) is misconfigured:\n  - ${problem}`);
  });
});
