import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { IamAccessKey } from "@cdktf/provider-aws/lib/iam-access-key";
import { synth } from "@plinth/testing";
import { ref, type TerraformStack, Token } from "cdktf";
import { ParameterHierarchyModule, ParameterModule, SecretModule } from "../src";

const CANARY = "canary-3f9a1c";
/** A secret that can be known by its look. */
const KEY = "AKIAIOSFODNN7CANARY1";

const lambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:rotate";
const reader = { AWS: ["arn:aws:iam::210987654321:role/reader"] };

type Plant = (stack: TerraformStack) => void;

const secret =
  (props: object): Plant =>
  (stack) => {
    new SecretModule(stack, "ApiKey", { environment: "prod", ...props });
  };
const parameter =
  (props: object): Plant =>
  (stack) => {
    new ParameterModule(stack, "Colour", { type: "String", value: "red", ...props } as never);
  };

/** What a plan, a state or a repository would hold after a synth that passes. */
function found(plant: Plant, canary: string): string {
  try {
    return synth(plant).text.includes(canary) ? "in the document" : "nowhere";
  } catch (error) {
    return String(error).includes(canary) ? "in the error" : "refused";
  }
}

test.each<[string, Plant, string]>([
  ["value", secret({ value: CANARY }), CANARY],
  ["secretString", secret({ secretString: CANARY }), CANARY],
  ["secretBinary", secret({ secretBinary: CANARY }), CANARY],
  ["secretStringWo", secret({ secretStringWo: CANARY }), CANARY],
  ["a field of a generated value", secret({ generate: { fields: { password: CANARY } } }), CANARY],
  ["a field of any name", secret({ generate: { fields: { url: KEY } } }), KEY],
  ["description of a secret", secret({ description: `use ${KEY}` }), KEY],
  ["tag of a secret", secret({ tags: { Key: KEY } }), KEY],
  [
    "resource policy",
    secret({
      policy: [
        {
          actions: ["secretsmanager:GetSecretValue"],
          resources: ["*"],
          principals: reader,
          conditions: { StringEquals: { "aws:PrincipalTag/key": KEY } },
        },
      ],
    }),
    KEY,
  ],
  ["value of a SecureString", parameter({ type: "SecureString", value: CANARY }), CANARY],
  ["values of a SecureString", parameter({ type: "SecureString", values: [CANARY] }), CANARY],
  ["secureValue of a SecureString", parameter({ type: "SecureString", secureValue: CANARY }), CANARY],
  ["valueWo of a SecureString", parameter({ type: "SecureString", valueWo: CANARY }), CANARY],
  ["value of a String", parameter({ value: KEY }), KEY],
  ["values of a StringList", parameter({ type: "StringList", values: ["red", KEY] }), KEY],
  ["description of a parameter", parameter({ description: KEY }), KEY],
  ["tag of a parameter", parameter({ tags: { Key: KEY } }), KEY],
  [
    "SecureString of a hierarchy",
    (stack) =>
      new ParameterHierarchyModule(stack, "Settings").add("key", { type: "SecureString", value: CANARY } as never),
    CANARY,
  ],
])("a secret as %s is refused, and the refusal does not repeat it", (_, plant, canary) => {
  expect(found(plant, canary)).toBe("refused");
});

test.each<[string, (stack: TerraformStack) => string]>([
  [
    "aws_secretsmanager_secret_version.Other.secret_string",
    (stack) => new DataAwsSecretsmanagerSecretVersion(stack, "Other", { secretId: "other" }).secretString,
  ],
  ["aws_ssm_parameter.Other.value", (stack) => new DataAwsSsmParameter(stack, "Other", { name: "/other" }).value],
  ["aws_iam_access_key.Other.secret", (stack) => new IamAccessKey(stack, "Other", { user: "other" }).secret],
  ["random_password.Other.result", () => Token.asString(ref("random_password.Other.result"))],
])("a reference to %s is refused as a parameter, as a tag and within text", (reference, value) => {
  const refusal = (prop: string) => `${prop} must not refer to a secret, because state would hold it, got ${reference}`;
  const plain = (stack: TerraformStack) => ({ value: `postgres://app:${value(stack)}@db` });
  expect(() => synth((stack) => parameter(plain(stack))(stack))).toThrow(refusal("value"));
  expect(() => synth((stack) => secret({ tags: { Login: value(stack) } })(stack))).toThrow(refusal("tags.Login"));
});

test("a reference to what is no secret is accepted", () => {
  const made = synth((stack) => {
    const other = new SecretModule(stack, "Other", { environment: "prod" });
    parameter({ value: other.arn })(stack);
  });
  expect(made.the("aws_ssm_parameter").insecure_value).toBe("${aws_secretsmanager_secret.Other.arn}");
});

test("nothing in a document with everything in it is a value, or reads one", () => {
  const made = synth((stack) => {
    new SecretModule(stack, "ApiKey", { environment: "prod", rotation: { lambdaArn, days: 30 } });
    const login = new SecretModule(stack, "Login", { environment: "prod", generate: { fields: { username: "app" } } });
    login.addReplica("eu-west-1");
    new ParameterModule(stack, "Key", { type: "SecureString" }).grantRead({
      role: { name: "web", arn: "arn:aws:iam::123456789012:role/web" },
    });
  });
  expect(made.text).not.toMatch(/"(secret_string|secret_binary|value|value_wo|password|random_password)":/);
  expect(Object.keys(made.document.data).sort()).toEqual(["aws_caller_identity", "aws_partition", "aws_region"]);
});
