import {
  boolean,
  choice,
  ENVIRONMENT,
  type Environment,
  integer,
  KEY,
  type KeyRef,
  LOG_BUCKET,
  type LogBucket,
  object,
  PROVIDER,
  ROLE_NAME,
  type RowsOf,
  TAGS,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { BUCKET_NAME } from "./names";
import { OBJECT_LOCK, type ObjectLock } from "./object-lock";

interface BucketProps {
  readonly environment: Environment;
  /**
   * The name of the bucket, unique in all of AWS. A change replaces the bucket.
   * @default - begins with the path of this construct and ends in what Terraform adds to make it unique
   */
  readonly bucketName?: string;
  /** Encrypts the objects, with a bucket key. S3, application load balancers and CloudTrail cannot deliver logs then. @default - SSE-S3 */
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
  /** Name of the role that copies for `replicateTo`. A change replaces the role. @default - begins with the path of this construct */
  readonly replicationRoleName?: string;
  /** Where the bucket is made: another region or account than the stack's. A change replaces the bucket. @default - the stack's */
  readonly provider?: TerraformProvider;
  /** Particular tags of the bucket and the role that copies, beside the provider's default tags. @default - only `Name` */
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

type AllProps = BucketProps & {
  readonly purpose?: Purpose;
  readonly logRetentionDays?: number;
  readonly objectLock?: ObjectLock;
};

/** The largest number of days that a lifecycle rule takes, a 32-bit number. */
export const MAX_DAYS = 2 ** 31 - 1;
export const DAYS = integer(1, MAX_DAYS);

export const S3 = object(
  {
    environment: ENVIRONMENT,
    bucketName: BUCKET_NAME.optional(),
    purpose: choice("data", "logs", "artifacts", "backup").literal().default("data"),
    encryptionKey: KEY.optional(),
    dualLayerEncryption: boolean.optional(),
    accessLogs: LOG_BUCKET.optional(),
    accessLogKeys: choice("flat", "by-date").literal().optional(),
    noncurrentDays: DAYS.optional(),
    noncurrentVersions: integer(1, 100).optional(),
    logRetentionDays: DAYS.optional(),
    objectLock: OBJECT_LOCK.optional(),
    forceDestroy: boolean.optional(),
    eventBridge: boolean.default({ dev: false, prod: true }),
    acceleration: boolean.optional(),
    replicationRoleName: ROLE_NAME.optional(),
    provider: PROVIDER.optional(),
    tags: TAGS,
  } satisfies RowsOf<AllProps>,
  {
    rules: [
      ({ dualLayerEncryption, encryptionKey }) =>
        dualLayerEncryption === true && !encryptionKey && "encryptionKey must be given for dualLayerEncryption",
      ({ accessLogKeys, accessLogs }) =>
        accessLogKeys !== undefined && !accessLogs && "accessLogs must be given for accessLogKeys",
      ({ acceleration, bucketName }) =>
        acceleration === true &&
        bucketName?.includes(".") &&
        `bucketName must be without dots for acceleration, got "${bucketName}"`,
      ({ purpose, logRetentionDays }) =>
        purpose !== "logs" &&
        logRetentionDays !== undefined &&
        `logRetentionDays must be omitted with purpose "${purpose}"`,
      ({ purpose, objectLock }) =>
        purpose === "logs" &&
        objectLock !== undefined &&
        'objectLock must be left out in a bucket for logs, into which S3 would no longer deliver; CloudTrail delivers into one with the purpose "backup"',
    ],
  },
);
