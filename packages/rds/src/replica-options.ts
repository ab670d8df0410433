import {
  boolean,
  choice,
  KEY,
  type KeyRef,
  object,
  PROVIDER,
  type RowsOf,
  type SettingsOf,
  SUBNETS,
  type SubnetsRef,
  text,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import type { InstanceSettings } from "./instance";
import { INSTANCE_CLASS } from "./instance-class";
import { parametersOf, tlsParameterProblem } from "./parameters";
import { IDENTIFIER } from "./props";
import { gravitonProblem, versionProblem, zonesProblem } from "./rules";

export type ReplicaOptions = CommonOptions & (SameRegion | OtherRegion);

interface CommonOptions {
  /** Identifier of the replica. A change renames it. @default - derived from that of the source and the key */
  readonly identifier?: string;
  /** @default - that of the source */
  readonly instanceClass?: string;
  /** A standby of the replica in another zone. @default - as the source */
  readonly multiAz?: boolean;
  /** Parameters besides those of the source, or instead of them. @default - those of the source */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Version of the replica, for engines whose replicas are upgraded before the source: MySQL, MariaDB. PostgreSQL upgrades
   * the replicas of the same region with the source. @default - that of the source
   */
  readonly engineVersion?: string;
  /** How an Oracle replica is kept; open-read-only needs a licence of Active Data Guard. @default "open-read-only" */
  readonly replicaMode?: "mounted" | "open-read-only";
  /** AWS refuses to delete the replica until this is lifted. @default - as the source */
  readonly deletionProtection?: boolean;
}

interface SameRegion {
  readonly provider?: never;
  readonly subnets?: never;
  readonly encryptionKey?: never;
}

interface OtherRegion {
  /** AWS provider of the other region, with an alias. */
  readonly provider: TerraformProvider;
  /** Subnets there, in at least two zones. */
  readonly subnets: SubnetsRef;
  /** A key of that region. */
  readonly encryptionKey: KeyRef;
}

export const replicaParser = ({ engine, engineSupport: support }: InstanceSettings) =>
  object(
    {
      identifier: IDENTIFIER.optional(),
      instanceClass: INSTANCE_CLASS.optional(),
      multiAz: boolean.optional(),
      parameters: parametersOf<CommonOptions["parameters"]>(engine, support),
      engineVersion: text().literal().optional(),
      replicaMode: choice("mounted", "open-read-only").optional(),
      deletionProtection: boolean.optional(),
      provider: PROVIDER.optional(),
      subnets: SUBNETS.optional(),
      encryptionKey: KEY.optional(),
    } satisfies RowsOf<CommonOptions & Partial<OtherRegion>>,
    {
      rules: [
        ({ instanceClass }) => gravitonProblem("instanceClass", engine, support, instanceClass),
        ({ engineVersion }) => engineVersion !== undefined && versionProblem(engine, support, engineVersion),
        ({ parameters }) => tlsParameterProblem(support, { parameters }),
        ({ replicaMode }) =>
          replicaMode !== undefined && !engine.startsWith("oracle") && `replicaMode must be left out with ${engine}`,
        ({ subnets }) => subnets !== undefined && zonesProblem(subnets, 2),
        ({ provider, subnets, encryptionKey }) =>
          new Set([provider, subnets, encryptionKey].map((one) => one === undefined)).size > 1 &&
          "provider, subnets and encryptionKey must be given together, for a replica in another region",
      ],
    },
  );

export type ReplicaSettings = SettingsOf<ReturnType<typeof replicaParser>>;
