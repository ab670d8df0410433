import type { Metric, Signals } from "@plinth/core";

export type FleetSignal = "cpu" | "memory" | "disk" | "statusChecks" | "instances";

/** What a fleet says of itself. Names: AWS docs, "CloudWatch metrics for your instances", "… for Auto Scaling", "Metrics collected by the CloudWatch agent". */
export function fleetSignals(id: string, groupName: string, minSize: number): Signals<FleetSignal> {
  const dimensions = { AutoScalingGroupName: groupName };
  const metric = (namespace: string, name: string, statistic: Metric["statistic"], unit: string): Metric => ({
    namespace,
    name,
    dimensions,
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
      limit: { above: 90, periods: 3, missing: "breaching" },
    },
    disk: {
      title: `Root volume of ${id}`,
      metric: metric("CWAgent", "disk_used_percent", "Maximum", "Percent"),
      limit: { above: 85, periods: 3, missing: "missing" },
    },
    statusChecks: {
      title: `Failed status checks of ${id}`,
      metric: { ...metric("AWS/EC2", "StatusCheckFailed", "Maximum", "Count"), periodSeconds: 60 },
      limit: { above: 0, periods: 5, missing: "missing" },
    },
    instances: {
      title: `Instances of ${id} in service`,
      metric: { ...metric("AWS/AutoScaling", "GroupInServiceInstances", "Minimum", "Count"), periodSeconds: 60 },
      limit: { below: minSize, periods: 15, missing: "breaching" },
    },
  };
}
