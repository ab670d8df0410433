import { between, matches, must, oneOf, type Problem } from "@plinth/core";
import { WINDOWS } from "./defaults";
import { ENGINES, type Engine, versionProblem } from "./engines";
import { RESERVED } from "./engines/engine";
import { insightsProblems } from "./insights";
import { CLASS, isGraviton } from "./instance-class";
import { RETENTION_DAYS } from "./log-groups";
import { optionProblems } from "./option-group";
import { parameterProblems } from "./parameters";
import { passwordProblems } from "./password";
import type { DatabaseProps, RdsModuleProps } from "./props";
import { restoreProblems } from "./restore";
import { storageProblems } from "./storage";
import { windowProblems } from "./windows";

/** Everything that is wrong with the props of an instance. */
export function problemsOf(props: RdsModuleProps): Problem[] {
  const engine: Engine | undefined = ENGINES[props.engine];
  if (!engine) return [oneOf("engine", props.engine, Object.keys(ENGINES) as (keyof typeof ENGINES)[])];
  return [
    versionProblem(props.engine, engine, props.engineVersion),
    zonesProblem(props),
    ...classProblems("instanceClass", props.engine, engine, props.instanceClass),
    ...databaseProblems(props, engine),
    ...storageProblems(engine, props.environment, props.storage),
    ...windowProblems(props.backup?.window ?? WINDOWS.backup, props.maintenanceWindow ?? WINDOWS.maintenance),
    oneOf("logRetentionDays", props.logRetentionDays, RETENTION_DAYS),
    ...parameterProblems(props.engine, engine, props),
    ...optionProblems(props.engine, props.options),
    ...insightsProblems(hasInsights(engine, props.instanceClass ?? engine.classes[props.environment]), props.insights),
    ...passwordProblems(props.password),
    ...restoreProblems(props.restore),
    ...choiceProblems(props, engine),
    ...blueGreenProblems(props, engine),
    must(
      props.extendedSupport === undefined || ["mysql", "postgres"].includes(props.engine),
      `extendedSupport must be left out: RDS does not sell it for ${props.engine}`,
    ),
  ];
}

export function hasInsights({ withoutInsights }: Pick<Engine, "withoutInsights">, instanceClass: string): boolean {
  return !withoutInsights?.test(instanceClass);
}

/** What instances and clusters have in common. */
export function databaseProblems(
  props: Pick<DatabaseProps, "databaseName" | "masterUsername" | "port" | "backup">,
  engine: Pick<Engine, "lengths" | "reserved" | "tlsPort">,
): Problem[] {
  const { username, databaseName } = engine.lengths;
  return [
    ...(databaseName === undefined
      ? [must(!props.databaseName, "databaseName must be left out: SQL Server makes its databases itself")]
      : nameProblems("databaseName", props.databaseName, databaseName, engine.reserved)),
    ...nameProblems("masterUsername", props.masterUsername, username, engine.reserved),
    between("port", props.port, 1150, 65535),
    must(props.port === undefined || props.port !== engine.tlsPort, `port must not be that of TLS, ${engine.tlsPort}`),
    between("backup.retentionDays", props.backup?.retentionDays, 1, 35),
  ];
}

export function zonesProblem({ subnets }: Pick<DatabaseProps, "subnets">): Problem {
  const zones = new Set(subnets.availabilityZones);
  return must(zones.size >= 2, `subnets must be in at least two zones, got ${[...zones].join(", ") || "none"}`);
}

export function classProblems(
  prop: string,
  name: string,
  { graviton }: Pick<Engine, "graviton">,
  instanceClass: string | undefined,
): Problem[] {
  return [
    matches(prop, instanceClass, CLASS, 'be a class such as "db.r7g.large"'),
    must(
      graviton || instanceClass === undefined || !isGraviton(instanceClass),
      `${prop} must be on Intel or AMD, for ${name} does not run on Graviton, got ${JSON.stringify(instanceClass)}`,
    ),
  ];
}

function nameProblems(prop: string, name: string | undefined, max: number, reserved: readonly string[]): Problem[] {
  return [
    matches(
      prop,
      name,
      new RegExp(`^[A-Za-z][A-Za-z0-9_]{0,${max - 1}}$`),
      `begin with a letter and have up to ${max} letters, digits and underscores`,
    ),
    name !== undefined &&
      [...RESERVED, ...reserved].includes(name.toLowerCase()) &&
      `${prop} must not be a word that the engine keeps for itself, got "${name}"`,
  ];
}

/** What the compiler says too. */
function choiceProblems({ engine: name, licenseModel, audit, characterSet, timezone }: RdsModuleProps, engine: Engine) {
  const takes = (prop: string, value: unknown, holds: boolean): Problem =>
    must(value === undefined || holds, `${prop} must be left out with ${name}`);
  return [
    engine.licenses.length < 2 && licenseModel !== engine.licenses[0]
      ? takes("licenseModel", licenseModel, false)
      : oneOf<string>("licenseModel", licenseModel, engine.licenses),
    takes("audit", audit, engine.auditOption !== undefined),
    must(audit === undefined || audit.length > 0, "audit must name at least one event"),
    takes("characterSet", characterSet, /^(sqlserver|oracle)/.test(name)),
    takes("timezone", timezone, /^sqlserver/.test(name)),
  ];
}

/** AWS docs, "Limitations and considerations for blue/green deployments". */
function blueGreenProblems({ blueGreen, password, engine: name }: RdsModuleProps, engine: Engine): Problem[] {
  if (!blueGreen) return [];
  return [
    must(engine.blueGreen, `blueGreen must be left out: ${name} has no blue/green deployments`),
    must(
      password?.keptBy === "stack",
      'blueGreen must be left out unless password is { keptBy: "stack" }: AWS copies no instance whose password RDS keeps',
    ),
  ];
}
