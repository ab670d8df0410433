import type { Limit, Metric, Signals } from "@plinth/core";
import type { Engine } from "./engines";
import { memoryOf } from "./instance-class";

export type DatabaseSignal =
  | "cpu"
  | "memory"
  | "storage"
  | "connections"
  | "readLatency"
  | "writeLatency"
  | "diskQueue";

const GIB = 1024 ** 3;

/** What a database says of itself; limits follow from its class and storage. Names: AWS docs, "Amazon CloudWatch metrics for Amazon RDS". */
export function databaseSignals(
  id: string,
  identifier: string,
  { engine, instanceClass, sizeGiB }: { engine: Engine; instanceClass: string; sizeGiB: number },
): Signals<DatabaseSignal> {
  const memory = memoryOf(instanceClass);
  const connections = memory && Math.min(Math.floor(memory / engine.bytesPerConnection), engine.maxConnections);
  const metric = (name: string, unit: string, statistic: Metric["statistic"] = "Average"): Metric => ({
    namespace: "AWS/RDS",
    name,
    dimensions: { DBInstanceIdentifier: identifier },
    statistic,
    periodSeconds: 300,
    unit,
  });
  const below = (value: number | undefined): Limit | undefined =>
    value === undefined ? undefined : { below: Math.round(value), periods: 3, missing: "missing" };
  return {
    cpu: {
      title: `CPU of ${id}`,
      metric: metric("CPUUtilization", "Percent"),
      limit: { above: 80, periods: 3, missing: "breaching" },
    },
    memory: {
      title: `Freeable memory of ${id}`,
      metric: metric("FreeableMemory", "Bytes", "Minimum"),
      limit: below(memory && memory * 0.1),
    },
    storage: {
      title: `Free storage of ${id}`,
      metric: metric("FreeStorageSpace", "Bytes", "Minimum"),
      limit: below(sizeGiB * GIB * 0.1),
    },
    connections: {
      title: `Connections to ${id}`,
      metric: metric("DatabaseConnections", "Count", "Maximum"),
      limit: connections ? { above: Math.floor(connections * 0.8), periods: 3, missing: "notBreaching" } : undefined,
    },
    readLatency: {
      title: `Read latency of ${id}`,
      metric: metric("ReadLatency", "Seconds"),
      limit: { above: 0.05, periods: 3, missing: "notBreaching" },
    },
    writeLatency: {
      title: `Write latency of ${id}`,
      metric: metric("WriteLatency", "Seconds"),
      limit: { above: 0.05, periods: 3, missing: "notBreaching" },
    },
    diskQueue: { title: `Disk queue of ${id}`, metric: metric("DiskQueueDepth", "Count") },
  };
}
