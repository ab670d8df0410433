import { S3BucketAccelerateConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-accelerate-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import {
  S3BucketServerSideEncryptionConfigurationA,
  type S3BucketServerSideEncryptionConfigurationRuleA,
} from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { KeyRef } from "@plinth/core";
import type { Construct } from "constructs";
import type { SequentialSettings } from "./sequential-settings";

export function ownershipControls(scope: Construct, chain: SequentialSettings): S3BucketOwnershipControls {
  const rule = { objectOwnership: "BucketOwnerEnforced" };
  return chain.add((common) => new S3BucketOwnershipControls(scope, "OwnershipControls", { ...common, rule }));
}

export function publicAccessBlock(scope: Construct, chain: SequentialSettings): S3BucketPublicAccessBlock {
  return chain.add(
    (common) =>
      new S3BucketPublicAccessBlock(scope, "PublicAccessBlock", {
        ...common,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      }),
  );
}

export function versioning(scope: Construct, chain: SequentialSettings): S3BucketVersioningA {
  const versioningConfiguration = { status: "Enabled" };
  return chain.add((common) => new S3BucketVersioningA(scope, "Versioning", { ...common, versioningConfiguration }));
}

export function encryption(
  scope: Construct,
  chain: SequentialSettings,
  key: KeyRef | undefined,
  twoLayers = false,
): S3BucketServerSideEncryptionConfigurationA {
  const rule = [encryptionBy(key, twoLayers)];
  return chain.add(
    (common) => new S3BucketServerSideEncryptionConfigurationA(scope, "Encryption", { ...common, rule }),
  );
}

/** In two layers there is no bucket key. AWS docs, "Using dual-layer server-side encryption with AWS KMS keys (DSSE-KMS)". */
function encryptionBy(key: KeyRef | undefined, twoLayers: boolean): S3BucketServerSideEncryptionConfigurationRuleA {
  if (!key) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  return {
    applyServerSideEncryptionByDefault: {
      sseAlgorithm: twoLayers ? "aws:kms:dsse" : "aws:kms",
      kmsMasterKeyId: key.arn,
    },
    ...(twoLayers ? {} : { bucketKeyEnabled: true }),
  };
}

export function acceleration(scope: Construct, chain: SequentialSettings): S3BucketAccelerateConfiguration {
  return chain.add(
    (common) => new S3BucketAccelerateConfiguration(scope, "Acceleration", { ...common, status: "Enabled" }),
  );
}
