import { type Environment, type Problem, parse, regionProblem, type SettingsOf, warn } from "@plinth/core";
import type { Construct } from "constructs";
import type { ObjectLock } from "./object-lock";
import { type Purpose, S3, type S3ModuleProps } from "./props";

type Given = SettingsOf<typeof S3>;

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

export type BucketSettings = ReturnType<typeof withDefaults>;

/** @throws Error naming every prop that AWS would refuse */
export function parseBucket(scope: Construct, props: S3ModuleProps): BucketSettings {
  const rules = [
    ({ encryptionKey }: Given) => regionProblem("encryptionKey", scope, encryptionKey),
    ({ accessLogs }: Given) => regionProblem("accessLogs", scope, accessLogs),
  ];
  const settings = withDefaults(parse(scope, S3, props, { rules }));
  warn(scope, lockedDestroyWarning(settings));
  return settings;
}

/** Settings with the defaults that depend on several props. */
function withDefaults(settings: Given) {
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

/** Nobody can lift a lock in this mode. AWS docs, "Locking objects with Object Lock", https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html */
function lockedDestroyWarning({ objectLock, forceDestroy }: BucketSettings): Problem {
  return (
    objectLock?.mode === "COMPLIANCE" &&
    forceDestroy &&
    "forceDestroy is true and objectLock.mode is COMPLIANCE: destroying the bucket fails while an object is locked, use GOVERNANCE"
  );
}
