import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { between, matches, type Problem } from "@plinth/core";
import type { Construct } from "constructs";

export interface RotationProps {
  /** ARN of the function that makes and sets new values; its role needs `grantRotate`. */
  readonly lambdaArn: string;
  /** Days between rotations, 1 to 90. */
  readonly days: number;
}

export function rotationProblems(rotation: RotationProps | undefined): Problem[] {
  return [
    matches(
      "rotation.lambdaArn",
      rotation?.lambdaArn,
      /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+$/,
      "be the ARN of a Lambda function, without a version",
    ),
    between("rotation.days", rotation?.days, 1, 90),
  ];
}

/**
 * Rotation by a function that Secrets Manager may call for this account only. Turning it on changes no value yet: the
 * first rotation is the first scheduled one.
 */
export function rotation(scope: Construct, secretId: string, props: RotationProps): SecretsmanagerSecretRotation {
  const permission = new LambdaPermission(scope, "RotationPermission", {
    functionName: props.lambdaArn,
    action: "lambda:InvokeFunction",
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: new DataAwsCallerIdentity(scope, "Account").accountId,
  });
  return new SecretsmanagerSecretRotation(scope, "Rotation", {
    secretId,
    rotationLambdaArn: props.lambdaArn,
    rotateImmediately: false,
    rotationRules: { automaticallyAfterDays: props.days },
    dependsOn: [permission],
  });
}
