import { between, type Environment, type KeyRef, type LogBucket, oneOf, type Problem } from "@plinth/core";
import { bucketNameProblem } from "./names";

interface BucketProps {
  readonly environment: Environment;
  /**
   * The name of the bucket, unique in all of AWS. A change replaces the bucket.
   * @default - begins with the path of this construct and ends in what Terraform adds to make it unique
   */
  readonly bucketName?: string;
  /** Encrypts the objects, with a bucket key. Load balancers and S3 cannot deliver logs then. @default - SSE-S3 */
  readonly encryptionKey?: KeyRef;
  /** Where S3 records the requests to this bucket; in the same account and region. @default - no record */
  readonly accessLogs?: LogBucket;
  /** Days that deleted and overwritten versions can still be had. @default 30 in dev, 90 in prod */
  readonly noncurrentDays?: number;
  /** Lets Terraform destroy the bucket together with its objects. @default true in dev, false in prod */
  readonly forceDestroy?: boolean;
  /** Particular tags of the bucket, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

interface DataProps {
  /** `logs` makes a bucket that accepts logs and lets them expire. @default "data" */
  readonly purpose?: "data";
  readonly logRetentionDays?: never;
}

interface LogsProps {
  readonly purpose: "logs";
  /** Days from the delivery of a log to its expiry. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
}

export type S3ModuleProps = BucketProps & (DataProps | LogsProps);

export const DEFAULTS = {
  dev: { noncurrentDays: 30, logRetentionDays: 30, forceDestroy: true },
  prod: { noncurrentDays: 90, logRetentionDays: 365, forceDestroy: false },
} as const;

/** The largest number of days that a lifecycle rule takes, a 32-bit number. */
export const MAX_DAYS = 2 ** 31 - 1;

export function propsProblems(props: S3ModuleProps): Problem[] {
  return [
    bucketNameProblem("bucketName", props.bucketName),
    oneOf<string>("purpose", props.purpose, ["data", "logs"]),
    between("noncurrentDays", props.noncurrentDays, 1, MAX_DAYS),
    between("logRetentionDays", props.logRetentionDays, 1, MAX_DAYS),
  ];
}
