import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synth } from "@plinth/testing";
import { ref, TerraformStack, Testing, Token } from "cdktf";
import { ParameterModule, SecretModule } from "../src";

/** Put together here, so that no scanner finds a key in this file. */
const text = (...parts: string[]) => parts.join("");

const refusalOf = (make: (stack: Parameters<Parameters<typeof synth>[0]>[0]) => unknown): string | undefined => {
  try {
    synth((stack) => void make(stack));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

const described = (description: string) =>
  refusalOf((stack) => new ParameterModule(stack, "Colour", { type: "String", value: "red", description }));

const sentence = (prop: string) =>
  `  - ${prop} must not hold a secret, got what looks like a key: put it as the value of a SecretModule`;

test.each<[string, ...string[]]>([
  ["an access key", "AKIA", "A1".repeat(8)],
  ["a temporary access key", "ASIA", "9".repeat(16)],
  ["an access key within text", "use AKIA", "B2".repeat(8), ", please"],
  ["a private key", "-----BEGIN ", "PRIVATE KEY-----"],
  ["a private key of a kind", "-----BEGIN EC ", "PRIVATE KEY-----"],
  ["a token of GitHub", "ghp", "_", "aB3".repeat(12)],
  ["a token of an app of GitHub", "ghs", "_", "aB3".repeat(12)],
  ["a token of a user of GitHub", "token: ghu", "_", "aB3".repeat(12)],
  ["a token of a bot of Slack", "xox", "b-", "1234-aBcDe"],
  ["a token of a user of Slack", "xox", "p-", "0".repeat(10)],
  ["a key of Stripe", "sk_", "live_", "aB3d".repeat(4)],
])("%s is known by its look", (_what, ...parts) => {
  expect(described(text(...parts))).toContain(sentence("description"));
});

test.each<[string, ...string[]]>([
  ["an access key that is too short", "AKIA", "A1".repeat(7), "A"],
  ["an access key that is too long", "AKIA", "A1".repeat(8), "A"],
  ["an access key in a longer word", "X", "AKIA", "A1".repeat(8)],
  ["an access key in lower case", "AKIA", "a1".repeat(8)],
  ["an id of a role", "AROA", "A1".repeat(8)],
  ["a public key", "-----BEGIN ", "PUBLIC KEY-----"],
  ["a certificate", "-----BEGIN ", "CERTIFICATE-----"],
  ["a token of GitHub that is too short", "ghp", "_", "aB3".repeat(11), "ab"],
  ["another prefix", "ghx", "_", "aB3".repeat(12)],
  ["a token in a longer word", "Xghp", "_", "aB3".repeat(12)],
  ["a token of Slack that is too short", "xox", "b-", "0".repeat(9)],
  ["another kind of Slack", "xox", "c-", "0".repeat(12)],
  ["a token of Slack in a longer word", "Xxox", "b-", "0".repeat(12)],
  ["a key of Stripe that is too short", "sk_", "live_", "aB3d".repeat(3), "abc"],
  ["a key of Stripe for tests", "sk_", "test_", "aB3d".repeat(4)],
  ["a key of Stripe in a longer word", "task_", "live_", "aB3d".repeat(4)],
])("%s is not taken for a secret", (_what, ...parts) => {
  expect(described(text(...parts))).toBeUndefined();
});

test("whatever holds a secret is named, and what it holds is not", () => {
  const key = text("AKIA", "C3".repeat(8));
  const secret = refusalOf(
    (stack) =>
      new SecretModule(stack, "ApiKey", {
        environment: "prod",
        description: key,
        tags: { Key: key, Other: "fine" },
        generate: { fields: { url: key } },
        policy: [
          {
            actions: ["secretsmanager:GetSecretValue"],
            resources: ["*"],
            principals: { AWS: ["arn:aws:iam::210987654321:role/reader"] },
            conditions: { StringEquals: { "aws:PrincipalTag/key": key } },
          },
        ],
      }),
  );
  expect(secret?.split("\n").slice(1)).toEqual(
    ["description", "generate.fields.url", "policy", "tags.Key"].map(sentence),
  );
  const props = { description: key, tags: { Key: key } };
  const list = refusalOf(
    (stack) => new ParameterModule(stack, "A", { type: "StringList", values: ["a", key], ...props }),
  );
  expect(list?.split("\n").slice(1)).toEqual(["values", "description", "tags.Key"].map(sentence));
  const one = refusalOf((stack) => new ParameterModule(stack, "A", { type: "String", value: `a ${key}`, ...props }));
  expect(one?.split("\n").slice(1)).toEqual(["value", "description", "tags.Key"].map(sentence));
});

/** Without a record for `terraform validate`: what is referred to is in no stack. */
function referring(expression: string): string | undefined {
  const stack = new TerraformStack(Testing.app(), "test");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  new ParameterModule(stack, "A", { type: "String", value: Token.asString(ref(expression)) });
  try {
    expect(Testing.synth(stack, true)).toContain(expression);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  "random_password.Db-1.result",
  "random_password.Db.bcrypt_hash",
  "data.aws_secretsmanager_secret_version.Db.secret_string",
  "ephemeral.aws_secretsmanager_secret_version.Db.secret_binary",
  "ephemeral.aws_secretsmanager_random_password.Db.random_password",
  "data.aws_ssm_parameter.Db.value",
  "data.aws_ssm_parameters_by_path.Db.values",
  "data.aws_kms_secrets.Db.plaintext",
  "aws_iam_access_key.Db.secret",
  "aws_iam_access_key.Db.ses_smtp_password_v4",
  "aws_db_instance.Db.password",
  "aws_rds_cluster.Db.master_password",
  "tls_private_key.Db.private_key_pem",
  "tls_private_key.Db.private_key_openssh",
])("a reference to %s is one to a secret", (expression) => {
  const found = expression.replace(/^(data|ephemeral)\./, "");
  expect(referring(expression)).toContain(
    `value must not refer to a secret, because state would hold it, got ${found}`,
  );
});

test.each([
  "random_password.Db.length",
  "random_pet.Db.id",
  "data.aws_secretsmanager_secret_version.Db.arn",
  "data.aws_ssm_parameter.Db.value_type",
  "data.aws_ssm_parameter.Db.arn",
  "data.aws_ssm_parameters_by_path.Db.names",
  "aws_iam_access_key.Db.id",
  "aws_db_instance.Db.address",
  "aws_rds_cluster.Db.endpoint",
  "tls_private_key.Db.public_key_pem",
])("a reference to %s is one to no secret", (expression) => {
  expect(referring(expression)).toBeUndefined();
});
