import type { S3BucketReplicationConfigurationRule } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import {
  ACCOUNT_ID,
  boolean,
  choice,
  KEY,
  type KeyRef,
  object,
  type Problem,
  type RowsOf,
  type Rule,
  reference,
  type SettingsOf,
  shortHash,
  text,
} from "@plinth/core";
import type { Construct } from "constructs";
import { prefixesMeet, SELECTION, type Selection } from "./objects";
import { resolved } from "./resolved";
import { STORAGE_CLASSES, type StorageClass } from "./transition";

/** A versioned bucket: an `S3Module`, wherever its provider makes it, or an existing one by its name. */
export interface ReplicaBucket {
  readonly bucketName: string;
  /** Encrypts the copies; in the region of that bucket. @default - SSE-S3 */
  readonly encryptionKey?: KeyRef;
  /** Told by an `S3Module`: whether its versions are locked. @default - unknown */
  readonly objectLock?: unknown;
}

export interface ReplicateOptions extends Selection {
  /** Where the copies go. */
  readonly bucket: ReplicaBucket;
  /** The account of that bucket, 12 digits, which then owns the copies. @default - this account */
  readonly accountId?: string;
  /** @default - the class of the original */
  readonly storageClass?: "STANDARD" | StorageClass;
  /** Whether what is deleted here is deleted there too; never with `tags`. Versions are not. @default true, with tags false */
  readonly deleteMarkers?: boolean;
  /** Copies 99.99 % of objects within 15 minutes (Replication Time Control), for a price by the GB. @default false */
  readonly timeControl?: boolean;
}

export const REPLICATE = object(
  {
    ...SELECTION,
    bucket: reference<ReplicaBucket>({ bucketName: text(), encryptionKey: KEY.optional() }),
    accountId: ACCOUNT_ID.optional(),
    storageClass: choice("STANDARD", ...STORAGE_CLASSES).optional(),
    deleteMarkers: boolean.optional(),
    timeControl: boolean.optional(),
  } satisfies RowsOf<ReplicateOptions>,
  {
    rules: [
      ({ tags, deleteMarkers }) =>
        tags && deleteMarkers && "deleteMarkers must be left out with tags, by which S3 cannot replicate them",
    ],
  },
);

type ReplicateSettings = SettingsOf<typeof REPLICATE>;

export interface Source extends Construct {
  readonly arn: string;
  readonly encryptionKey: KeyRef | undefined;
  readonly objectLock: unknown;
}

/** Rules that compare a copy with its source. */
export function replicationRules(source: Source): Rule<ReplicateSettings>[] {
  return [
    ({ bucket }) => (bucket as unknown) === source && "bucket must be another one",
    ({ bucket }) =>
      source.encryptionKey &&
      !bucket.encryptionKey &&
      "bucket must have an encryptionKey of its region: a key encrypts the originals, and S3 has to know which the copies",
    ({ bucket }) =>
      source.objectLock !== undefined &&
      "objectLock" in bucket &&
      bucket.objectLock === undefined &&
      "bucket must have an objectLock, as the originals have",
  ];
}

/**
 * Another rule that copies some of the same objects into the same bucket. S3 accepts it. AWS docs, "Replication configuration file
 * elements", https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html#replication-config-optional-filter
 */
export function twinWarning(
  source: Source,
  { bucket, prefix, tags }: ReplicateOptions,
  others: readonly (readonly [string, ReplicateOptions])[],
): Problem {
  const name = (one: ReplicaBucket) => resolved(source, one.bucketName);
  const twin = others.find(
    ([, other]) => name(other.bucket) === name(bucket) && prefixesMeet(other.prefix, prefix) && !other.tags && !tags,
  );
  return (
    twin &&
    `"${twin[0]}" copies some of these objects into the same bucket too, and S3 follows one of both: use prefixes that do not overlap`
  );
}

/** AWS docs, "Replication configuration file elements". */
export function replicationRule(
  name: string,
  bucketArn: string,
  encrypted: boolean,
  options: ReplicateOptions,
): S3BucketReplicationConfigurationRule {
  const { bucket, accountId, storageClass, timeControl, tags } = options;
  const key = bucket.encryptionKey?.arn;
  const minutes = 15;
  return {
    id: name,
    priority: priorityOf(name),
    status: "Enabled",
    filter: replicationFilter(options),
    deleteMarkerReplication: { status: (options.deleteMarkers ?? !tags) ? "Enabled" : "Disabled" },
    // Either both or none. AWS docs, "Replicating encrypted objects".
    sourceSelectionCriteria: encrypted || key ? { sseKmsEncryptedObjects: { status: "Enabled" } } : undefined,
    destination: {
      bucket: bucketArn,
      storageClass,
      account: accountId,
      accessControlTranslation: accountId ? { owner: "Destination" } : undefined,
      encryptionConfiguration: key ? { replicaKmsKeyId: key } : undefined,
      metrics: { status: "Enabled", eventThreshold: timeControl ? { minutes } : undefined },
      replicationTime: timeControl ? { status: "Enabled", time: { minutes } } : undefined,
    },
  };
}

/** It must differ between rules; made of the name, it stays when others come and go. */
function priorityOf(name: string): number {
  return Number.parseInt(shortHash(name).slice(0, 7), 16);
}

function replicationFilter({ prefix, tags }: ReplicateOptions): S3BucketReplicationConfigurationRule["filter"] {
  if (!tags) return { prefix };
  const [[key, value], ...more] = Object.entries(tags);
  if (more.length === 0 && prefix === undefined) return { tag: { key, value } };
  return { and: { prefix, tags: { ...tags } } };
}
