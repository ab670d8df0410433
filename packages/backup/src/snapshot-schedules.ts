import type { KeyRef } from "@plinth/core";
import type { Cron, Preset } from "./schedule";

/** When Amazon DLM acts, in UTC; it begins within the hour after. */
export type Timing =
  | {
      readonly schedule: Preset | Cron;
      /** `hh:mm`, for presets. @default - the `snapshotTime` of the module */
      readonly startTime?: string;
    }
  | {
      readonly everyHours: 1 | 2 | 3 | 4 | 6 | 8 | 12;
      /** `hh:mm` of the first. @default - the `snapshotTime` of the module */
      readonly startTime?: string;
    };

/** Counted, or by age: what hangs on it is measured in the same way. */
type Kept<ByCount, ByAge> =
  | ({
      /** How many of each volume or instance are kept, 1 to 1000; the oldest goes. */
      readonly keep: number;
    } & ByCount)
  | ({
      /** Days that each is kept, 1 to 36500. */
      readonly keepDays: number;
    } & ByAge);

/** One schedule of a policy that takes snapshots. */
export type SnapshotSchedule = Timing &
  Kept<
    {
      /** Fast snapshot restore for the newest ones, charged by the hour and zone. @default - none */
      readonly fastRestore?: { readonly zones: readonly string[]; readonly newest: number };
      /** Moves what is no longer kept to the archive, for 90 days or more. Volumes only, AWS provider 6.11 or newer. @default - it is deleted */
      readonly archive?: { readonly keep: number };
    },
    {
      readonly fastRestore?: { readonly zones: readonly string[]; readonly days: number };
      readonly archive?: { readonly keepDays: number };
    }
  > & {
    /** Up to 3 other regions. @default - none */
    readonly copyTo?: readonly RegionCopy[];
    /** Accounts that may use the snapshots. They need the key of the volume, too, which must not be AWS's own. @default - none */
    readonly shareWith?: { readonly accounts: readonly string[]; readonly days?: number };
    /** Tags of the snapshots, beside those of the volume. @default - none */
    readonly tags?: Readonly<Record<string, string>>;
  };

/** One schedule of a policy that makes images. */
export type ImageSchedule = Timing &
  Kept<
    {
      /** How many of the kept ones are marked as deprecated, from the oldest. @default - none */
      readonly deprecate?: { readonly oldest: number };
    },
    { readonly deprecate?: { readonly days: number } }
  > & {
    /** Up to 3 other regions. AWS provider 6.11 or newer. @default - none */
    readonly copyTo?: readonly RegionCopy[];
    /** Tags of the images, beside those of the instance. @default - none */
    readonly tags?: Readonly<Record<string, string>>;
  };

/** A copy is always encrypted, by a key of yours in that region. */
export interface RegionCopy {
  readonly region: string;
  readonly encryptionKey: KeyRef;
  /** Days that the copy is kept, 1 to 36500. */
  readonly keepDays: number;
}

export type Schedules<S> = Readonly<Record<string, S>>;
