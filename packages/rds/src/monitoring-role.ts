import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { assumedBy, nameOf, policyDocument } from "@plinth/core";
import type { Construct } from "constructs";
import type { Place } from "./place";

/** Lets RDS write the readings of the operating system. AWS docs, "Setting up and enabling Enhanced Monitoring". */
export function monitoringRole(scope: Construct, { partition, region, account }: Place, tags: Record<string, string>) {
  const role = new IamRole(scope, "MonitoringRole", {
    namePrefix: `${nameOf(scope, 37)}-`,
    assumeRolePolicy: assumedBy("monitoring.rds.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } }),
    tags,
  });
  const groups = `arn:${partition}:logs:${region}:${account}:log-group:RDS*`;
  const permission = new IamRolePolicy(scope, "MonitoringPolicy", {
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
