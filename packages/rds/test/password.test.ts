import { database, instance, KEY, ownPassword, policyWith, role } from "./database";

test("RDS keeps the password unless told otherwise", () => {
  expect(instance()).toMatchObject({ manage_master_user_password: true });
  expect(instance().password_wo).toBeUndefined();
});

test("the password of RDS is rotated on a schedule of one's own", () => {
  const made = database({ password: { keptBy: "rds", rotation: { everyDays: 30 } } });
  expect(made.the("aws_secretsmanager_secret_rotation")).toEqual({
    secret_id: "${aws_db_instance.Database.master_user_secret[0].secret_arn}",
    rotate_immediately: false,
    rotation_rules: { automatically_after_days: 30 },
  });
  const weekly = database({ password: { keptBy: "rds", rotation: { schedule: "cron(0 4 ? * SUN *)" } } });
  expect(weekly.the("aws_secretsmanager_secret_rotation").rotation_rules).toEqual({
    schedule_expression: "cron(0 4 ? * SUN *)",
  });
});

describe("a password of the stack's own", () => {
  const made = database({ ...ownPassword, encryptionKey: { arn: KEY } });
  const main = made.the("aws_db_instance");

  test("is written into secret and instance by arguments that Terraform forgets", () => {
    expect(main).toMatchObject({
      password_wo:
        "${jsondecode(ephemeral.aws_secretsmanager_secret_version.Database_Password_6A86E5CA.secret_string).password}",
      password_wo_version: 1,
    });
    expect([main.password, main.manage_master_user_password]).toEqual([undefined, undefined]);
    const version = made.the("aws_secretsmanager_secret_version");
    expect(version.secret_string).toBeUndefined();
    expect(version).toMatchObject({
      secret_string_wo:
        '${jsonencode({username = "dbadmin", password = ephemeral.aws_secretsmanager_random_password.Database_NewPassword_D8DB27A6.random_password})}',
      secret_string_wo_version: 1,
    });
  });

  test("is random text that lives only while Terraform runs", () => {
    const [random] = Object.values(made.document.ephemeral.aws_secretsmanager_random_password);
    expect(random).toEqual({ exclude_punctuation: true, password_length: 30 });
  });

  test("is what is in the secret, also after an apply that failed between the two", () => {
    const [kept] = Object.values(made.document.ephemeral.aws_secretsmanager_secret_version);
    expect(kept).toEqual({
      secret_id: "${aws_secretsmanager_secret_version.Database_SecretVersion_D6C4B73A.secret_id}",
      version_id: "${aws_secretsmanager_secret_version.Database_SecretVersion_D6C4B73A.version_id}",
    });
  });

  test("is encrypted with the key", () => {
    expect(made.the("aws_secretsmanager_secret")).toMatchObject({ kms_key_id: KEY, recovery_window_in_days: 0 });
  });

  test("is renewed by a greater number", () => {
    const next = database({ password: { keptBy: "stack", version: 2 } });
    expect(next.the("aws_db_instance").password_wo_version).toBe(2);
    expect(next.the("aws_secretsmanager_secret_version").secret_string_wo_version).toBe(2);
  });

  test("can be read by whom it is granted to", () => {
    const granted = database(ownPassword, (db, stack) => db.grantReadSecret(role(stack)));
    expect(policyWith(granted, "GetSecretValue").Statement[0].Resource).toEqual([
      "${aws_secretsmanager_secret.Database_Secret_C9203AE3.arn}",
    ]);
  });
});

test("rds#588: a password that goes back to RDS is in a secret that is looked up while Terraform applies", () => {
  const made = database({ password: { keptBy: "rds", formerly: "stack" } }, (db, stack) =>
    db.grantReadSecret(role(stack)),
  );
  const [secret] = Object.values(made.document.data.aws_db_instance);
  expect(secret).toMatchObject({
    db_instance_identifier: "test-database",
    depends_on: ["aws_db_instance.Database"],
  });
  expect(policyWith(made, "GetSecretValue").Statement[0].Resource).toEqual([
    expect.stringMatching(
      /^\$\{data\.aws_db_instance\.Database_ManagedSecret_\w+\.master_user_secret\[0\]\.secret_arn\}$/,
    ),
  ]);
});

test("in prod the secret can be restored for 30 days", () => {
  expect(
    database({ ...ownPassword, environment: "prod" }).the("aws_secretsmanager_secret").recovery_window_in_days,
  ).toBe(30);
});

test.each([
  [{ keptBy: "stack", version: 0 }, "password.version must be 1 to 1000000, got 0"],
  [{ keptBy: "rds", rotation: { everyDays: 0 } }, "password.rotation.everyDays must be 1 to 1000, got 0"],
  [
    { keptBy: "rds", rotation: { schedule: "weekly" } },
    'password.rotation.schedule must be "rate(4 hours)" to "rate(23 hours)", "rate(1 day)" to "rate(999 days)", or "cron(0 H D M W *)" with "?" for either D or W, got "weekly"',
  ],
])("%j is refused", (password, message) => {
  expect(() => database({ password })).toThrow(`is misconfigured:\n  - ${message}`);
});
