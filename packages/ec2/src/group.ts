import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { nameOf } from "@plinth/core";
import type { Construct } from "constructs";
import { capacityArguments } from "./capacity";
import { mixedInstances } from "./instances";
import { placementGroup } from "./placement";
import { type EC2ModuleProps, REPLACING } from "./props";
import { instanceRefresh, type RefreshSettings } from "./refresh";

/** Metrics of the group itself, which cost nothing. */
const GROUP_METRICS = [
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupMaxSize",
  "GroupMinSize",
  "GroupTotalInstances",
];
const POOL_METRICS = ["WarmPoolDesiredCapacity", "WarmPoolWarmedCapacity"];

/** No desired capacity: an apply never resets what scaling decided. */
export function scalingGroup(
  scope: Construct,
  props: EC2ModuleProps,
  sizes: { readonly minSize: number; readonly maxSize: number; readonly warmupSeconds: number },
  made: {
    readonly template: LaunchTemplate;
    readonly refresh: RefreshSettings;
    readonly tags: Readonly<Record<string, string>>;
  },
): AutoscalingGroup {
  const { environment, subnets, instances, capacity = {} } = props;
  const { minSize, maxSize, warmupSeconds } = sizes;
  const template = { id: made.template.id, version: `${made.template.latestVersion}` };
  const onDemandBase = environment === "prod" ? minSize : 0;
  return new AutoscalingGroup(scope, "Default", {
    namePrefix: `${nameOf(scope, 200)}-`,
    minSize,
    maxSize,
    vpcZoneIdentifier: [...subnets.subnetIds],
    ...(instances
      ? { mixedInstancesPolicy: mixedInstances(instances, template, onDemandBase) }
      : { launchTemplate: template }),
    healthCheckType: "ELB",
    healthCheckGracePeriod: warmupSeconds,
    defaultInstanceWarmup: warmupSeconds,
    enabledMetrics: [...GROUP_METRICS, ...(capacity.warmPool ? POOL_METRICS : [])],
    instanceRefresh: instanceRefresh(made.refresh, []),
    placementGroup: capacity.placement && placementGroup(scope, capacity.placement, made.tags).name,
    ...capacityArguments(capacity, instances, REPLACING[environment].maintenance),
    tag: Object.entries(made.tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ["load_balancers", "target_group_arns"] },
  });
}
