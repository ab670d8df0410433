import { parseChild } from "@plinth/core";
import type { Construct } from "constructs";
import type { EngineName } from "./engines";
import { otherRegionRules } from "./regions";
import { ReadReplica, type ReplicaSource } from "./replica";
import { type ReplicaOptions, replicaParser } from "./replica-options";

/** AWS docs, "CreateDBInstanceReadReplica". */
function limits(engine: EngineName): { readonly max: number; readonly otherRegions: boolean } {
  return { max: /^(oracle|sqlserver)/.test(engine) ? 5 : 15, otherRegions: !engine.startsWith("sqlserver") };
}

export function addReplica(
  database: Construct,
  source: ReplicaSource,
  key: string,
  options: ReplicaOptions,
): ReadReplica {
  const { engine, engineSupport: support, password, blueGreen, backup } = source.settings;
  const { max, otherRegions } = limits(engine);
  const count = database.node.children.filter(({ node }) => node.id.startsWith("Replica-")).length;
  const { id, ...settings } = parseChild(database, key, replicaParser(source.settings), options, {
    method: "addReplica",
    prefix: "Replica",
    rules: [
      ...otherRegionRules(database),
      () => support.replicas === "none" && `engine must have read replicas, ${engine} has none`,
      () =>
        support.replicas === "own-password" &&
        password.keptBy !== "stack" &&
        'password must be { keptBy: "stack" }: AWS makes no replicas of a database whose password RDS keeps',
      () => blueGreen === true && "blueGreen must be left out: it does not work with replicas",
      // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html: not 0 for a source of read replicas.
      () =>
        backup.retentionDays === 0 && "backup.retentionDays must be at least 1 for an instance with replicas, got 0",
      () => count >= max && `there must be at most ${max} replicas`,
      ({ provider }) =>
        provider !== undefined &&
        !otherRegions &&
        `provider must be left out: ${engine} has no replicas in other regions`,
    ],
  });
  return new ReadReplica(database, id, source, settings);
}
