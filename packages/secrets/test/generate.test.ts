import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { synth } from "@plinth/testing";
import { type GenerateProps, SecretModule, type SecretModuleProps } from "../src";

const generated = (generate: GenerateProps) =>
  synth((stack) => {
    new SecretModule(stack, "Login", { environment: "prod", generate });
  });

const randomIn = (made: ReturnType<typeof generated>) =>
  Object.values(made.document.ephemeral.aws_secretsmanager_random_password)[0];

test("Secrets Manager makes the value, and a write-only argument takes it", () => {
  const made = generated({});
  const [name] = Object.keys(made.document.ephemeral.aws_secretsmanager_random_password);
  expect(made.the("aws_secretsmanager_secret_version")).toEqual({
    secret_id: "${aws_secretsmanager_secret.Login.id}",
    secret_string_wo: `\${ephemeral.aws_secretsmanager_random_password.${name}.random_password}`,
    secret_string_wo_version: 1,
  });
  expect(randomIn(made)).toEqual({ password_length: 32 });
});

test("length, characters and version can be said", () => {
  const made = generated({ length: 64, exclude: '/@"', punctuation: false, version: 2 });
  expect(randomIn(made)).toEqual({ password_length: 64, exclude_characters: '/@"', exclude_punctuation: true });
  expect(made.the("aws_secretsmanager_secret_version").secret_string_wo_version).toBe(2);
});

test("the value can be a JSON object with what a program needs beside the password", () => {
  const made = synth((stack) => {
    const database = new DbInstance(stack, "Database", {
      instanceClass: "db.t4g.micro",
      snapshotIdentifier: "shop-final-2024-05-01",
      storageEncrypted: true,
    });
    new SecretModule(stack, "Login", {
      environment: "prod",
      generate: { fields: { username: "app", host: database.address } },
    });
  });
  expect(made.the("aws_secretsmanager_secret_version").secret_string_wo).toMatch(
    /^\$\{jsonencode\(\{"username" = "app", "host" = aws_db_instance\.Database\.address, "password" = ephemeral\.\w+\.\w+\.random_password\}\)\}$/,
  );
});

test("a generated value adds two addresses and touches none", () => {
  const plain = synth((stack) => {
    new SecretModule(stack, "Login", { environment: "prod" });
  });
  const made = generated({});
  expect(made.the("aws_secretsmanager_secret")).toEqual(plain.the("aws_secretsmanager_secret"));
  expect(Object.keys(made.document.ephemeral.aws_secretsmanager_random_password)).toMatchInlineSnapshot(`
[
  "Login_Generated_AF86BA55",
]
`);
  expect(made.addresses).toMatchInlineSnapshot(`
[
  "aws_secretsmanager_secret.Login",
  "aws_secretsmanager_secret_version.Login_Value_808AD7C4",
]
`);
});

const ALL = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join("");
const LETTERS = ALL.replace(/[^a-z0-9]/gi, "");

test("what is excluded may be all letters, where punctuation is left", () => {
  expect(randomIn(generated({ exclude: LETTERS }))).toMatchObject({ exclude_characters: LETTERS });
});

test.each<[GenerateProps, string]>([
  [{ length: 8 }, "generate.length must be 16 to 4096, got 8"],
  [{ exclude: "" }, 'generate.exclude must be 1 to 94 printable characters, got ""'],
  [{ exclude: ALL }, "generate.exclude must leave a character to make the value of"],
  [{ exclude: LETTERS, punctuation: false }, "generate.exclude must leave a character to make the value of"],
  [{ version: 0 }, "generate.version must be 1 to 9007199254740991, got 0"],
  [{ key: "pin" }, "generate.key must come with fields"],
  [{ key: "user", fields: { user: "app" } }, 'generate.key must not be one of the fields, got "user"'],
  [
    { key: "pin", fields: { dbPassword: "hunter2" } },
    'generate.fields must have names of no secrets, because the synthesized JSON would hold them, got "dbPassword"',
  ],
])("%j is refused", (generate, problem) => {
  expect(() => generated(generate)).toThrow(`test/Login (SecretModule) is misconfigured:\n  - ${problem}`);
});

test("a value that rotates is not generated, because Terraform would make the forgotten first version anew", () => {
  const props = {
    environment: "prod",
    generate: {},
    rotation: { lambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:rotate", days: 30 },
  } as const;
  // @ts-expect-error
  const wrong: SecretModuleProps = props;
  expect(() => synth((stack) => new SecretModule(stack, "Login", wrong))).toThrow(
    "generate must not come with rotation: put the first value by hand, the function the next",
  );
});
