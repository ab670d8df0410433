import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { assumedBy } from "@plinth/core";
import { type Arguments, Synthesized, synth } from "@plinth/testing";
import { Construct } from "constructs";
import { SecretModule, type SecretModuleProps } from "../src";
import { encryptionKey, role } from "./roles";

const lambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:rotate-api-key";

const secret = (props: Partial<SecretModuleProps> = {}, use: (made: SecretModule) => void = () => {}) =>
  synth((stack) => use(new SecretModule(stack, "ApiKey", { environment: "dev", ...props })));

const statements = (made: Synthesized): Arguments[] =>
  Synthesized.json(made.the("aws_iam_role_policy").policy).Statement;

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const everything: Partial<SecretModuleProps> = {
    environment,
    encryptionKey,
    rotation: { lambdaArn, days: 30 },
    policy: [
      {
        actions: ["secretsmanager:GetSecretValue"],
        resources: ["*"],
        principals: { AWS: ["arn:aws:iam::210987654321:role/reader"] },
      },
    ],
  };

  test("nothing in the document is a value, or reads one", () => {
    const made = secret(everything, (it) => it.grantRead(role("web")));
    expect(Object.keys(made.document.resource).sort()).toEqual([
      "aws_iam_role_policy",
      "aws_lambda_permission",
      "aws_secretsmanager_secret",
      "aws_secretsmanager_secret_policy",
      "aws_secretsmanager_secret_rotation",
    ]);
    expect(Object.keys(made.document.data).sort()).toEqual(["aws_caller_identity", "aws_region"]);
    expect(made.text).not.toMatch(/secret_string|secret_binary|password"/);
  });

  test("a key of one's own encrypts the value", () => {
    expect(secret(everything).the("aws_secretsmanager_secret").kms_key_id).toBe(encryptionKey.arn);
  });

  test("no resource policy admits everybody", () => {
    expect(secret(everything).the("aws_secretsmanager_secret_policy").block_public_policy).toBe(true);
  });

  test("Secrets Manager calls the rotation function for this account only", () => {
    expect(secret(everything).the("aws_lambda_permission")).toEqual({
      action: "lambda:InvokeFunction",
      function_name: lambdaArn,
      principal: "secretsmanager.amazonaws.com",
      source_account: expect.stringMatching(
        /^\$\{data\.aws_caller_identity\.Plinth_Account_[0-9A-F]{8}\.account_id\}$/,
      ),
    });
  });

  test("a reader reads this secret and decrypts it, through Secrets Manager, and does nothing else", () => {
    const made = secret(everything, (it) => it.grantRead(role("web")));
    expect(made.the("aws_iam_role_policy").role).toBe("web");
    expect(statements(made)).toEqual([
      {
        Effect: "Allow",
        Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
        Resource: ["${aws_secretsmanager_secret.ApiKey.arn}"],
      },
      {
        Effect: "Allow",
        Action: ["kms:Decrypt"],
        Resource: [encryptionKey.arn],
        Condition: {
          StringEquals: {
            "kms:ViaService": expect.stringMatching(
              /^secretsmanager\.\$\{data\.aws_region\.Plinth_Region_[0-9A-F]{8}\.id\}\.amazonaws\.com$/,
            ),
            "kms:EncryptionContext:SecretARN": "${aws_secretsmanager_secret.ApiKey.arn}",
          },
        },
      },
    ]);
  });
});

test("without a key of one's own, a reader needs no permission on a key", () => {
  const made = secret({}, (it) => it.grantRead(role("web")));
  expect(statements(made)).toHaveLength(1);
  expect(made.document.data).toBeUndefined();
});

test("a rotation function reads, writes and moves versions of this secret", () => {
  const made = secret({ encryptionKey }, (it) => it.grantRotate(role("rotator")));
  const [versions, random, key] = statements(made);
  expect(versions.Action).toEqual([
    "secretsmanager:DescribeSecret",
    "secretsmanager:GetSecretValue",
    "secretsmanager:PutSecretValue",
    "secretsmanager:UpdateSecretVersionStage",
  ]);
  expect(versions.Resource).toEqual(["${aws_secretsmanager_secret.ApiKey.arn}"]);
  expect(random).toEqual({ Effect: "Allow", Action: ["secretsmanager:GetRandomPassword"], Resource: ["*"] });
  expect(key.Action).toEqual(["kms:Decrypt", "kms:GenerateDataKey"]);
});

test("a permission said twice is made once, and readers do not touch each other", () => {
  const grant = (...names: string[]) => secret({}, (it) => names.map((name) => it.grantRead(role(name))));
  expect(grant("web", "web").addresses).toEqual(grant("web").addresses);
  expect(grant("batch", "web").all("aws_iam_role_policy")).toEqual(grant("web", "batch").all("aws_iam_role_policy"));
  expect(grant("web", "batch").all("aws_iam_role_policy")).toMatchObject(grant("web").all("aws_iam_role_policy"));
});

test("a role made beside the secret can read it", () => {
  const made = synth((stack) => {
    const web = new IamRole(stack, "WebRole", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
    new SecretModule(stack, "ApiKey", { environment: "dev" }).grantRead({ role: web });
  });
  expect(made.the("aws_iam_role_policy").role).toBe("${aws_iam_role.WebRole.name}");
});

test("a deleted secret is gone at once in dev and can be restored for 30 days in prod", () => {
  const days = (["dev", "prod"] as const).map(
    (environment) => secret({ environment }).the("aws_secretsmanager_secret").recovery_window_in_days,
  );
  expect(days).toEqual([0, 30]);
  expect(secret({ recoveryDays: 7 }).the("aws_secretsmanager_secret").recovery_window_in_days).toBe(7);
});

test("name, description and tags can be said", () => {
  const props = { name: "payments/stripe", description: "Key of the payment provider", tags: { DataClass: "secret" } };
  expect(secret(props).the("aws_secretsmanager_secret")).toEqual({
    name: "payments/stripe",
    description: "Key of the payment provider",
    recovery_window_in_days: 0,
    tags: { DataClass: "secret", Name: "test-apikey" },
  });
});

test.each([
  ["ApiKey", "test/payments/apikey"],
  ["Api_Key", "test/payments/api-key"],
  // "-secret" would look like the random end of an ARN.
  ["Api-Secret", "test/payments/api-secret-534e7ab6"],
])("the name of %s is the path in the app", (id, name) => {
  const made = synth((stack) => {
    new SecretModule(new Construct(stack, "Payments"), id, { environment: "prod" });
  });
  expect(made.the("aws_secretsmanager_secret").name).toBe(name);
});

test("rotation is scheduled and does not begin at once", () => {
  const made = secret({ rotation: { lambdaArn, days: 30 } });
  const { depends_on, ...rotation } = made.the("aws_secretsmanager_secret_rotation");
  expect(rotation).toEqual({
    secret_id: "${aws_secretsmanager_secret.ApiKey.id}",
    rotation_lambda_arn: lambdaArn,
    rotate_immediately: false,
    rotation_rules: { automatically_after_days: 30 },
  });
  expect(depends_on).toEqual([expect.stringMatching(/^aws_lambda_permission\./)]);
});

test("every mistake is told at once, and nothing is made", () => {
  synth((stack) => {
    const wrong = () =>
      new SecretModule(stack, "ApiKey", {
        environment: "prod",
        name: "api key",
        recoveryDays: 3,
        rotation: { lambdaArn: "rotate-api-key", days: 1001 },
      });
    expect(wrong).toThrow(
      [
        "test/ApiKey (SecretModule) is misconfigured:",
        '  - name must be 1 to 512 letters, digits and /_+=.@-, got "api key"',
        "  - recoveryDays must be 0 or 7 to 30, got 3",
        "  - rotation.days must be 1 to 1000, got 1001",
        '  - rotation.lambdaArn must be the ARN of a Lambda function, without a version, got "rotate-api-key"',
      ].join("\n"),
    );
    expect(stack.node.tryFindChild("ApiKey")).toBeUndefined();
    new SecretModule(stack, "SoThatTheStackIsValid", { environment: "dev" });
  });
});

const read = { actions: ["secretsmanager:GetSecretValue"], resources: ["*"] };

test.each<[string, Partial<SecretModuleProps>, string]>([
  ["31 days of recovery", { recoveryDays: 31 }, "recoveryDays must be 0 or 7 to 30, got 31"],
  ["an empty description", { description: "" }, "description must have 1 to 2048 characters"],
  ["half a day", { recoveryDays: 7.5 }, "recoveryDays must be 0 or 7 to 30, got 7.5"],
  [
    "a name like the end of an ARN",
    { name: "payments/api-secret" },
    'name must not end in a hyphen and six characters, which look like the end of a secret\'s ARN, got "payments/api-secret"',
  ],
  ["a policy for nobody", { policy: [read] }, "policy must name principals in every statement, got one without"],
  [
    "a policy for every account",
    { policy: [{ ...read, principals: { AWS: ["*"] } }] },
    'policy must not admit everybody, got an Allow for "*" without conditions',
  ],
  [
    "a version of a function",
    { rotation: { lambdaArn: `${lambdaArn}:3`, days: 30 } },
    `rotation.lambdaArn must be the ARN of a Lambda function, without a version, got "${lambdaArn}:3"`,
  ],
])("%s is refused", (_, props, problem) => {
  expect(() => secret(props)).toThrow(`test/ApiKey (SecretModule) is misconfigured:\n  - ${problem}`);
});

test("everybody may be denied, and an organization admitted", () => {
  const organization = { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
  const made = secret({
    policy: [
      { effect: "Deny", actions: ["secretsmanager:DeleteSecret"], resources: ["*"], principals: "*" },
      { ...read, principals: "*", conditions: organization },
    ],
  });
  const { Statement } = Synthesized.json(made.the("aws_secretsmanager_secret_policy").policy);
  expect(Statement.map(({ Effect }: Arguments) => Effect)).toEqual(["Deny", "Allow"]);
});

test("a pipeline puts a value and reads none", () => {
  const made = secret({ encryptionKey }, (it) => it.grantWrite(role("pipeline")));
  const [put, key] = statements(made);
  expect(put.Action).toEqual(["secretsmanager:DescribeSecret", "secretsmanager:PutSecretValue"]);
  expect(key.Action).toEqual(["kms:Decrypt", "kms:GenerateDataKey"]);
});

test("every address is the one of the snapshot", () => {
  const made = secret(
    {
      encryptionKey,
      rotation: { lambdaArn, days: 30 },
      policy: [{ ...read, principals: { AWS: ["arn:aws:iam::210987654321:root"] } }],
    },
    (it) => {
      it.grantRead(role("web"));
      it.grantRotate(role("rotator"));
    },
  );
  expect(made.addresses).toMatchInlineSnapshot(`
[
  "aws_iam_role_policy.ApiKey_Read-web_996AA93A",
  "aws_iam_role_policy.ApiKey_Rotate-rotator_B3DE8F5B",
  "aws_lambda_permission.ApiKey_RotationPermission_1AC9EED3",
  "aws_secretsmanager_secret.ApiKey",
  "aws_secretsmanager_secret_policy.ApiKey_Policy_ACC3473C",
  "aws_secretsmanager_secret_rotation.ApiKey_Rotation_4D016888",
]
`);
});
