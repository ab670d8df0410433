import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketAccelerateConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-accelerate-configuration";
import { checkTogether, type LogDestination, type ModuleContext } from "@plinth/core";
import type { Accepted } from "./accept-logs-from";
import { accessLogs } from "./access-logs";
import { BucketPolicy } from "./bucket-policy";
import { conflictingDocuments } from "./conflicting-documents";
import { Cors } from "./cors";
import { Lifecycle } from "./lifecycle";
import { Notifications } from "./notify";
import type { Source } from "./replicate-to";
import { Replications } from "./replication";
import type { SequentialSettings } from "./sequential-settings";
import type { BucketSettings } from "./settings";

interface Owner extends Source {
  readonly bucket: S3Bucket;
  readonly bucketName: string;
}

export type Documents = ReturnType<typeof createDocuments>;

/** The documents that a bucket has one of each, which its verbs add to. @param records - where S3 records requests */
export function createDocuments(
  owner: Owner,
  context: ModuleContext,
  settings: BucketSettings,
  { chain, records }: { readonly chain: SequentialSettings; readonly records: LogDestination | undefined },
) {
  const policy = new BucketPolicy(owner, owner.bucket, chain, settings.encryptionKey);
  const lifecycle = new Lifecycle(owner, chain, settings);
  const logging = accessLogs(owner, chain, records, settings.accessLogKeys);
  if (settings.acceleration) {
    const status = "Enabled";
    chain.add((common) => new S3BucketAccelerateConfiguration(owner, "Acceleration", { ...common, status }));
  }
  checkTogether(owner, conflictingDocuments);
  return {
    policy,
    lifecycle,
    logging,
    /** Prefixes of logs that the policy permits. */
    accepted: new Map() as Accepted,
    cors: new Cors(owner, chain),
    notifications: new Notifications(owner, chain, context.aws, settings.eventBridge),
    replications: new Replications(owner, chain, context, settings.replicationRoleName),
  };
}
