import type { DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import { object, scalar, text } from "@plinth/core";

/** A snapshot, or another instance at a moment. Engine and key must be those of the source. */
export type RestoreProps = FromSnapshot | FromInstance | FromBackups;

interface FromSnapshot {
  /** Name of a snapshot, or the ARN of a shared one. */
  readonly snapshot: string;
  readonly instance?: never;
  readonly automatedBackups?: never;
  readonly time?: never;
}

interface FromInstance {
  /** Identifier of an instance of this account and region that still exists. */
  readonly instance: string;
  /** A moment in UTC such as `2026-01-31T08:00:00Z`. @default - the latest possible */
  readonly time?: string;
  readonly snapshot?: never;
  readonly automatedBackups?: never;
}

interface FromBackups {
  /** ARN of the automated backups of a deleted instance, or of those that another region has replicated to this one. */
  readonly automatedBackups: string;
  /** A moment in UTC such as `2026-01-31T08:00:00Z`. @default - the latest possible */
  readonly time?: string;
  readonly snapshot?: never;
  readonly instance?: never;
}

/**
 * What forces Terraform to replace an instance and says only how it began. Terraform leaves these as they are, always: with
 * or without `restore`, so that adding, changing or removing it touches nothing.
 */
export const BEGINNINGS = [
  "snapshot_identifier",
  "restore_to_point_in_time",
  "username",
  "db_name",
  "character_set_name",
  "timezone",
  "engine_lifecycle_support",
];

export const SNAPSHOT = text("be the name or ARN of a snapshot", /^[A-Za-z][\w:-]*$/);

/** In UTC, to the second, and in the calendar: JavaScript takes the 31st of February for the 3rd of March. */
export const MOMENT = scalar<string>(
  "text",
  'be such as "2026-01-31T08:00:00Z"',
  (value) => typeof value === "string",
  (value) => {
    const time = Date.parse(value);
    return !Number.isNaN(time) && value === new Date(time).toISOString().replace(".000Z", "Z");
  },
);

/** AWS docs, "CreateDBInstance": letters, digits and single hyphens. */
const SOURCE_IDENTIFIER = "(?!.*--)[A-Za-z][A-Za-z0-9-]{0,62}(?<!-)";

const TIME = MOMENT.optional();

export const RESTORE = object(
  {},
  {
    oneOf: [
      { snapshot: SNAPSHOT },
      { instance: text("be the identifier of an instance", new RegExp(`^${SOURCE_IDENTIFIER}$`)), time: TIME },
      { automatedBackups: text("be the ARN of automated backups", /^arn:/), time: TIME },
    ],
  },
);

export function restored(
  restore?: RestoreProps,
): Pick<DbInstanceConfig, "snapshotIdentifier" | "restoreToPointInTime"> {
  if (!restore) return {};
  if (restore.snapshot !== undefined) return { snapshotIdentifier: restore.snapshot };
  return {
    restoreToPointInTime: {
      sourceDbInstanceIdentifier: restore.instance,
      sourceDbInstanceAutomatedBackupsArn: restore.automatedBackups,
      restoreTime: restore.time,
      useLatestRestorableTime: restore.time === undefined ? true : undefined,
    },
  };
}
