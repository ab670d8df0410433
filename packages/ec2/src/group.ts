import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { ModuleContext } from "@plinth/core";
import { Lazy } from "cdktf";
import { capacityArguments } from "./capacity";
import type { FleetSettings } from "./fleet-props";
import { mixedInstances } from "./instances";
import { createPlacementGroup } from "./placement";
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
export function createGroup(
  context: ModuleContext,
  settings: FleetSettings,
  { template, refresh }: { readonly template: LaunchTemplate; readonly refresh: RefreshSettings },
): AutoscalingGroup {
  const { environment, minSize, maxSize, subnets, instances, capacity, warmupSeconds } = settings;
  const { warmPool, placement } = capacity;
  const version = { id: template.id, version: `${template.latestVersion}` };
  const onDemandBase = environment === "prod" ? minSize : 0;
  return new AutoscalingGroup(context.scope, "Default", {
    namePrefix: `${context.name(200)}-`,
    minSize,
    maxSize,
    vpcZoneIdentifier: [...subnets.subnetIds],
    ...(instances
      ? { mixedInstancesPolicy: mixedInstances(instances, version, onDemandBase) }
      : { launchTemplate: version }),
    healthCheckType: "ELB",
    healthCheckGracePeriod: warmupSeconds,
    defaultInstanceWarmup: warmupSeconds,
    enabledMetrics: [...GROUP_METRICS, ...(warmPool ? POOL_METRICS : [])],
    instanceRefresh: instanceRefresh(refresh, []),
    placementGroup: placement && createPlacementGroup(context, placement).name,
    ...capacityArguments(capacity, instances, environment),
    // The resource has no map of tags, so an aspect that adds some cannot see it: they are those of the template.
    tag: Lazy.anyValue({ produce: () => tagBlocks(template.tagsInput ?? {}) }),
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ["load_balancers", "target_group_arns"] },
  });
}

function tagBlocks(tags: Readonly<Record<string, string>>): object[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value, propagate_at_launch: false }));
}
