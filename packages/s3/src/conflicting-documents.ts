import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { TerraformResource, type TerraformStack } from "cdktf";
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

type Owner = IConstruct & { readonly bucket: S3Bucket; readonly bucketName: string };

/**
 * Of two resources for one document the last to be applied wins, in silence and at every apply anew. For `checkTogether`.
 */
export function conflictingDocuments(owners: readonly Owner[], stack: TerraformStack): string[] {
  const named = new Map(owners.flatMap((owner) => namesOf(owner).map((name) => [name, owner])));
  return stack.node
    .findAll()
    .filter(isDocument)
    .flatMap(({ node, terraformResourceType: type, bucketInput }) => {
      const owner = named.get(resolved(stack, bucketInput));
      if (!owner || node.scope === owner || !has(owner, type)) return [];
      return `${node.path} would overwrite what ${owner.node.path} says in its ${type}: say it by ${DOCUMENTS[type]}`;
    });
}

/** Whatever a document may call the bucket by. */
function namesOf(owner: Owner): string[] {
  const { bucket } = owner;
  return [bucket.id, bucket.bucket, bucket.bucketInput, owner.bucketName].flatMap(
    (name) => resolved(owner, name) ?? [],
  );
}

function has(owner: Owner, type: string): boolean {
  return owner.node.children.some((child) => isDocument(child) && child.terraformResourceType === type);
}

function isDocument(node: IConstruct): node is TerraformResource & { readonly bucketInput: string } {
  return TerraformResource.isTerraformResource(node) && node.terraformResourceType in DOCUMENTS;
}
