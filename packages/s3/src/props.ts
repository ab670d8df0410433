import { between, type Environment, type KeyRef, type LogBucket, must, oneOf, type Problem } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { bucketNameProblem } from "./names";
import { type ObjectLock, objectLockProblems } from "./object-lock";

interface BucketProps {
  readonly environment: Environment;
  /**
   * The name of the bucket, unique in all of AWS. A change replaces the bucket.
   * @default - begins with the path of this construct and ends in what Terraform adds to make it unique
   */
  readonly bucketName?: string;
  /** Encrypts the objects, with a bucket key. No service can deliver logs then. @default - SSE-S3 */
  readonly encryptionKey?: KeyRef;
  /** Encrypts with the `encryptionKey` in two layers (DSSE-KMS), without a bucket key. @default false */
  readonly dualLayerEncryption?: boolean;
  /** Where S3 records the requests to this bucket; in the same account and region. @default - no record */
  readonly accessLogs?: LogBucket;
  /** How the records are named: all in one folder, or by account, region, bucket and date. @default "flat" */
  readonly accessLogKeys?: "flat" | "by-date";
  /** Days that deleted and overwritten versions can still be had. @default 30 in dev, 90 in prod; artifacts 7 and 30 */
  readonly noncurrentDays?: number;
  /** Newest deleted or overwritten versions of each object that are kept even longer, 1 to 100. @default - none; artifacts 3 and 10 */
  readonly noncurrentVersions?: number;
  /**
   * Lets Terraform destroy the bucket together with its objects. Where it is false in prod, Terraform does not plan the end
   * of a bucket for data or backups at all (`prevent_destroy`). @default true in dev, false in prod
   */
  readonly forceDestroy?: boolean;
  /** Sends what happens to objects to Amazon EventBridge, which is free until a rule asks for it. @default false in dev, true in prod */
  readonly eventBridge?: boolean;
  /** Lets clients far away use edge locations, for a price by the GB; the name must be without dots. @default false */
  readonly acceleration?: boolean;
  /** Where the bucket is made: another region or account than the stack's. A change replaces the bucket. @default - the stack's */
  readonly provider?: TerraformProvider;
  /** Particular tags of the bucket, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

interface DataProps {
  /** `data` keeps everything until it is deleted; `artifacts` are built and can be built again. @default "data" */
  readonly purpose?: "data" | "artifacts";
  /** Nobody deletes or overwrites a version before its time. Once on, it stays on. @default - off */
  readonly objectLock?: ObjectLock;
  readonly logRetentionDays?: never;
}

interface LogsProps {
  /** `logs` accepts logs and lets them expire. */
  readonly purpose: "logs";
  /** Days from the delivery of a log to its expiry. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  readonly objectLock?: never;
}

interface BackupProps {
  /** `backup` locks every version for a time. */
  readonly purpose: "backup";
  /** Nobody deletes or overwrites a version before its time. @default mode GOVERNANCE; 7 days in dev, 35 in prod */
  readonly objectLock?: ObjectLock;
  readonly logRetentionDays?: never;
}

export type S3ModuleProps = BucketProps & (DataProps | LogsProps | BackupProps);
export type Purpose = "data" | "logs" | "artifacts" | "backup";

interface Row {
  readonly noncurrentDays: number;
  readonly noncurrentVersions?: number;
  readonly logRetentionDays?: number;
  readonly objectLock?: ObjectLock;
}

const BY_ENVIRONMENT = {
  dev: { forceDestroy: true, eventBridge: false },
  prod: { forceDestroy: false, eventBridge: true },
} as const;

const BY_PURPOSE: { readonly [purpose in Purpose]: { readonly [environment in Environment]: Row } } = {
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

export interface Settings extends Row {
  readonly purpose: Purpose;
  readonly forceDestroy: boolean;
  readonly preventDestroy: boolean;
  readonly eventBridge: boolean;
}

export function settingsOf(props: S3ModuleProps): Settings {
  const { environment, purpose = "data" } = props;
  const row = BY_PURPOSE[purpose][environment];
  const objectLock = props.objectLock ?? row.objectLock;
  // Nobody can lift a lock in this mode, so that destruction would stop halfway.
  const destructible = BY_ENVIRONMENT[environment].forceDestroy && objectLock?.mode !== "COMPLIANCE";
  const forceDestroy = props.forceDestroy ?? destructible;
  return {
    purpose,
    objectLock,
    forceDestroy,
    preventDestroy: environment === "prod" && !forceDestroy && ["data", "backup"].includes(purpose),
    eventBridge: props.eventBridge ?? BY_ENVIRONMENT[environment].eventBridge,
    noncurrentDays: props.noncurrentDays ?? row.noncurrentDays,
    noncurrentVersions: props.noncurrentVersions ?? row.noncurrentVersions,
    logRetentionDays: props.logRetentionDays ?? row.logRetentionDays,
  };
}

/** The largest number of days that a lifecycle rule takes, a 32-bit number. */
export const MAX_DAYS = 2 ** 31 - 1;

export function propsProblems(props: S3ModuleProps): Problem[] {
  const { objectLock }: { readonly objectLock?: ObjectLock } = props;
  return [
    oneOf<string>("environment", props.environment, ["dev", "prod"]),
    bucketNameProblem("bucketName", props.bucketName),
    oneOf<string>("purpose", props.purpose, Object.keys(BY_PURPOSE)),
    between("noncurrentDays", props.noncurrentDays, 1, MAX_DAYS),
    between("noncurrentVersions", props.noncurrentVersions, 1, 100),
    between("logRetentionDays", props.logRetentionDays, 1, MAX_DAYS),
    must(
      !props.dualLayerEncryption || props.encryptionKey !== undefined,
      "encryptionKey must be given for dualLayerEncryption",
    ),
    oneOf<string>("accessLogKeys", props.accessLogKeys, ["flat", "by-date"]),
    must(
      props.accessLogKeys === undefined || props.accessLogs !== undefined,
      "accessLogs must be given for accessLogKeys",
    ),
    must(
      !props.acceleration || !props.bucketName?.includes("."),
      `bucketName must be without dots for acceleration, got ${JSON.stringify(props.bucketName)}`,
    ),
    must(
      props.purpose !== "logs" || objectLock === undefined,
      "objectLock must be left out in a bucket for logs, into which S3 would no longer deliver",
    ),
    ...objectLockProblems(objectLock, props.forceDestroy),
  ];
}
