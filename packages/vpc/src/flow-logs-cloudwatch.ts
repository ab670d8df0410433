import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { assumedBy, type KeyRef, keyFor, nameOf, policyDocument } from "@plinth/core";
import type { Construct } from "constructs";

/** A log group for the records, and a role that can write into it and do nothing else. */
export function writeToCloudWatch(
  scope: Construct,
  props: { readonly retentionDays: number; readonly encryptionKey?: KeyRef; readonly tags: Record<string, string> },
): { logGroup: CloudwatchLogGroup; role: IamRole; permission: IamRolePolicy } {
  const { tags } = props;
  const account = new DataAwsCallerIdentity(scope, "Account").accountId;
  const partition = new DataAwsPartition(scope, "Partition").partition;

  const logGroup = new CloudwatchLogGroup(scope, "FlowLogsGroup", {
    name: `/plinth/vpc-flow-logs/${nameOf(scope, 200)}`,
    retentionInDays: props.retentionDays,
    kmsKeyId: keyFor(props.encryptionKey, "logs"),
    tags,
  });
  // The conditions keep other accounts from borrowing the role. AWS docs, "IAM role for publishing flow logs".
  const role = new IamRole(scope, "FlowLogsRole", {
    namePrefix: `${nameOf(scope, 37)}-`,
    assumeRolePolicy: assumedBy("vpc-flow-logs.amazonaws.com", {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:*:${account}:vpc-flow-log/*` },
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
