/** Why a statement may allow actions on every resource, or to every principal without a condition. */
export interface Reason {
  readonly any: "resource" | "principal";
  /** The Terraform type that carries the policy. */
  readonly in: string;
  readonly actions: readonly string[];
  readonly reason: string;
  readonly page: string;
}

export const REASONS: readonly Reason[] = [
  {
    any: "resource",
    in: "aws_iam_role_policy",
    actions: ["cloudwatch:PutMetricData"],
    reason:
      "A metric that the agent publishes has no ARN: the only resource type is a dataset. The condition cloudwatch:namespace scopes the action.",
    page: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html",
  },
  {
    any: "resource",
    in: "aws_iam_role_policy",
    actions: ["ssm:UpdateInstanceInformation"],
    reason:
      "The ids of the instances are unknown: the role belongs to a fleet. Session Manager's own policy allows the same.",
    page: "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html",
  },
  {
    any: "principal",
    in: "aws_vpc_endpoint",
    actions: ["s3:GetObject"],
    reason: "An endpoint policy grants nothing: it limits what the policies of the callers and of the resources allow.",
    page: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  },
  {
    any: "principal",
    in: "aws_api_gateway_rest_api_policy",
    actions: ["execute-api:Invoke"],
    reason:
      "A public API without a policy answers everyone as well: the authorizers of its methods decide who may call.",
    page: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html",
  },
];
