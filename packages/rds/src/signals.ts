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

/** Names: AWS docs, "Amazon CloudWatch metrics for Amazon RDS". */
export function rdsMetric(
  dimensions: Record<string, string>,
  name: string,
  unit: string,
  statistic: Metric["statistic"] = "Average",
): Metric {
  return { namespace: "AWS/RDS", name, dimensions, statistic, periodSeconds: 300, unit };
}

/** What a database says of itself; limits follow from its class and storage. */
export function databaseSignals(
  id: string,
  identifier: string,
  { engine, instanceClass, sizeGiB }: { engine: Engine; instanceClass: string; sizeGiB?: number },
): Signals<DatabaseSignal> {
  const memory = memoryOf(instanceClass);
  const connections = connectionsOf(engine, instanceClass);
  const metric = (name: string, unit: string, statistic?: Metric["statistic"]) =>
    rdsMetric({ DBInstanceIdentifier: identifier }, name, unit, statistic);
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
      limit: below(sizeGiB && sizeGiB * GIB * 0.1),
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

export type ReplicaSignal = DatabaseSignal | "replicaLag";

/** Silence means that replication has stopped. */
export function replicaSignals(...args: Parameters<typeof databaseSignals>): Signals<ReplicaSignal> {
  const [id, identifier] = args;
  return {
    ...databaseSignals(...args),
    replicaLag: {
      title: `Lag of ${id}`,
      metric: rdsMetric({ DBInstanceIdentifier: identifier }, "ReplicaLag", "Seconds", "Maximum"),
      limit: { above: 300, periods: 3, missing: "breaching" },
    },
  };
}

/** How many clients the memory of the class allows, unless parameters say otherwise. */
export function connectionsOf({ connections }: Pick<Engine, "connections">, instanceClass: string): number | undefined {
  const memory = memoryOf(instanceClass);
  return memory && connections && Math.min(Math.floor(memory / connections.bytesEach), connections.max);
}

export function below(value: number | undefined): Limit | undefined {
  return value === undefined ? undefined : { below: Math.round(value), periods: 3, missing: "missing" };
}
