import { S3BucketInventory } from "@cdktf/provider-aws/lib/s3-bucket-inventory";
import {
  choice,
  LOG_BUCKET,
  type LogBucket,
  list,
  type ModuleContext,
  object,
  parseChild,
  type RowsOf,
  regionProblem,
} from "@plinth/core";
import { bucketArn, CONFIGURATION_NAME } from "./names";
import { SELECTION, type Selection } from "./objects";
import type { SequentialSettings } from "./sequential-settings";
import { leadingSlash, warnOfCall } from "./warnings";

export type InventoryFormat = "Parquet" | "ORC" | "CSV";

/** AWS docs, "InventoryConfiguration". */
const FIELDS = [
  "BucketKeyStatus",
  "ChecksumAlgorithm",
  "ETag",
  "EncryptionStatus",
  "IntelligentTieringAccessTier",
  "IsMultipartUploaded",
  "LastModifiedDate",
  "ObjectAccessControlList",
  "ObjectLockLegalHoldStatus",
  "ObjectLockMode",
  "ObjectLockRetainUntilDate",
  "ObjectOwner",
  "ReplicationStatus",
  "Size",
  "StorageClass",
] as const;

export type InventoryField = (typeof FIELDS)[number];

export interface InventoryOptions extends Pick<Selection, "prefix"> {
  /** Where S3 delivers the lists: a bucket for logs in the same account and region. */
  readonly into: LogBucket;
  /** @default "Weekly" */
  readonly frequency?: "Daily" | "Weekly";
  /** @default "Parquet" */
  readonly format?: InventoryFormat;
  /** Whether deleted and overwritten versions are listed too. @default "Current" */
  readonly versions?: "Current" | "All";
  /** What a list says about an object beside its key. @default - size, dates, class, encryption and replication */
  readonly fields?: readonly InventoryField[];
}

const INVENTORY = object({
  prefix: SELECTION.prefix,
  into: LOG_BUCKET,
  frequency: choice("Daily", "Weekly").default("Weekly"),
  format: choice("Parquet", "ORC", "CSV").default("Parquet"),
  versions: choice("Current", "All").default("Current"),
  fields: list(choice(...FIELDS)).default([
    "EncryptionStatus",
    "LastModifiedDate",
    "ReplicationStatus",
    "Size",
    "StorageClass",
  ]),
} satisfies RowsOf<InventoryOptions>);

export function addInventory(
  context: ModuleContext,
  chain: SequentialSettings,
  name: string,
  options: InventoryOptions,
): S3BucketInventory {
  const { scope } = context;
  const { id, into, frequency, format, versions, fields, prefix } = parseChild(scope, name, INVENTORY, options, {
    method: "addInventory",
    prefix: "Inventory",
    keyName: "name",
    keyParser: CONFIGURATION_NAME,
    rules: [(settings) => regionProblem("into", scope, settings.into)],
  });
  warnOfCall(scope, `addInventory("${name}")`, leadingSlash(prefix));
  // S3 itself goes on with the name of this bucket and of the inventory.
  const destination = into.acceptLogsFrom("inventory", "inventory");
  return chain.add(
    (common) =>
      new S3BucketInventory(scope, id, {
        ...common,
        name,
        includedObjectVersions: versions,
        schedule: { frequency },
        optionalFields: [...fields],
        filter: prefix === undefined ? undefined : { prefix },
        destination: {
          bucket: { bucketArn: bucketArn(context.aws, destination.bucket), prefix: destination.prefix, format },
        },
      }),
  );
}
