import type { Metric, Signal, Signals } from "@plinth/core";
import type { AgentDimension } from "./agent";

/** What every machine says of itself. */
export type MachineSignal = "cpu" | "memory" | "disk" | "statusChecks";
export type FleetSignal = MachineSignal | "instances" | "atMaximum" | "refreshFailures" | "launchFailures";
export type InstanceSignal = MachineSignal | "volumeChecks";

/** The fleet as it is declared. */
interface Declared {
  readonly minSize: number;
  readonly maxSize: number;
  /** Names of the rules that count failures. */
  readonly refreshRule: string;
  readonly launchRule: string;
}

/** What a fleet says of itself. Names: AWS docs, "CloudWatch metrics for Amazon EC2 Auto Scaling", "Monitoring Amazon EventBridge". */
export function fleetSignals(id: string, groupName: string, declared: Declared): Signals<FleetSignal> {
  const { minSize, maxSize } = declared;
  const size = (name: string, statistic: Metric["statistic"]): Metric => ({
    namespace: "AWS/AutoScaling",
    name,
    dimensions: { AutoScalingGroupName: groupName },
    statistic,
    periodSeconds: 60,
    unit: "Count",
  });
  return {
    // A fleet that may be empty may be silent.
    ...machineSignals(id, "AutoScalingGroupName", groupName, minSize > 0 ? "breaching" : "missing"),
    instances: {
      title: `Instances of ${id} in service`,
      metric: size("GroupInServiceInstances", "Minimum"),
      limit: { below: minSize, periods: 15, missing: "breaching" },
    },
    atMaximum: {
      title: `Instances that ${id} wants`,
      metric: size("GroupDesiredCapacity", "Minimum"),
      // A group of one size is always at its largest.
      limit: minSize === maxSize ? undefined : { above: maxSize - 1, periods: 30, missing: "notBreaching" },
    },
    refreshFailures: counted(`Failed refreshes of ${id}`, declared.refreshRule),
    launchFailures: counted(`Failed launches of ${id}`, declared.launchRule),
  };
}

/** What a single instance says of itself. Names: AWS docs, "CloudWatch metrics for your instances". */
export function instanceSignals(id: string, instanceId: string): Signals<InstanceSignal> {
  const signals = machineSignals(id, "InstanceId", instanceId, "breaching");
  const { statusChecks } = signals;
  return {
    ...signals,
    volumeChecks: {
      ...statusChecks,
      title: `Failed checks of the volumes of ${id}`,
      metric: { ...statusChecks.metric, name: "StatusCheckFailed_AttachedEBS" },
    },
  };
}

/** Names: AWS docs, "CloudWatch metrics for your instances", "Metrics collected by the CloudWatch agent". */
function machineSignals(
  id: string,
  dimension: AgentDimension,
  value: string,
  silence: "breaching" | "missing",
): Signals<MachineSignal> {
  const metric = (namespace: string, name: string, statistic: Metric["statistic"], unit: string): Metric => ({
    namespace,
    name,
    dimensions: { [dimension]: value },
    statistic,
    periodSeconds: 300,
    unit,
  });
  return {
    cpu: {
      title: `CPU of ${id}`,
      metric: metric("AWS/EC2", "CPUUtilization", "Average", "Percent"),
      limit: { above: 85, periods: 3, missing: "missing" },
    },
    memory: {
      title: `Memory of ${id}`,
      metric: metric("CWAgent", "mem_used_percent", "Average", "Percent"),
      limit: { above: 90, periods: 3, missing: silence },
    },
    disk: {
      title: `Fullest disk of ${id}`,
      metric: metric("CWAgent", "disk_used_percent", "Maximum", "Percent"),
      limit: { above: 85, periods: 3, missing: "missing" },
    },
    statusChecks: {
      title: `Failed status checks of ${id}`,
      metric: { ...metric("AWS/EC2", "StatusCheckFailed", "Maximum", "Count"), periodSeconds: 60 },
      limit: { above: 0, periods: 5, missing: "missing" },
    },
  };
}

/** Events are counted only when they happen. */
function counted(title: string, ruleName: string): Signal {
  return {
    title,
    metric: {
      namespace: "AWS/Events",
      name: "MatchedEvents",
      dimensions: { RuleName: ruleName },
      statistic: "Sum",
      periodSeconds: 300,
      unit: "Count",
    },
    limit: { above: 0, periods: 1, missing: "notBreaching" },
  };
}
