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
  const own = owner.node.children.flatMap((child) => (isDocument(child) ? [child.terraformResourceType] : []));
  return TerraformStack.of(owner)
    .node.findAll()
    .filter(isDocument)
    .filter(({ node, terraformResourceType }) => node.scope !== owner && own.includes(terraformResourceType))
    .filter(({ bucketInput }) => names.includes(resolved(owner, bucketInput)))
    .map(
      ({ node, terraformResourceType: type }) =>
        `${node.path} would overwrite what ${owner.node.path} says in its ${type}: say it by ${DOCUMENTS[type]}`,
    );
}

function isDocument(node: IConstruct): node is TerraformResource & { readonly bucketInput: string } {
  return TerraformResource.isTerraformResource(node) && node.terraformResourceType in DOCUMENTS;
}
