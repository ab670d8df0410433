import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { type KeyRef, must, policyDocument, type Statement } from "@plinth/core";
import type { Construct } from "constructs";
import type { SequentialSettings } from "./sequential-settings";

export type NamedStatement = Statement & { readonly sid: string };

/** AWS docs, "Bucket policies for Amazon S3". */
const MAX_BYTES = 20 * 1024;

/** The one policy of a bucket: what is always denied, and what verbs register, whatever the order they are said in. */
export class BucketPolicy {
  public readonly resource: S3BucketPolicy;
  private readonly always: readonly NamedStatement[];
  private readonly registered = new Map<string, NamedStatement>();

  constructor(scope: Construct, bucket: S3Bucket, chain: SequentialSettings, encryptionKey: KeyRef | undefined) {
    this.always = [...tlsOnly(bucket.arn), ...ownEncryption(bucket.arn, encryptionKey)];
    this.resource = chain.add((common) => new S3BucketPolicy(scope, "Policy", { ...common, policy: this.document() }));
    scope.node.addValidation({ validate: () => sizeProblems(scope.node.path, this.document()) });
  }

  /** A statement replaces the one of the same name. */
  register(statement: NamedStatement): void {
    this.registered.set(statement.sid, statement);
    this.resource.policy = this.document();
  }

  /** The statement of that name, of whatever origin. */
  find(sid: string): NamedStatement | undefined {
    return this.registered.get(sid) ?? this.always.find((statement) => statement.sid === sid);
  }

  private document(): string {
    const byName = [...this.registered].sort(([a], [b]) => (a < b ? -1 : 1));
    return policyDocument([...this.always, ...byName.map(([, statement]) => statement)]);
  }
}

/** AWS docs, "Security best practices for Amazon S3", and `s3:TlsVersion` in "Bucket policy examples using condition keys". */
function tlsOnly(bucketArn: string): readonly NamedStatement[] {
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

/**
 * Who puts an object with another encryption, or with a key that only the client has, is denied; who says nothing gets the
 * bucket's. A missing header would count as different: hence `Null`. AWS docs, "Using server-side encryption with AWS KMS
 * keys" and "Using server-side encryption with customer-provided keys".
 */
function ownEncryption(bucketArn: string, key: KeyRef | undefined): readonly NamedStatement[] {
  const putting = {
    effect: "Deny",
    principals: "*",
    actions: ["s3:PutObject"],
    resources: [`${bucketArn}/*`],
  } as const;
  const saying = (header: string) => ({ Null: { [`s3:x-amz-server-side-encryption${header}`]: "false" } });
  const other = (header: string, ...right: string[]) => ({
    ...saying(header),
    StringNotEquals: { [`s3:x-amz-server-side-encryption${header}`]: right },
  });
  return [
    { sid: "DenyKeysOfClients", ...putting, conditions: saying("-customer-algorithm") },
    ...(key
      ? [
          { sid: "DenyOtherEncryption", ...putting, conditions: other("", "aws:kms", "aws:kms:dsse") },
          { sid: "DenyOtherKeys", ...putting, conditions: other("-aws-kms-key-id", key.arn) },
        ]
      : []),
  ];
}

/** Unresolved parts count nothing. */
function sizeProblems(path: string, document: string): string[] {
  const bytes = document.replace(/\$\{TfToken\[[^\]]*\]\}/g, "").length;
  const problem = must(
    bytes <= MAX_BYTES,
    `${path}: the policy of the bucket must be at most ${MAX_BYTES} bytes, got ${bytes}: use shorter or fewer prefixes, or an access point`,
  );
  return problem ? [problem] : [];
}
