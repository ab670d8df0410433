import type { Signals } from "@plinth/core";
import { memoryOf } from "../instance-class";
import { below, connectionsOf, rdsMetric } from "../signals";
import type { Capacity } from "./aurora-props";
import type { ClusterEngine } from "./engines";

export type AuroraSignal =
  | "cpu"
  | "memory"
  | "connections"
  | "deadlocks"
  | "readerLag"
  | "capacity"
  | "storage"
  | "writeLatency";

/** What the writer says, whichever instance it is. Names: AWS docs, "Amazon CloudWatch metrics for Amazon Aurora". */
export function auroraSignals(
  id: string,
  cluster: string,
  engine: ClusterEngine,
  capacity: Capacity,
): Signals<AuroraSignal> {
  const writer = { DBClusterIdentifier: cluster, Role: "WRITER" };
  const { instanceClass = "" } = capacity;
  const memory = memoryOf(instanceClass);
  const connections = connectionsOf(engine, instanceClass);
  return {
    cpu: {
      title: `CPU of ${id}`,
      metric: rdsMetric(writer, "CPUUtilization", "Percent"),
      limit: { above: 80, periods: 3, missing: "breaching" },
    },
    memory: {
      title: `Freeable memory of ${id}`,
      metric: rdsMetric(writer, "FreeableMemory", "Bytes", "Minimum"),
      limit: below(memory && memory * 0.1),
    },
    connections: {
      title: `Connections to ${id}`,
      metric: rdsMetric(writer, "DatabaseConnections", "Count", "Maximum"),
      limit: connections ? { above: Math.floor(connections * 0.8), periods: 3, missing: "notBreaching" } : undefined,
    },
    deadlocks: {
      title: `Deadlocks a second of ${id}`,
      metric: rdsMetric(writer, "Deadlocks", "Count/Second"),
      limit: { above: 0.1, periods: 3, missing: "notBreaching" },
    },
    readerLag: {
      title: `Lag of the readers of ${id}`,
      metric: rdsMetric({ DBClusterIdentifier: cluster }, "AuroraReplicaLagMaximum", "Milliseconds", "Maximum"),
      limit: { above: 2000, periods: 3, missing: "notBreaching" },
    },
    capacity: {
      title: `Share of the capacity of ${id}`,
      metric: rdsMetric(writer, "ACUUtilization", "Percent"),
      limit: capacity.instanceClass === undefined ? { above: 90, periods: 3, missing: "notBreaching" } : undefined,
    },
    storage: {
      title: `Storage of ${id}`,
      metric: rdsMetric({ DBClusterIdentifier: cluster }, "VolumeBytesUsed", "Bytes", "Maximum"),
    },
    writeLatency: {
      title: `Commit latency of ${id}`,
      metric: rdsMetric(writer, "CommitLatency", "Milliseconds"),
      limit: { above: 100, periods: 3, missing: "notBreaching" },
    },
  };
}

export type MultiAzClusterSignal = "cpu" | "memory" | "storage" | "connections" | "replicaLag" | "writeLatency";

/** The whole cluster's. Names: AWS docs, "Amazon CloudWatch metrics for Amazon RDS". */
export function multiAzClusterSignals(
  id: string,
  cluster: string,
  { engine, instanceClass, sizeGiB }: { engine: ClusterEngine; instanceClass: string; sizeGiB: number },
): Signals<MultiAzClusterSignal> {
  const whole = { DBClusterIdentifier: cluster };
  const memory = memoryOf(instanceClass);
  const connections = connectionsOf(engine, instanceClass);
  return {
    cpu: {
      title: `CPU of ${id}`,
      metric: rdsMetric(whole, "CPUUtilization", "Percent", "Maximum"),
      limit: { above: 80, periods: 3, missing: "breaching" },
    },
    memory: {
      title: `Freeable memory of ${id}`,
      metric: rdsMetric(whole, "FreeableMemory", "Bytes", "Minimum"),
      limit: below(memory && memory * 0.1),
    },
    storage: {
      title: `Free storage of ${id}`,
      metric: rdsMetric(whole, "FreeStorageSpace", "Bytes", "Minimum"),
      limit: below(sizeGiB * 1024 ** 3 * 0.1),
    },
    connections: {
      title: `Connections to ${id}`,
      metric: rdsMetric(whole, "DatabaseConnections", "Count", "Maximum"),
      limit: connections ? { above: Math.floor(connections * 0.8), periods: 3, missing: "notBreaching" } : undefined,
    },
    replicaLag: {
      title: `Lag of the readers of ${id}`,
      metric: rdsMetric(whole, "ReplicaLag", "Seconds", "Maximum"),
      limit: { above: 60, periods: 3, missing: "notBreaching" },
    },
    writeLatency: {
      title: `Write latency of ${id}`,
      metric: rdsMetric(whole, "WriteLatency", "Seconds"),
      limit: { above: 0.05, periods: 3, missing: "notBreaching" },
    },
  };
}
