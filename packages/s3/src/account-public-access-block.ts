import { S3AccountPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-account-public-access-block";
import type { Construct } from "constructs";

/** Keeps every bucket of the account private, whoever makes it. Once for each account. AWS docs, "Blocking public access". */
export function blockPublicAccessOfAccount(scope: Construct, id: string): S3AccountPublicAccessBlock {
  return new S3AccountPublicAccessBlock(scope, id, {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
}
