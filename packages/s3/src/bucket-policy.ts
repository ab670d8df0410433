import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { policyDocument, type Statement } from "@plinth/core";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

export type NamedStatement = Statement & { readonly sid: string };

/** The one policy of a bucket: TLS always, and what verbs register, whatever the order they are said in. */
export class BucketPolicy {
  public readonly resource: S3BucketPolicy;
  private readonly bucketArn: string;
  private readonly registered = new Map<string, NamedStatement>();

  constructor(scope: Construct, bucket: S3Bucket, after: ITerraformDependable) {
    this.bucketArn = bucket.arn;
    this.resource = new S3BucketPolicy(scope, "Policy", {
      bucket: bucket.id,
      policy: this.document(),
      dependsOn: [after],
    });
  }

  /** A statement replaces the one of the same name. */
  register(statement: NamedStatement): void {
    this.registered.set(statement.sid, statement);
    this.resource.policy = this.document();
  }

  private document(): string {
    const byName = [...this.registered].sort(([a], [b]) => (a < b ? -1 : 1));
    return policyDocument([...tlsOnly(this.bucketArn), ...byName.map(([, statement]) => statement)]);
  }
}

/** AWS docs, "Security best practices for Amazon S3", and `s3:TlsVersion` in "Bucket policy examples using condition keys". */
function tlsOnly(bucketArn: string): readonly Statement[] {
  const everything = {
    effect: "Deny",
    principals: "*",
    actions: ["s3:*"],
    resources: [bucketArn, `${bucketArn}/*`],
  } as const;
  return [
    { sid: "DenyWithoutTls", ...everything, conditions: { Bool: { "aws:SecureTransport": "false" } } },
    { sid: "DenyBelowTls12", ...everything, conditions: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  ];
}
