import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { assumedBy, type KeyRef, keyFor, nameOf, policyDocument } from "@plinth/core";
import type { Construct } from "constructs";

export interface FlowLogsProps {
  /** Days to keep the records, as CloudWatch Logs accepts them. @default 30 in dev, 365 in prod */
  readonly retentionDays?: number;
  /** Longest time that one record covers. @default 600 */
  readonly aggregationSeconds?: 60 | 600;
  /** @default "ALL" */
  readonly trafficType?: "ALL" | "ACCEPT" | "REJECT";
}

export interface FlowLogs {
  readonly flowLog: FlowLog;
  readonly logGroup: CloudwatchLogGroup;
  readonly role: IamRole;
}

/** Flow logs of a VPC to a log group of their own, written by a role that can do nothing else. */
export function flowLogs(
  scope: Construct,
  vpcId: string,
  props: FlowLogsProps & { readonly encryptionKey?: KeyRef; readonly tags: Record<string, string> },
): FlowLogs {
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
  const flowLog = new FlowLog(scope, "FlowLogs", {
    vpcId,
    trafficType: props.trafficType ?? "ALL",
    maxAggregationInterval: props.aggregationSeconds ?? 600,
    logDestinationType: "cloud-watch-logs",
    logDestination: logGroup.arn,
    iamRoleArn: role.arn,
    dependsOn: [permission],
    tags,
  });
  return { flowLog, logGroup, role };
}
