import type { Environment, SettingsOf } from "@plinth/core";
import type { ObjectLock } from "./object-lock";
import type { Purpose, S3 } from "./props";

interface PurposeDefaults {
  readonly noncurrentDays: number;
  readonly noncurrentVersions?: number;
  readonly logRetentionDays?: number;
  readonly objectLock?: ObjectLock;
}

const DEFAULTS: { readonly [purpose in Purpose]: { readonly [environment in Environment]: PurposeDefaults } } = {
  data: { dev: { noncurrentDays: 30 }, prod: { noncurrentDays: 90 } },
  logs: {
    dev: { noncurrentDays: 30, logRetentionDays: 30 },
    prod: { noncurrentDays: 90, logRetentionDays: 365 },
  },
  artifacts: {
    dev: { noncurrentDays: 7, noncurrentVersions: 3 },
    prod: { noncurrentDays: 30, noncurrentVersions: 10 },
  },
  backup: {
    dev: { noncurrentDays: 30, objectLock: { mode: "GOVERNANCE", days: 7 } },
    prod: { noncurrentDays: 90, objectLock: { mode: "GOVERNANCE", days: 35 } },
  },
};

export type BucketSettings = ReturnType<typeof bucketSettings>;

/** Settings with the defaults that depend on several props. */
export function bucketSettings(settings: SettingsOf<typeof S3>) {
  const { environment, purpose } = settings;
  const defaults = DEFAULTS[purpose][environment];
  const objectLock = settings.objectLock ?? defaults.objectLock;
  // Nobody can lift a lock in this mode, so that destruction would stop halfway.
  const forceDestroy = settings.forceDestroy ?? (environment === "dev" && objectLock?.mode !== "COMPLIANCE");
  return {
    ...settings,
    objectLock,
    forceDestroy,
    preventDestroy: environment === "prod" && !forceDestroy && ["data", "backup"].includes(purpose),
    noncurrentDays: settings.noncurrentDays ?? defaults.noncurrentDays,
    noncurrentVersions: settings.noncurrentVersions ?? defaults.noncurrentVersions,
    logRetentionDays: settings.logRetentionDays ?? defaults.logRetentionDays,
  };
}
