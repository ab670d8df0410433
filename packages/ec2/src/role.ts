import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { assumedBy, nameOf, policyDocument, type Statement } from "@plinth/core";
import type { Construct } from "constructs";

/** A role for Session Manager and the CloudWatch agent; everything else is granted to it. */
export function machineRole(
  scope: Construct,
  logGroups: readonly CloudwatchLogGroup[],
  permissionsBoundary: string | undefined,
  tags: Readonly<Record<string, string>>,
): { role: IamRole; profile: IamInstanceProfile } {
  const role = new IamRole(scope, "Role", {
    namePrefix: `${nameOf(scope, 37)}-`,
    assumeRolePolicy: assumedBy("ec2.amazonaws.com"),
    permissionsBoundary,
    tags,
  });
  new IamRolePolicy(scope, "SessionManager", {
    role: role.name,
    name: "session-manager",
    policy: policyDocument([SESSION_MANAGER]),
  });
  new IamRolePolicy(scope, "Agent", {
    role: role.name,
    name: "cloudwatch-agent",
    policy: policyDocument(agent(logGroups)),
  });
  const profile = new IamInstanceProfile(scope, "InstanceProfile", {
    namePrefix: `${nameOf(scope, 37)}-`,
    role: role.name,
    tags,
  });
  return { role, profile };
}

/** AWS docs, "Create a custom IAM role for Session Manager". These actions cannot be scoped to resources. */
const SESSION_MANAGER: Statement = {
  actions: [
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  resources: ["*"],
};

function agent(logGroups: readonly CloudwatchLogGroup[]): Statement[] {
  const metrics: Statement = {
    actions: ["cloudwatch:PutMetricData"],
    resources: ["*"],
    conditions: { StringEquals: { "cloudwatch:namespace": "CWAgent" } },
  };
  const describe: Statement = { actions: ["ec2:DescribeTags"], resources: ["*"] };
  if (logGroups.length === 0) return [metrics, describe];
  return [
    metrics,
    describe,
    {
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: logGroups.flatMap(({ arn }) => [arn, `${arn}:*`]),
    },
  ];
}
