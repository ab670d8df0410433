import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { Construct } from "constructs";

/** The region of the stack, looked up once a module. */
export function regionOf(scope: Construct): string {
  const found = scope.node.tryFindChild("Region") as DataAwsRegion | undefined;
  return (found ?? new DataAwsRegion(scope, "Region")).id;
}

/** The ARN of a parameter, or of a path, that no resource of this stack tells. */
export function parameterArn(scope: Construct, name: string): string {
  return arnOf(scope, "ssm", regionOf(scope), `parameter${name}`);
}

/** The ARN of a secret in another region; for its random end stand as many question marks. */
export function secretArnIn(scope: Construct, region: string, name: string): string {
  return arnOf(scope, "secretsmanager", region, `secret:${name}-??????`);
}

function arnOf(scope: Construct, service: string, region: string, resource: string): string {
  const aws = scope.node.tryFindChild("Partition") as DataAwsPartition | undefined;
  const account = scope.node.tryFindChild("Account") as DataAwsCallerIdentity | undefined;
  const { partition } = aws ?? new DataAwsPartition(scope, "Partition");
  const { accountId } = account ?? new DataAwsCallerIdentity(scope, "Account");
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}
