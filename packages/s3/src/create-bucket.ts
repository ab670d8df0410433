import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { ModuleContext } from "@plinth/core";
import * as base from "./base-settings";
import { objectLock } from "./object-lock";
import { SequentialSettings } from "./sequential-settings";
import type { BucketSettings } from "./settings";

export type BucketResources = ReturnType<typeof createBucket>;

/** The bucket with what every bucket has: private, versioned, encrypted, locked where it is asked for. */
export function createBucket({ scope, name, tags }: ModuleContext, settings: BucketSettings) {
  const bucket = new S3Bucket(scope, "Default", {
    ...(settings.bucketName ? { bucket: settings.bucketName } : { bucketPrefix: `${name(36)}-` }),
    forceDestroy: settings.forceDestroy,
    lifecycle: settings.preventDestroy ? { preventDestroy: true } : undefined,
    tags: tags(),
  });
  const chain = new SequentialSettings(bucket);
  return {
    bucket,
    chain,
    ownershipControls: base.ownershipControls(scope, chain),
    publicAccessBlock: base.publicAccessBlock(scope, chain),
    versioning: base.versioning(scope, chain),
    encryption: base.encryption(scope, chain, settings.encryptionKey, settings.dualLayerEncryption),
    objectLock: objectLock(scope, chain, settings.objectLock),
  };
}
