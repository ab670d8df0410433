import type { Engine } from "./engine";
import { mariadb } from "./mariadb";
import { mysql } from "./mysql";
import { oracle } from "./oracle";
import { postgres } from "./postgres";
import { sqlserver } from "./sqlserver";

export type { Engine } from "./engine";

const TABLE = {
  postgres,
  mysql,
  mariadb,
  "sqlserver-ee": sqlserver("ee"),
  "sqlserver-se": sqlserver("se"),
  "sqlserver-web": sqlserver("web"),
  "oracle-ee": oracle("ee"),
  "oracle-se2": oracle("se2"),
} as const;

export type EngineName = keyof typeof TABLE;

export const ENGINES: Readonly<Record<EngineName, Engine>> = TABLE;

/** The parameters of an engine that the compiler knows. */
export type ParametersOf<N extends EngineName> = Readonly<
  Partial<Record<(typeof TABLE)[N]["dynamicParameters" | "staticParameters"][number], string>>
>;

export interface Version {
  readonly major: string;
  /** A major alone follows minor releases; a full release stays until somebody changes it. Never both at once. */
  readonly follows: boolean;
}

type Versions = Pick<Engine, "major" | "release" | "example">;

export function versionOf({ major, release }: Versions, version: string): Version {
  if (major.test(version)) return { major: version, follows: true };
  return { major: release.exec(version)?.[1] ?? version, follows: false };
}
