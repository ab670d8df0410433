import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { assumedBy, type ModuleContext, policyDocument } from "@plinth/core";

/** A log group for the records, and a role that can write into it and do nothing else. */
export function writeToCloudWatch(
  context: ModuleContext,
  retentionInDays: number,
): { logGroup: CloudwatchLogGroup; role: IamRole; permission: IamRolePolicy } {
  const { scope, aws } = context;
  const tags = context.tags("flow-logs");
  const name = `/plinth/vpc-flow-logs/${context.name(200)}`;
  const logGroup = context.createLogGroup("FlowLogsGroup", name, { retentionInDays, tags });
  // The conditions keep other accounts from borrowing the role. AWS docs, "IAM role for publishing flow logs".
  const role = new IamRole(scope, "FlowLogsRole", {
    namePrefix: `${context.name(37)}-`,
    assumeRolePolicy: assumedBy("vpc-flow-logs.amazonaws.com", {
      StringEquals: { "aws:SourceAccount": aws.accountId },
      ArnLike: { "aws:SourceArn": `arn:${aws.partition}:ec2:*:${aws.accountId}:vpc-flow-log/*` },
    }),
    tags,
  });
  const permission = new IamRolePolicy(scope, "FlowLogsPolicy", {
    role: role.name,
    name: "write-flow-logs",
    policy: policyDocument([
      {
        actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        resources: [logGroup.arn, `${logGroup.arn}:*`],
      },
    ]),
  });
  return { logGroup, role, permission };
}
