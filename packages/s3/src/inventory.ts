import { S3BucketInventory } from "@cdktf/provider-aws/lib/s3-bucket-inventory";
import { distinct, type LogBucket, oneOf, type Problem, validate } from "@plinth/core";
import type { Construct } from "constructs";
import type { Chain } from "./chain";
import { newNameProblems } from "./names";
import { type Selection, selectionProblems } from "./objects";

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

const USUAL: readonly InventoryField[] = [
  "EncryptionStatus",
  "LastModifiedDate",
  "ReplicationStatus",
  "Size",
  "StorageClass",
];

export function addInventory(
  scope: Construct,
  chain: Chain,
  name: string,
  options: InventoryOptions,
): S3BucketInventory {
  const { into, frequency = "Weekly", format = "Parquet", versions = "Current", fields = USUAL, prefix } = options;
  const id = `Inventory-${name}`;
  validate(
    scope,
    [...newNameProblems(scope, name, id), ...selectionProblems({ prefix }), ...inventoryProblems(options)],
    `addInventory(${JSON.stringify(name)})`,
  );
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
          bucket: { bucketArn: chain.place.bucketArn(destination.bucket), prefix: destination.prefix, format },
        },
      }),
  );
}

function inventoryProblems({ frequency, format, versions, fields }: InventoryOptions): Problem[] {
  return [
    oneOf("frequency", frequency, ["Daily", "Weekly"]),
    oneOf("format", format, ["Parquet", "ORC", "CSV"]),
    oneOf("versions", versions, ["Current", "All"]),
    distinct("fields", fields, 0),
    ...(fields ?? []).map((field) => oneOf("fields", field, FIELDS)),
  ];
}
