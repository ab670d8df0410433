import { regionOf, textWithStacks } from "@plinth/core";
import { TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** AWS docs, "CloudWatch service quotas", https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const MOST_WIDGETS = 500;

/** AWS docs, "CloudWatch Logs quotas", https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
interface FilterQuota {
  readonly most: number;
  readonly kind: string;
}

const FILTER_QUOTAS: Readonly<Record<string, FilterQuota | undefined>> = {
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
  const counts = new Map<string, { readonly quota: FilterQuota; readonly logGroup: string; count: number }>();
  for (const one of stack.node.findAll().filter(TerraformResource.isTerraformResource)) {
    const { terraformResourceType: type, logGroupNameInput } = one as TerraformResource & { logGroupNameInput: string };
    const quota = FILTER_QUOTAS[type];
    if (!quota) continue;
    const logGroup = textWithStacks(stack, logGroupNameInput);
    const key = `${type} ${regionOf(one)} ${logGroup}`;
    const known = counts.get(key) ?? { quota, logGroup, count: 0 };
    known.count += 1;
    counts.set(key, known);
  }
  return [...counts.values()]
    .filter(({ quota, count }) => count > quota.most)
    .map(
      ({ quota, logGroup, count }) =>
        `log group ${logGroup} must have at most ${quota.most} ${quota.kind}, got ${count}`,
    );
}
