import { matches, must, type Problem, validate } from "@plinth/core";
import type { Construct } from "constructs";
import { versionProblem } from "./engines";
import { parameterProblems } from "./parameters";
import { classProblems, zonesProblem } from "./problems";
import { ReadReplica, type ReplicaOptions, type Source } from "./replica";

/** AWS docs, "CreateDBInstanceReadReplica". */
function limits(engine: string): { readonly max: number; readonly otherRegions: boolean } {
  return { max: /^(oracle|sqlserver)/.test(engine) ? 5 : 15, otherRegions: !engine.startsWith("sqlserver") };
}

export function addReplica(database: Construct, source: Source, key: string, options: ReplicaOptions): ReadReplica {
  const id = `Replica-${key}`;
  validate(database, problems(database, source, key, options), `addReplica(${JSON.stringify(key)})`);
  return new ReadReplica(database, id, source, options);
}

function problems(database: Construct, { settings, props }: Source, key: string, options: ReplicaOptions): Problem[] {
  const { engine, engineName, blueGreen } = settings;
  const { max, otherRegions } = limits(engineName);
  const count = database.node.children.filter((child) => child.node.id.startsWith("Replica-")).length;
  return [
    matches("key", key, /^[A-Za-z][A-Za-z0-9-]{0,39}$/, "have 1 to 40 letters, digits and hyphens"),
    database.node.tryFindChild(`Replica-${key}`) && `key must be new, got "${key}" again`,
    must(engine.replicas !== "none", `engine must have read replicas, ${engineName} has none`),
    must(
      engine.replicas !== "own-password" || props.password?.keptBy === "stack",
      'password must be { keptBy: "stack" }: AWS makes no replicas of a database whose password RDS keeps',
    ),
    must(!blueGreen, "blueGreen must be left out: it does not work with replicas"),
    must(count < max, `there must be at most ${max} replicas`),
    must(
      !options.provider || otherRegions,
      `provider must be left out: ${engineName} has no replicas in other regions`,
    ),
    ...classProblems("instanceClass", engineName, engine, options.instanceClass),
    options.engineVersion !== undefined && versionProblem(engineName, engine, options.engineVersion),
    ...(options.subnets ? [zonesProblem({ subnets: options.subnets })] : []),
    ...parameterProblems(engineName, engine, options),
    must(
      options.replicaMode === undefined || engineName.startsWith("oracle"),
      `replicaMode must be left out with ${engineName}`,
    ),
  ];
}
