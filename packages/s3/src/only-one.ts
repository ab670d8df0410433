import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { resolved } from "./resolved";

/** Documents that a bucket has one of, and what adds to it. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  aws_s3_bucket_policy: "addStatement",
  aws_s3_bucket_lifecycle_configuration: "expire or transition",
  aws_s3_bucket_notification: "notify",
  aws_s3_bucket_cors_configuration: "addCors",
  aws_s3_bucket_replication_configuration: "replicateTo",
};

/** Of two resources for one document the last to be applied wins, in silence and at every apply anew. */
export function secondDocuments(
  owner: IConstruct & { readonly bucket: S3Bucket; readonly bucketName: string },
): string[] {
  const { bucket } = owner;
  const names = [bucket.id, bucket.bucket, bucket.bucketInput, owner.bucketName].map((name) => resolved(owner, name));
  return TerraformStack.of(owner)
    .node.findAll()
    .filter((node): node is TerraformResource & { readonly bucketInput: string } => {
      if (!TerraformResource.isTerraformResource(node) || node.node.scope === owner) return false;
      return (
        node.terraformResourceType in DOCUMENTS &&
        names.includes(resolved(owner, (node as never as S3Bucket).bucketInput))
      );
    })
    .map(
      (second) =>
        `${second.node.path} would overwrite what ${owner.node.path} says in its ${second.terraformResourceType}: say it by ${DOCUMENTS[second.terraformResourceType]}`,
    );
}
