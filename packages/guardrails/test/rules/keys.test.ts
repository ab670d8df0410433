import { KEYS } from "../../src/rules/keys";
import { fails, flag, named, one, passes, policy, referred, stack, table } from "../cases";

const key = one("aws_kms_key.Key");
const everybody = { Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" };
const account = { ...everybody, Principal: { AWS: "arn:aws:iam::123456789012:root" } };
const keyFor = (...statements: object[]) => key({ policy: policy(...statements) });
const forPrincipal = (Principal: unknown) => keyFor({ ...everybody, Principal });
const tls = { Condition: { Bool: { "aws:SecureTransport": "true" } } };
const ofAccount = { Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } } };
const fromDataSource = stack({
  "aws_kms_key_policy.P": { key_id: "${aws_kms_key.Key.id}", policy: "${data.aws_iam_policy_document.Open.json}" },
  "data.aws_iam_policy_document.Open": {
    statement: [{ actions: ["kms:*"], resources: ["*"], principals: [{ type: "AWS", identifiers: ["*"] }] }],
  },
});
const grant = { "aws_kms_grant.G": { key_id: "${aws_kms_key.Key.key_id}" } };
const rotates = { enable_key_rotation: true };
const spec = (customer_master_key_spec: string, more: object = {}) => key({ customer_master_key_spec, ...more });

const parameter = (type: string, args: object = {}) => one("aws_ssm_parameter.P", { name: "/shop/url", type })(args);
const secret = one("aws_secretsmanager_secret.Token", { name: "token" });
const rotated = (rotation_rules: object) =>
  secret(
    {},
    {
      "aws_secretsmanager_secret_rotation.R": { secret_id: "${aws_secretsmanager_secret.Token.id}", rotation_rules },
    },
  );
const everyDays = (automatically_after_days: number) => rotated({ automatically_after_days });
const elsewhere = (automatically_after_days: number) =>
  one("aws_secretsmanager_secret_rotation.R", { secret_id: "arn" })({ rotation_rules: { automatically_after_days } });
const document = (document_type: string, args: object = {}) => one("aws_ssm_document.S", { document_type })(args);
const session = (inputs: object) => document("Session", { content: JSON.stringify({ inputs }) });
const shared = (type: string, account_ids: string) => document(type, { permissions: { type: "Share", account_ids } });
const kmsKeyId = "alias/shop";

table(KEYS, {
  "key-policy-own": [
    referred(key, "aws_kms_key.Key.key_id", ["aws_kms_key_policy", "key_id"], "has the policy that AWS gives"),
    fails("has the policy that AWS gives", key({}, grant)),
    passes(key({ policy: "{}" })),
  ],
  "key-policy-public": [
    fails("lets everybody use the key", keyFor(everybody), keyFor(account, { ...everybody, Principal: "*" })),
    fails("lets everybody use the key", fromDataSource, forPrincipal({ AWS: ["arn:aws:iam::1:root", "*"] })),
    fails("lets everybody use the key", keyFor({ ...everybody, ...tls })),
    passes(keyFor(account), keyFor({ ...everybody, ...ofAccount }), keyFor({ ...everybody, Effect: "Deny" })),
    passes(forPrincipal({ Federated: "*" }), key(), keyFor()),
  ],
  "key-rotation": [
    flag(key, "enable_key_rotation", "does not rotate"),
    fails("does not rotate", spec("SYMMETRIC_DEFAULT")),
    fails("is off", key({ ...rotates, is_enabled: false }), key({ ...rotates, is_enabled: "false" })),
    passes(key({ ...rotates, is_enabled: true }), spec("RSA_2048")),
    passes(spec("SYMMETRIC_DEFAULT", { enable_key_rotation: "true" })),
  ],
  "parameter-secure": [
    fails("is kept in clear", parameter("String", { value: "x" }), parameter("String", { key_id: "alias/shop" })),
    fails("is encrypted by the key of AWS", parameter("SecureString")),
    passes(...["${aws_kms_key.Key.arn}", "alias/shop"].map((key_id) => parameter("SecureString", { key_id }))),
  ],
  "secret-customer-managed-key": [
    named(secret, "kms_key_id", "is encrypted by the key of AWS"),
    fails("is encrypted by the key of AWS", secret({ description: "token" })),
    ...["", "arn:aws:kms:eu-west-1:123456789012:"].map((arn) =>
      fails("is encrypted by the key of AWS", secret({ kms_key_id: `${arn}alias/aws/secretsmanager` })),
    ),
    passes(secret({ kms_key_id: "alias/shop" })),
  ],
  "secret-rotation": [
    fails("does not rotate", secret()),
    fails("rotates every 91 days", everyDays(91)),
    fails("rotates every 365 days", everyDays(365), elsewhere(365)),
    passes(elsewhere(90), everyDays(30), everyDays(90), rotated({ schedule_expression: "rate(10 days)" })),
  ],
  "session-document": [
    fails(
      "does not encrypt sessions",
      session({ cloudWatchLogGroupName: "a" }),
      document("Session", { content: "{}" }),
    ),
    fails("does not record sessions", session({ kmsKeyId })),
    fails("is shared with everybody", shared("Command", "All"), shared("Session", "all")),
    passes(session({ kmsKeyId, cloudWatchLogGroupName: "sessions" }), session({ kmsKeyId, s3BucketName: "sessions" })),
    passes(document("Command", { content: "{}" }), document("Session"), document("Session", { content: "${var.c}" })),
    passes(shared("Session", "123456789012")),
  ],
});
