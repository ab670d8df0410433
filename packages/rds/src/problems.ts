import { between, matches, must, type Problem } from "@plinth/core";
import { ENGINES, versionProblem } from "./engines";
import { DEFAULTS, type RdsModuleProps, type StorageProps, WINDOWS } from "./props";
import { windowProblems } from "./windows";

/** Names that the engines keep for themselves. AWS docs, "CreateDBInstance". */
const RESERVED = /^(admin|all|database|db|group|mysql|postgres|public|rdsadmin|root|select|table|template[01]|user)$/i;

/** Everything that is wrong with the props of a database. */
export function problemsOf(props: RdsModuleProps): Problem[] {
  const zones = new Set(props.subnets.availabilityZones);
  return [
    versionProblem(props.engine, props.engineVersion),
    must(zones.size >= 2, `subnets must be in at least two zones, got ${[...zones].join(", ") || "none"}`),
    matches("instanceClass", props.instanceClass, /^db\.[a-z0-9-]+\.[a-z0-9]+$/, 'be a class such as "db.r7g.large"'),
    ...nameProblems("databaseName", props.databaseName),
    ...nameProblems("masterUsername", props.masterUsername),
    between("port", props.port, 1150, 65535),
    ...storageProblems(props, props.storage),
    between("backup.retentionDays", props.backup?.retentionDays, 1, 35),
    ...windowProblems(props.backup?.window ?? WINDOWS.backup, props.maintenanceWindow ?? WINDOWS.maintenance),
    between("logRetentionDays", props.logRetentionDays, 1, 3653),
    tlsProblem(props),
  ];
}

function nameProblems(prop: string, name: string | undefined): Problem[] {
  return [
    matches(
      prop,
      name,
      /^[A-Za-z][A-Za-z0-9_]{0,62}$/,
      "begin with a letter and have up to 63 letters, digits and underscores",
    ),
    name !== undefined &&
      RESERVED.test(name) &&
      `${prop} must not be a word that the engine keeps for itself, got "${name}"`,
  ];
}

function storageProblems(
  { engine, environment }: RdsModuleProps,
  { sizeGiB = DEFAULTS[environment].sizeGiB, maxSizeGiB, iops, throughput }: StorageProps = {},
): Problem[] {
  const { stripedFromGiB } = ENGINES[engine];
  const striped = sizeGiB >= stripedFromGiB;
  const tooSmall = (prop: string, value: number | undefined) =>
    value !== undefined &&
    !striped &&
    `${prop} must be left out below ${stripedFromGiB} GiB, where gp3 is fixed, got ${value} for ${sizeGiB}`;
  return [
    between("storage.sizeGiB", sizeGiB, 20, 65536),
    maxSizeGiB !== 0 && between("storage.maxSizeGiB", maxSizeGiB, Math.min(sizeGiB + 1, 65536), 65536),
    tooSmall("storage.iops", iops) || between("storage.iops", iops, 12000, 64000),
    tooSmall("storage.throughput", throughput) || between("storage.throughput", throughput, 500, 4000),
  ];
}

function tlsProblem({ engine, parameters = {} }: RdsModuleProps): Problem {
  const { tlsParameter } = ENGINES[engine];
  return tlsParameter in parameters && `parameters must not have ${tlsParameter}: connections always use TLS`;
}
