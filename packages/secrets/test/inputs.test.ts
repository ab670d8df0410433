import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { inputFaults } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import {
  ParameterHierarchyModule,
  type ParameterHierarchyModuleProps,
  ParameterModule,
  type ParameterModuleProps,
  SecretModule,
  type SecretModuleProps,
} from "../src";
import { SECRET } from "../src/secret-props";
import { encryptionKey, role } from "./roles";

const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
const lambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:rotate";

const SECRET_PROPS = {
  environment: "prod",
  name: "shop/key",
  description: "Of the shop",
  encryptionKey,
  recoveryDays: 7,
  policy: [
    {
      sid: "Read",
      effect: "Allow",
      principals: { AWS: ["arn:aws:iam::210987654321:root"] },
      actions: ["secretsmanager:GetSecretValue"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
    },
  ],
  tags: { Team: "shop" },
};
const GENERATE = {
  length: 32,
  exclude: "/",
  punctuation: true,
  fields: { username: "app" },
  key: "login",
  version: 2,
};

test("every prop of a secret is tried", () => {
  const tried = Object.keys({ ...SECRET_PROPS, rotation: 0, generate: 0, provider: 0 });
  expect(tried.sort()).toEqual(Object.keys(SECRET.rows ?? {}).sort());
});

test.each<[string, (stack: TerraformStack) => object]>([
  ["whose value is generated", (stack) => ({ ...SECRET_PROPS, generate: GENERATE, provider: west(stack) })],
  ["that rotates by days", () => ({ environment: "dev", rotation: { lambdaArn, windowHours: 3, days: 30 } })],
  [
    "that rotates on a schedule",
    () => ({ environment: "dev", rotation: { lambdaArn, windowHours: 3, schedule: "rate(4 hours)" } }),
  ],
])("every prop of a secret %s passes a value that is known after apply, or is refused by name", (_kind, props) => {
  const create = (stack: TerraformStack, given: SecretModuleProps) => new SecretModule(stack, "ApiKey", given);
  const unions = ["policy.0.principals", "policy.0.conditions.StringEquals.aws:PrincipalOrgID"];
  expect(inputFaults({ create, props, unions })).toEqual([]);
});

const PLAIN = { name: "/shop/colour", tier: "Standard", description: "Of the buttons", tags: { Team: "shop" } };

test.each<[string, (stack: TerraformStack) => object]>([
  ["String", (stack) => ({ type: "String", value: "red", ...PLAIN, provider: west(stack) })],
  ["StringList", () => ({ type: "StringList", values: ["red"], ...PLAIN })],
  ["SecureString", (stack) => ({ type: "SecureString", name: "/shop/key", encryptionKey, provider: west(stack) })],
])("every prop of a %s passes a value that is known after apply, or is refused by name", (_type, props) => {
  const create = (stack: TerraformStack, given: ParameterModuleProps) =>
    new ParameterModule(stack, "Colour", given).grantRead(role("web"));
  expect(inputFaults({ create, props })).toEqual([]);
});

test("every prop of a hierarchy passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, given: ParameterHierarchyModuleProps) =>
      new ParameterHierarchyModule(stack, "Settings", given).add("key", { type: "SecureString" }),
    props: (stack) => ({ path: "/shop", encryptionKey, provider: west(stack) }),
  });
  expect(faults).toEqual([]);
});

test.each<[string, (stack: TerraformStack, given: never) => void, () => object]>([
  [
    "addReplica",
    (stack, given) => new SecretModule(stack, "Key", { environment: "dev" }).addReplica("eu-west-1", given),
    () => ({ encryptionKey }),
  ],
  [
    "grantRead",
    (stack, { grantee }: { grantee: never }) =>
      new SecretModule(stack, "Key", { environment: "dev" }).grantRead(grantee),
    () => ({ grantee: role("web") }),
  ],
  [
    "add",
    (stack, { name, parameter }: { name: never; parameter: never }) =>
      new ParameterHierarchyModule(stack, "Settings").add(name, parameter),
    () => ({ name: "colour", parameter: { type: "String", value: "red" } }),
  ],
])("every argument of %s passes a value that is known after apply, or is refused by name", (method, create, props) => {
  const faults = inputFaults({ create, props });
  expect(method === "addReplica" ? faults : faults.filter((fault) => !fault.startsWith("props"))).toEqual([]);
});
