import { S3Backend, type TerraformStack } from "cdktf";

/**
 * Keeps the state in S3 when STATE_BUCKET names a bucket, locked by S3 itself (Terraform 1.10 or newer); else the state
 * is a local file.
 */
export function keepState(stack: TerraformStack, region: string): void {
  const bucket = process.env.STATE_BUCKET;
  if (!bucket) return;
  const backend = new S3Backend(stack, {
    bucket,
    key: `${stack.node.id}.tfstate`,
    region: process.env.STATE_REGION ?? region,
    encrypt: true,
  });
  backend.addOverride("use_lockfile", true);
}
