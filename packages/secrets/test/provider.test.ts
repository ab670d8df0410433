import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ParameterHierarchyModule, ParameterModule, SecretModule } from "../src";
import { encryptionKey, role } from "./roles";

const lambdaArn = "arn:aws:lambda:us-west-2:123456789012:function:rotate";
const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });

test("everything of a secret and of parameters is made by the provider that they are given", () => {
  const made = synth((stack) => {
    const provider = west(stack);
    const rotated = new SecretModule(stack, "Rotated", {
      environment: "prod",
      provider,
      encryptionKey: { arn: encryptionKey.arn.replace("us-east-1", "us-west-2") },
      rotation: { lambdaArn, days: 30 },
      policy: [
        {
          principals: { AWS: ["arn:aws:iam::210987654321:root"] },
          actions: ["secretsmanager:GetSecretValue"],
          resources: ["*"],
        },
      ],
    });
    rotated.grantRead(role("web"));
    rotated.addReplica("eu-west-1").grantRead(role("far"));
    new SecretModule(stack, "Generated", { environment: "prod", provider, generate: {} });
    new ParameterHierarchyModule(stack, "Settings", { provider }).add("colour", { type: "String", value: "red" });
    new ParameterModule(stack, "Key", { type: "SecureString", provider }).grantRead(role("web"));
  });
  const { resource, data, ephemeral } = made.document;
  const bodies = [resource, data, ephemeral].flatMap((kind) => Object.values(kind as Record<string, object>));
  const providers = bodies.flatMap((named) => Object.values(named as Record<string, { provider?: string }>));
  expect(new Set(providers.map(({ provider }) => provider))).toEqual(new Set(["aws.west"]));
});

test("a replica in the region of its secret, and a key of another region, are refused", () => {
  synth((stack) => {
    const provider = west(stack);
    const far = new SecretModule(stack, "Far", { environment: "dev", provider });
    const near = new SecretModule(stack, "Near", { environment: "dev" });
    expect(() => far.addReplica("us-west-2")).toThrow(
      "- region must be another one than that of the secret, us-west-2",
    );
    expect(() => near.addReplica("us-west-2")).not.toThrow();
    const key = Object.assign(new Construct(far, "Key"), encryptionKey);
    expect(() => near.addReplica("eu-west-1", { encryptionKey: key })).toThrow(
      "- encryptionKey must be in eu-west-1, got one in us-west-2",
    );
    expect(() => near.addReplica("eu-west-1", { encryptionKey })).toThrow(
      "- encryptionKey must be in eu-west-1, got one in us-east-1",
    );
    const refusal = "- encryptionKey must be in us-east-1, the region of this module, got test/Far/Key in us-west-2";
    expect(() => new SecretModule(stack, "A", { environment: "dev", encryptionKey: key })).toThrow(refusal);
    expect(() => new ParameterModule(stack, "B", { type: "SecureString", encryptionKey: key })).toThrow(refusal);
    expect(() => new ParameterHierarchyModule(stack, "C", { encryptionKey: key })).toThrow(refusal);
  });
});

test("with their names given, secrets and parameters move to another scope without a replacement", () => {
  const names = (inner: boolean) => {
    const made = synth((stack) => {
      const scope = inner ? new Construct(stack, "Shop") : stack;
      new SecretModule(scope, "ApiKey", { environment: "dev", name: "shop/key" });
      new ParameterModule(scope, "Colour", { type: "String", value: "red", name: "/shop/colour" });
      new ParameterHierarchyModule(scope, "Settings", { path: "/shop/settings" }).add("size", {
        type: "String",
        value: "9",
      });
    });
    const parameters = Object.values(made.all("aws_ssm_parameter")).map(({ name }) => name);
    return [made.the("aws_secretsmanager_secret").name, ...parameters.sort()];
  };
  expect(names(true)).toEqual(["shop/key", "/shop/colour", "/shop/settings/size"]);
  expect(names(true)).toEqual(names(false));
});

test("a path that makes no name asks for one", () => {
  const stack = { stack: "aws-shop" };
  const create = (props: object) => () =>
    synth((scope) => new ParameterModule(scope, "Colour", { type: "String", value: "red", ...props }), stack);
  expect(create({})).toThrow('- name must be given, because the path makes "/aws-shop/colour", which AWS refuses');
  expect(create({ name: "/shop/colour" })).not.toThrow();
});
