import { synth } from "@plinth/testing";
import { ParameterModule, SecretModule } from "../src";
import { encryptionKey, role } from "./roles";

const lambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:rotate-api-key";

const prod = synth((stack) => {
  new SecretModule(stack, "ApiKey", { environment: "prod", encryptionKey, rotation: { lambdaArn, days: 90 } });
  new ParameterModule(stack, "PaymentKey", { type: "SecureString", encryptionKey }).grantRead(role("web"));
});

test("CKV_AWS_149: a key of one's own encrypts the secret", () => {
  expect(prod.the("aws_secretsmanager_secret").kms_key_id).toBe(encryptionKey.arn);
});

test("CKV2_AWS_57: the secret has a rotation", () => {
  expect(prod.the("aws_secretsmanager_secret_rotation").secret_id).toBe("${aws_secretsmanager_secret.ApiKey.id}");
});

test("CKV_AWS_304: the rotation is at most 90 days apart", () => {
  expect(prod.the("aws_secretsmanager_secret_rotation").rotation_rules.automatically_after_days).toBe(90);
});

test("CKV2_AWS_34 and CKV_AWS_337: a secret parameter is no resource, so there is none that is not a SecureString", () => {
  expect(prod.all("aws_ssm_parameter")).toEqual({});
  expect(prod.the("aws_iam_role_policy").policy).toContain(encryptionKey.arn);
});
