import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { assumedBy, type ModuleContext, policyDocument, type Statement } from "@plinth/core";

/** A role for Session Manager and the CloudWatch agent; everything else is granted to it. */
export function createInstanceRole(
  context: ModuleContext,
  logGroups: readonly CloudwatchLogGroup[],
  permissionsBoundary: string | undefined,
): { role: IamRole; instanceProfile: IamInstanceProfile } {
  const { scope } = context;
  const named = { namePrefix: `${context.name(37)}-`, tags: context.tags() };
  const role = new IamRole(scope, "Role", {
    ...named,
    assumeRolePolicy: assumedBy("ec2.amazonaws.com"),
    permissionsBoundary,
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
  const instanceProfile = new IamInstanceProfile(scope, "InstanceProfile", { ...named, role: role.name });
  return { role, instanceProfile };
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
