import type { Rule } from "@plinth/core";
import { ENGINES, type EngineName } from "./engines";
import { insightsProblem } from "./insights";
import type { OptionProps } from "./option-group";
import type { PasswordProps } from "./password";
import type { DatabaseSettings } from "./props";
import { databaseRules, gravitonProblem } from "./rules";
import type { StorageSettings } from "./storage";
import { storageRules } from "./storage";

interface InstanceSettings extends DatabaseSettings {
  readonly engine: EngineName;
  readonly instanceClass?: string;
  readonly storage: StorageSettings;
  readonly password: PasswordProps;
  readonly blueGreen?: boolean;
  readonly licenseModel?: string;
  readonly options?: readonly OptionProps[];
  readonly parameters?: Readonly<Record<string, string | undefined>>;
}

export const instanceRules: readonly Rule<InstanceSettings>[] = [
  ...databaseRules(ENGINES),
  ({ engine, instanceClass }) => gravitonProblem("instanceClass", engine, ENGINES[engine], instanceClass),
  ...storageRules,
  ({ engine, environment, instanceClass, insights }) =>
    insightsProblem(ENGINES[engine], instanceClass ?? ENGINES[engine].classes[environment], insights),
  licenseProblem,
  ({ engine, options = [] }) =>
    options.some(({ name }) => name === "SSL") && `options must not have SSL: ${engine} always has it`,
  blueGreenProblem,
  ({ engine, extendedSupport }) =>
    extendedSupport !== undefined &&
    !["mysql", "postgres"].includes(engine) &&
    `extendedSupport must be left out: RDS does not sell it for ${engine}`,
];

function licenseProblem({ engine, licenseModel }: InstanceSettings): string | false {
  const { licenses } = ENGINES[engine];
  if (licenseModel === undefined || licenses.includes(licenseModel)) return false;
  return `licenseModel must be ${licenses.join(" or ")} with ${engine}, got "${licenseModel}"`;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-considerations.html */
function blueGreenProblem({ engine, blueGreen, password }: InstanceSettings): string | false {
  if (!blueGreen) return false;
  if (!ENGINES[engine].blueGreen) return `blueGreen must be left out: ${engine} has no blue/green deployments`;
  if (password.keptBy === "stack") return false;
  return 'blueGreen must be left out unless password is { keptBy: "stack" }: AWS copies no instance whose password RDS keeps';
}
