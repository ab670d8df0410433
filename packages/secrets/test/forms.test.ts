import type { Statement } from "@plinth/core";
import { synth } from "@plinth/testing";
import type { Construct } from "constructs";
import { ParameterHierarchyModule } from "../src";
import { encryptionKey, role } from "./roles";
import { generated, hierarchy, lambdaArn, parameter, problemsOf, rotated, secret } from "./tried";

const text = (length: number) => "x".repeat(length);
const PATH = (levels: number) =>
  `be a path such as "/shop/prod/colour", of 1 to ${levels} levels, in letters, digits and _.-`;
const RESERVED = 'not begin with "aws" or "ssm", which AWS reserves';

/** Of each, values that are valid, and others that almost are; a valid value with something before or after it is none. */
test.each<[string, string, (value: string) => (scope: Construct) => unknown, string[], string[]]>([
  [
    "name",
    "be 1 to 512 letters, digits and /_+=.@-",
    (name) => secret({ name }),
    ["a", "shop/prod/Api_Key+=.@-9", text(512)],
    ["", text(513), "a b", "ä"],
  ],
  [
    "name",
    "not end in a hyphen and six characters, which look like the end of a secret's ARN",
    (name) => secret({ name }),
    ["api-key", "api-12345", "api-1234567", "a-123456-b", "api-12345/6"],
    ["api-123456", "api-AbCdEf", "shop/api-a1B2c3"],
  ],
  [
    "name",
    PATH(15),
    (name) => parameter({ name }),
    ["/a", "/A_.-9/b", "/a".repeat(15)],
    ["", "/", "a", "/a/", "//a", "/a b", "/a".repeat(16)],
  ],
  [
    "name",
    RESERVED,
    (name) => parameter({ name }),
    ["/shop/aws", "/saws", "/my-ssm"],
    ["/aws", "/AWS/x", "/ssm/x", "/awsome"],
  ],
  ["name", "have at most 950 characters", (name) => parameter({ name }), [`/${text(949)}`], [`/${text(950)}`]],
  [
    "path",
    PATH(14),
    hierarchy,
    ["/a", "/A_.-9/b", "/a".repeat(14)],
    ["", "/", "a", "/a/", "//a", "/a b", "/a".repeat(15)],
  ],
  [
    "name",
    'be letters, digits and "_-", in levels with "/" between',
    (name) => (scope) =>
      new ParameterHierarchyModule(scope, "Settings", { path: "/shop" }).add(name, { type: "String", value: "1" }),
    ["a", "A_b-9", "a/b/c"],
    ["", "/a", "a/", "a//b", "a.b", "a b"],
  ],
  [
    "rotation.lambdaArn",
    "be the ARN of a Lambda function, without a version",
    (arn) => rotated({ lambdaArn: arn }),
    [lambdaArn, "arn:aws-cn:lambda:cn-north-1:123456789012:function:A_b-9"],
    [
      "",
      `${lambdaArn}:live`,
      lambdaArn.replace("123456789012", "1"),
      "arn:aws:lambda:us-east-1:123456789012:function:",
      `${lambdaArn}.a`,
    ],
  ],
  [
    "generate.exclude",
    "be 1 to 94 printable characters",
    (exclude) => generated({ exclude }),
    ["!", "~", '/@"\\', text(94)],
    ["", text(95), "a b", "ä", "\n"],
  ],
])("%s must %s: its forms are accepted, and nothing else", (prop, rule, make, valid, invalid) => {
  for (const value of valid) expect([value, ...problemsOf(make(value))]).toEqual([value]);
  const around = rule.startsWith("be") ? valid.flatMap((value) => [` ${value}`, `${value} `]) : [];
  for (const value of [...invalid, ...around])
    expect([value, ...problemsOf(make(value))]).toContainEqual(expect.stringContaining(`${prop} must ${rule}, got "`));
});

test.each([
  [{ recoveryDays: 0 }],
  [{ recoveryDays: 7 }],
  [{ recoveryDays: 30 }],
  [{ recoveryDays: 6 }, "recoveryDays must be 0 or 7 to 30, got 6"],
  [{ recoveryDays: 31 }, "recoveryDays must be 0 or 7 to 30, got 31"],
  [{ recoveryDays: 7.5 }, "recoveryDays must be 0 or 7 to 30, got 7.5"],
  [{ recoveryDays: "7" }, 'recoveryDays must be a whole number and be 0 or 7 to 30, got "7"'],
  [{ description: text(1) }],
  [{ description: text(2048) }],
  [{ description: "" }, "description must have 1 to 2048 characters"],
  [{ description: text(2049) }, "description must have 1 to 2048 characters"],
  [{ generate: { length: 16 } }],
  [{ generate: { length: 4096 } }],
  [{ generate: { length: 15 } }, "generate.length must be 16 to 4096, got 15"],
  [{ generate: { length: 4097 } }, "generate.length must be 16 to 4096, got 4097"],
])("a secret is made with %j, or refused", (props: object, ...problems: string[]) => {
  expect(problemsOf(secret(props))).toEqual(problems.map((problem) => expect.stringContaining(problem)));
});

test.each(["user", "host", "passenger", "compass_id", "tokyo", "bypass_"])(
  "a generated value can have a field %s",
  (field) => {
    expect(problemsOf(generated({ fields: { [field]: "x" } }))).toEqual([]);
  },
);

test.each([
  "pass",
  "dbPass",
  "PASSWORD",
  "passphrase",
  "clientSecret",
  "authToken",
  "credentials",
  "privateKey",
  "apiKey",
  "api_key",
  "API_KEY_ID",
])("a generated value cannot have a field %s in plain text", (field) => {
  expect(problemsOf(generated({ key: "pin", fields: { [field]: "x" } }))).toEqual([
    `generate.fields must have names of no secrets, because the synthesized JSON would hold them, got "${field}"`,
  ]);
});

test("the key of a hierarchy encrypts its secrets, and its plain values need none", () => {
  const made = synth((stack) => {
    const settings = new ParameterHierarchyModule(stack, "Settings", { path: "/shop", encryptionKey });
    settings.add("colour", { type: "String", value: "red" });
    settings.add("sizes", { type: "StringList", values: ["s", "m"] });
    expect(settings.add("key", { type: "SecureString" }).encryptionKey).toBe(encryptionKey);
    settings.add("other", { type: "SecureString" }).grantRead(role("web"));
  });
  expect(made.the("aws_iam_role_policy").policy).toContain(encryptionKey.arn);
  expect(Object.keys(made.all("aws_ssm_parameter"))).toHaveLength(2);
});

test("a policy of 20480 characters is accepted, and one more is not", () => {
  const policy = (length: number): Statement[] => [
    {
      actions: ["secretsmanager:GetSecretValue"],
      resources: ["*"],
      principals: { AWS: ["arn:aws:iam::210987654321:role/reader"] },
      conditions: { StringEquals: { "aws:PrincipalTag/team": text(length) } },
    },
  ];
  const tooLong = problemsOf(secret({ policy: policy(20_480) }));
  const got = Number(/^policy must fit into 20480 characters, got (\d+)$/.exec(tooLong[0] ?? "")?.[1]);
  expect(problemsOf(secret({ policy: policy(20_480 - (got - 20_480)) }))).toEqual([]);
  expect(problemsOf(secret({ policy: policy(20_481 - (got - 20_480)) }))).toEqual([
    "policy must fit into 20480 characters, got 20481",
  ]);
});
