import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { assumedBy, type ModuleContext, policyDocument } from "@plinth/core";
import type { ITerraformDependable } from "cdktf";

export interface Monitoring {
  readonly role: IamRole;
  readonly permission: ITerraformDependable;
}

/**
 * Lets RDS write the readings of the operating system. AWS docs, "Setting up and enabling Enhanced Monitoring". Without
 * readings there is no role, which the provider then refuses.
 */
export function createMonitoringRole(context: ModuleContext, seconds: number): Monitoring | undefined {
  if (seconds === 0) return;
  const { partition, region, accountId } = context.aws;
  const role = new IamRole(context.scope, "MonitoringRole", {
    namePrefix: `${context.name(37)}-`,
    assumeRolePolicy: assumedBy("monitoring.rds.amazonaws.com", { StringEquals: { "aws:SourceAccount": accountId } }),
    tags: context.tags(),
  });
  const groups = `arn:${partition}:logs:${region}:${accountId}:log-group:RDS*`;
  const permission = new IamRolePolicy(context.scope, "MonitoringPolicy", {
    role: role.name,
    name: "write-os-metrics",
    policy: policyDocument([
      { actions: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"], resources: [groups] },
      {
        actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:PutLogEvents"],
        resources: [`${groups}:log-stream:*`],
      },
    ]),
  });
  return { role, permission };
}

export function permissions(monitoring: Monitoring | undefined): ITerraformDependable[] {
  return monitoring ? [monitoring.permission] : [];
}
