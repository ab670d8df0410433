import { isKnownLater, type Problem } from "@plinth/core";
import type { FleetSettings } from "./fleet-props";
import { spreadWarning } from "./placement";
import { checkpointsWarning } from "./refresh";
import { deviceWarning } from "./volumes";

/** What AWS accepts of a fleet and is unwise or has no effect. */
export function fleetWarnings(settings: FleetSettings): Problem[] {
  const { refresh, capacity, subnets, maxSize, volumes } = settings;
  return [
    checkpointsWarning(refresh),
    spreadWarning(capacity.placement, subnets.availabilityZones, maxSize),
    onDemandBaseWarning(settings),
    warmPoolWarning(settings),
    ...Object.entries(volumes).map(([name, { device }]) => deviceWarning(`volumes.${name}.device`, device)),
  ];
}

function onDemandBaseWarning({ instances, maxSize }: FleetSettings): Problem {
  const { onDemandBase = 0 } = instances ?? {};
  return (
    !isKnownLater(onDemandBase) &&
    onDemandBase > maxSize &&
    `instances.onDemandBase ${onDemandBase} is above maxSize ${maxSize}, and no instance is a spot instance: lower it`
  );
}

/** AWS docs, "PutWarmPool", https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html */
function warmPoolWarning({ capacity: { warmPool } }: FleetSettings): Problem {
  const { minSize = 0, maxPrepared } = warmPool ?? {};
  return (
    maxPrepared !== undefined &&
    !isKnownLater(maxPrepared) &&
    !isKnownLater(minSize) &&
    maxPrepared < minSize &&
    `capacity.warmPool.maxPrepared ${maxPrepared} leaves no room for the ${minSize} of its minSize: raise maxPrepared`
  );
}
