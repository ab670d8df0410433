import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { assumedBy } from "@plinth/core";
import { KmsModule } from "@plinth/kms";
import { RdsModule } from "@plinth/rds";
import { ParameterHierarchyModule, ParameterModule, SecretModule } from "@plinth/secrets";
import { synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { createNetwork } from "../stacks/network";

/** Everything of kms and secrets, and a database whose password is RDS's own. */
export function everySecret(version: number): object {
  return synth((stack) => {
    const { key, irishKey } = keys(stack);
    const role = new IamRole(stack, "Reader", { assumeRolePolicy: assumedBy("lambda.amazonaws.com") });
    const reader = { role };

    const byHand = new SecretModule(stack, "ByHand", {
      environment: "dev",
      encryptionKey: key,
      policy: [{ actions: ["secretsmanager:GetSecretValue"], resources: ["*"], principals: { AWS: [role.arn] } }],
    });
    byHand.grantRead(reader);
    byHand.grantWrite(reader);

    const fields = { username: "app", host: "db.example.com" };
    const generated = new SecretModule(stack, "Generated", {
      environment: "dev",
      encryptionKey: key,
      generate: { fields, version },
    });
    generated.addReplica("eu-west-1", { encryptionKey: irishKey }).grantRead(reader);

    const rotator = new LambdaFunction(stack, "Rotator", {
      functionName: "rotator",
      role: role.arn,
      packageType: "Image",
      imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/rotator:1",
      // The emulator gives back an empty one.
      lifecycle: { ignoreChanges: ["image_config"] },
    });
    const rotation = { lambdaArn: rotator.arn, schedule: "cron(0 8 1 * ? *)", windowHours: 2 };
    new SecretModule(stack, "Rotated", { environment: "dev", rotation }).grantRotate(reader);

    new ParameterModule(stack, "PaymentKey", { type: "SecureString", encryptionKey: key }).grantRead(reader);
    const settings = new ParameterHierarchyModule(stack, "Settings", { path: "/shop/dev", encryptionKey: key });
    settings.add("currency", { type: "String", value: "EUR", tier: "Advanced" });
    settings.add("countries", { type: "StringList", values: ["DE", "FR"] });
    settings.add("key", { type: "SecureString" }).grantWrite(reader);
    settings.grantRead(reader);

    new RdsModule(stack, "Database", {
      environment: "dev",
      engine: "postgres",
      engineVersion: "17",
      subnets: createNetwork(stack),
      encryptionKey: key,
    });
  }).document;
}

function keys(stack: TerraformStack) {
  const key = new KmsModule(stack, "Key", { environment: "dev", multiRegion: true });
  const provider = new AwsProvider(stack, "Ireland", { region: "eu-west-1", alias: "ireland" });
  return { key, irishKey: key.addReplica("Ireland", { provider }) };
}
