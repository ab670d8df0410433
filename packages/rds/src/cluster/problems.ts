import { between, must, oneOf, type Problem } from "@plinth/core";
import { WINDOWS } from "../defaults";
import { versionProblem } from "../engines";
import { insightsProblems } from "../insights";
import { RETENTION_DAYS } from "../log-groups";
import { parameterProblems } from "../parameters";
import { passwordProblems } from "../password";
import { classProblems, databaseProblems, hasInsights, zonesProblem } from "../problems";
import { windowProblems } from "../windows";
import { capacityOf } from "./capacity";
import type { ClusterEngine } from "./engines";
import { type AuroraModuleProps, type CapacityProps, CLUSTER_DEFAULTS, type MultiAzClusterModuleProps } from "./props";
import { clusterRestoreProblems } from "./restore";

export function auroraProblems(props: AuroraModuleProps, engine: ClusterEngine): Problem[] {
  const { engine: name, backtrackHours, writeForwarding } = props;
  const capacity = capacityOf(props.environment, props.capacity);
  return [
    ...commonProblems(props, engine, capacity.instanceClass ?? "db.serverless"),
    ...capacityProblems("capacity", name, engine, props.capacity),
    between("backtrackHours", backtrackHours, 0, 72),
    must(!backtrackHours || name === "aurora-mysql", `backtrackHours must be left out with ${name}`),
    must(!writeForwarding || name === "aurora-mysql", `writeForwarding must be left out with ${name}`),
  ];
}

export function capacityProblems(
  prop: string,
  name: string,
  engine: ClusterEngine,
  capacity?: CapacityProps,
): Problem[] {
  if (!capacity) return [];
  if (capacity.instanceClass !== undefined) {
    return classProblems(`${prop}.instanceClass`, name, engine, capacity.instanceClass);
  }
  const { minUnits, maxUnits, pauseAfterSeconds } = capacity;
  return [
    units(`${prop}.minUnits`, minUnits, 0),
    units(`${prop}.maxUnits`, maxUnits, 1),
    must(!(minUnits > maxUnits), `${prop}.minUnits must be at most maxUnits, got ${minUnits} and ${maxUnits}`),
    between(`${prop}.pauseAfterSeconds`, pauseAfterSeconds, 300, 86400),
    must(
      pauseAfterSeconds === undefined || minUnits === 0,
      `${prop}.pauseAfterSeconds needs minUnits 0, got ${minUnits}`,
    ),
  ];
}

function units(prop: string, value: number, min: number): Problem {
  const valid = Number.isInteger(value * 2) && value >= min && value <= 256;
  return must(valid, `${prop} must be ${min} to 256 in halves, got ${value}`);
}

/** Classes with local disks. AWS docs, "Instance class availability for Multi-AZ DB clusters". */
const LOCAL_DISKS = /^db\.[cmr]\d+(gd|d|id|idn)\.|^db\.x2iedn\./;

export function multiAzProblems(props: MultiAzClusterModuleProps, engine: ClusterEngine): Problem[] {
  const { instanceClass = CLUSTER_DEFAULTS[props.environment].instanceClass, subnets, storage = {} } = props;
  const { sizeGiB = 100, iops = 3000 } = storage;
  const zones = new Set(subnets.availabilityZones);
  return [
    ...commonProblems(props, engine, instanceClass),
    // The provider cannot tell AWS to leave minor releases alone, and a fixed version would end in downgrades.
    must(
      engine.major.test(props.engineVersion),
      `engineVersion must be a major: AWS upgrades the minor release of Multi-AZ clusters, got "${props.engineVersion}"`,
    ),
    must(zones.size >= 3, `subnets must be in three zones, got ${[...zones].join(", ")}`),
    ...classProblems("instanceClass", props.engine, engine, props.instanceClass),
    must(
      LOCAL_DISKS.test(instanceClass),
      `instanceClass must have local disks, such as db.r6gd.large, got ${instanceClass}`,
    ),
    between("storage.sizeGiB", sizeGiB, 100, 65536),
    between("storage.iops", iops, 1000, 256000) ||
      must(
        iops >= sizeGiB / 2 && iops <= sizeGiB * 50,
        `storage.iops must be 0.5 to 50 for each GiB, got ${iops} for ${sizeGiB}`,
      ),
  ];
}

function commonProblems(
  props: AuroraModuleProps | MultiAzClusterModuleProps,
  engine: ClusterEngine,
  instanceClass: string,
): Problem[] {
  const rotation = props.passwordRotation;
  return [
    versionProblem(props.engine, engine, props.engineVersion),
    zonesProblem(props),
    ...databaseProblems(props, engine),
    ...windowProblems(props.backup?.window ?? WINDOWS.backup, props.maintenanceWindow ?? WINDOWS.maintenance),
    oneOf("logRetentionDays", props.logRetentionDays, RETENTION_DAYS),
    ...parameterProblems(props.engine, engine, props),
    ...insightsProblems(hasInsights(engine, instanceClass), props.insights),
    ...passwordProblems({ keptBy: "rds", rotation }),
    ...clusterRestoreProblems(props.restore),
  ];
}
