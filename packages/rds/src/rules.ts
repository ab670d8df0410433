import { isKnownLater, type Rule, type SubnetsRef } from "@plinth/core";
import type { Engine } from "./engines";
import { RESERVED } from "./engines/engine";
import { isGraviton } from "./instance-class";
import { doubledParameterProblem, type OwnParameters, tlsParameterProblem } from "./parameters";
import type { DatabaseSettings } from "./props";
import { overlapProblem } from "./windows";

/** What the rules know of an engine. */
export type RuledEngine = Pick<
  Engine,
  | "major"
  | "release"
  | "example"
  | "lengths"
  | "reserved"
  | "reservedPorts"
  | "tlsPort"
  | "tlsParameter"
  | "dynamicParameters"
  | "staticParameters"
  | "withoutInsights"
>;

type Settings = OwnParameters & DatabaseSettings & { readonly engine: string };

/** Rules over several props that instances and clusters have in common. Limits: AWS docs, "CreateDBInstance". */
export function databaseRules(engines: Readonly<Record<string, RuledEngine>>): readonly Rule<Settings>[] {
  return [
    ({ engine, engineVersion }) => versionProblem(engine, engines[engine], engineVersion),
    ({ subnets }) => zonesProblem(subnets, 2),
    ({ engine, databaseName }) => databaseNameProblem(engines[engine], databaseName),
    ({ engine, masterUsername }) =>
      nameProblem("masterUsername", masterUsername, engines[engine].lengths.username, engines[engine].reserved),
    ({ engine, port }) => portProblem(engine, engines[engine], port),
    overlapProblem,
    ({ engine, parameters, otherParameters }) =>
      tlsParameterProblem(engines[engine], { parameters, otherParameters }) ||
      doubledParameterProblem({ parameters, otherParameters }),
  ];
}

export function versionProblem(
  engine: string,
  { major, release, example }: Pick<Engine, "major" | "release" | "example">,
  version: string,
): string | false {
  const isKnown = major.test(version) || release.test(version);
  return !isKnown && `engineVersion of ${engine} must be such as ${example}, got "${version}"`;
}

export function zonesProblem({ availabilityZones }: SubnetsRef, min: number): string | false {
  if (isKnownLater(availabilityZones) || availabilityZones.some(isKnownLater)) return false;
  const zones = new Set(availabilityZones);
  const number = min === 2 ? "at least two" : "three";
  return zones.size < min && `subnets must be in ${number} zones, got ${[...zones].join(", ")}`;
}

export function gravitonProblem(
  prop: string,
  engine: string,
  { graviton }: Pick<Engine, "graviton">,
  instanceClass: string | undefined,
): string | false {
  if (graviton || instanceClass === undefined || !isGraviton(instanceClass)) return false;
  return `${prop} must be on Intel or AMD, for ${engine} does not run on Graviton, got "${instanceClass}"`;
}

function databaseNameProblem({ lengths, reserved }: RuledEngine, name: string | undefined): string | false {
  if (name === undefined) return false;
  if (lengths.databaseName === undefined) return "databaseName must be left out: SQL Server makes its databases itself";
  return nameProblem("databaseName", name, lengths.databaseName, reserved);
}

function nameProblem(prop: string, name: string, max: number, reserved: readonly string[]): string | false {
  if (!/^[A-Za-z]\w*$/.test(name) || name.length > max) {
    return `${prop} must begin with a letter and have up to ${max} letters, digits and underscores, got "${name}"`;
  }
  const isReserved = [...RESERVED, ...reserved].includes(name.toLowerCase());
  return isReserved && `${prop} must not be a word that the engine keeps for itself, got "${name}"`;
}

function portProblem(engine: string, { tlsPort, reservedPorts }: RuledEngine, port?: number): string | false {
  if (port === undefined) return false;
  if (port === tlsPort) return `port must not be that of TLS, ${tlsPort}`;
  const isReserved = reservedPorts?.includes(port) ?? false;
  return isReserved && `port must not be one that ${engine} uses itself (${reservedPorts?.join(", ")}), got ${port}`;
}
