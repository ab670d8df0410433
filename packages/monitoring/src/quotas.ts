import { regionOf, textWithStacks } from "@plinth/core";
import { TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** AWS docs, "CloudWatch service quotas", https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const MOST_WIDGETS = 500;

/** AWS docs, "CloudWatch Logs quotas", https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const MOST_FILTERS: Readonly<Record<string, { readonly most: number; readonly kind: string }>> = {
  aws_cloudwatch_log_metric_filter: { most: 100, kind: "metric filters" },
  aws_cloudwatch_log_subscription_filter: { most: 2, kind: "subscription filters" },
};

/** Quotas that cannot be raised, of a finished stack. For `checkTogether`. */
export function quotaProblems(
  modules: readonly (IConstruct & { readonly widgetCount: number })[],
  stack: TerraformStack,
): string[] {
  const dashboards = modules.flatMap(({ node, widgetCount }) =>
    widgetCount > MOST_WIDGETS
      ? [
          `the dashboard of ${node.path} must have at most ${MOST_WIDGETS} widgets, got ${widgetCount}: ` +
            "let a second MonitoringModule watch some of the things",
        ]
      : [],
  );
  return [...dashboards, ...filterProblems(stack)];
}

/** The filters of each log group, those of other modules and raw resources included. */
function filterProblems(stack: TerraformStack): string[] {
  const counts = new Map<string, { readonly type: string; readonly logGroup: string; count: number }>();
  for (const one of stack.node.findAll()) {
    if (!TerraformResource.isTerraformResource(one) || !(one.terraformResourceType in MOST_FILTERS)) continue;
    const { terraformResourceType: type, logGroupNameInput } = one as TerraformResource & { logGroupNameInput: string };
    const logGroup = textWithStacks(stack, logGroupNameInput);
    const key = `${type} ${regionOf(one)} ${logGroup}`;
    const known = counts.get(key) ?? { type, logGroup, count: 0 };
    known.count += 1;
    counts.set(key, known);
  }
  return [...counts.values()].flatMap(({ type, logGroup, count }) => {
    const { most, kind } = MOST_FILTERS[type] ?? { most: Infinity, kind: "" };
    return count > most ? [`log group ${logGroup} must have at most ${most} ${kind}, got ${count}`] : [];
  });
}
