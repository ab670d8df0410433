import { TerraformResource, type TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { checkTogether } from "./check-together";
import { providerOf } from "./context/provider";

/** Arguments that AWS wants unique in an account and region, by resource type. */
const NAMES: Readonly<Record<string, string>> = {
  aws_autoscaling_group: "name",
  aws_backup_plan: "name",
  aws_backup_vault: "name",
  aws_cloudwatch_composite_alarm: "alarmName",
  aws_cloudwatch_dashboard: "dashboardName",
  aws_cloudwatch_event_rule: "name",
  aws_cloudwatch_log_group: "name",
  aws_cloudwatch_metric_alarm: "alarmName",
  aws_db_instance: "identifier",
  aws_db_option_group: "name",
  aws_db_parameter_group: "name",
  aws_db_proxy: "name",
  aws_db_subnet_group: "name",
  aws_iam_policy: "name",
  aws_iam_role: "name",
  aws_kms_alias: "name",
  aws_launch_template: "name",
  aws_lb: "name",
  aws_lb_target_group: "name",
  aws_placement_group: "name",
  aws_rds_cluster: "clusterIdentifier",
  aws_rds_cluster_instance: "identifier",
  aws_rds_cluster_parameter_group: "name",
  aws_s3_bucket: "bucket",
  aws_secretsmanager_secret: "name",
  aws_sns_topic: "name",
  aws_sqs_queue: "name",
  aws_ssm_parameter: "name",
  aws_wafv2_ip_set: "name",
  aws_wafv2_web_acl: "name",
};

/** Checks, when a stack is synthesized, that no two resources of one account and region have the same name. */
export function checkPhysicalNames(module: IConstruct): void {
  checkTogether(module, nameProblems);
}

/** Per stack: two stacks can be for two accounts, which only those who apply them know. */
function nameProblems(_modules: readonly IConstruct[], stack: TerraformStack): string[] {
  const paths = new Map<string, string>();
  return stack.node.findAll().flatMap((node) => {
    const name = nameOf(node);
    if (name === undefined) return [];
    const { path } = node.node;
    const first = paths.get(name.key);
    paths.set(name.key, first ?? path);
    if (first === undefined) return [];
    return [
      `${first} and ${path} both have the ${name.argument} "${name.value}", which AWS wants unique: give one of them another`,
    ];
  });
}

function nameOf(
  node: IConstruct,
): { readonly key: string; readonly argument: string; readonly value: string } | undefined {
  if (!TerraformResource.isTerraformResource(node)) return;
  const type = node.terraformResourceType;
  const argument = NAMES[type];
  const value = argument && (node as unknown as Record<string, unknown>)[`${argument}Input`];
  if (typeof value !== "string" || Token.isUnresolved(value)) return;
  return { key: `${providerOf(node)?.node.path} ${type} ${value}`, argument, value };
}
