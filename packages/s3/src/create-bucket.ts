import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import {
  S3BucketServerSideEncryptionConfigurationA,
  type S3BucketServerSideEncryptionConfigurationRuleA,
} from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { ModuleContext } from "@plinth/core";
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
  const ownership = { rule: { objectOwnership: "BucketOwnerEnforced" } };
  const blocks = {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  };
  const versions = { versioningConfiguration: { status: "Enabled" } };
  const rule = [encryptionRule(settings)];
  return {
    bucket,
    chain,
    ownershipControls: chain.add(
      (common) => new S3BucketOwnershipControls(scope, "OwnershipControls", { ...common, ...ownership }),
    ),
    publicAccessBlock: chain.add(
      (common) => new S3BucketPublicAccessBlock(scope, "PublicAccessBlock", { ...common, ...blocks }),
    ),
    versioning: chain.add((common) => new S3BucketVersioningA(scope, "Versioning", { ...common, ...versions })),
    encryption: chain.add(
      (common) => new S3BucketServerSideEncryptionConfigurationA(scope, "Encryption", { ...common, rule }),
    ),
    objectLock: objectLock(scope, chain, settings.objectLock),
  };
}

/** In two layers there is no bucket key. AWS docs, "Using dual-layer server-side encryption with AWS KMS keys (DSSE-KMS)". */
function encryptionRule({
  encryptionKey: key,
  dualLayerEncryption,
}: BucketSettings): S3BucketServerSideEncryptionConfigurationRuleA {
  if (!key) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  return {
    applyServerSideEncryptionByDefault: {
      sseAlgorithm: dualLayerEncryption ? "aws:kms:dsse" : "aws:kms",
      kmsMasterKeyId: key.arn,
    },
    ...(dualLayerEncryption ? {} : { bucketKeyEnabled: true }),
  };
}
