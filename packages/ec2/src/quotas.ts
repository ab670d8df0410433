import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** AWS docs, "Quotas for Auto Scaling resources and groups", https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html */
const QUOTAS: Readonly<Record<string, readonly [most: number, what: string]>> = {
  aws_autoscaling_policy: [50, "scaling policies"],
  aws_autoscaling_schedule: [125, "schedules"],
  aws_autoscaling_lifecycle_hook: [50, "lifecycle hooks"],
  aws_autoscaling_notification: [10, "notifications"],
  aws_autoscaling_attachment: [50, "target groups"],
};

/** What only the finished fleet tells: quotas of a group, which cannot be increased. */
export function quotaProblems(fleet: Construct): string[] {
  const types = fleet.node
    .findAll()
    .flatMap((node) => (TerraformResource.isTerraformResource(node) ? [node.terraformResourceType] : []));
  return Object.entries(QUOTAS).flatMap(([type, [most, what]]) => {
    const count = types.filter((one) => one === type).length;
    return count > most ? [`${fleet.node.path} has ${count} ${what}, an Auto Scaling group may have ${most}`] : [];
  });
}
