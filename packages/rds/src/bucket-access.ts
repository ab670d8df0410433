import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import {
  assumedBy,
  KEY,
  type KeyRef,
  moduleContext,
  object,
  parse,
  policyDocument,
  reference,
  type Statement,
  text,
} from "@plinth/core";
import { Construct } from "constructs";
import type { DatabaseSettings } from "./props";

/** A bucket: an `S3Module`, a raw `S3Bucket`, or a literal. */
export interface BucketRef {
  readonly arn: string;
  /** Encrypts the objects. @default - SSE-S3 */
  readonly encryptionKey?: KeyRef;
}

export type BucketUse = "import" | "export" | "backup";

/** AWS docs, "Importing data from Amazon S3 into an RDS for PostgreSQL DB instance", "Exporting data …", "Setting up for native backup and restore". */
const USES = {
  import: { list: ["s3:ListBucket"], objects: ["s3:GetObject"], key: ["kms:Decrypt"] },
  export: {
    list: [],
    objects: ["s3:AbortMultipartUpload", "s3:PutObject"],
    key: ["kms:Decrypt", "kms:GenerateDataKey"],
  },
  backup: {
    list: ["s3:GetBucketLocation", "s3:ListBucket"],
    objects: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
    key: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
  },
} as const;

/** A role of the database for one feature of its engine; every bucket it may use adds to the one policy. */
export class BucketRole extends Construct {
  public readonly role: IamRole;
  public readonly policy: IamRolePolicy;
  private readonly statements = new Map<string, Statement[]>();

  private constructor(scope: Construct, id: string, settings: DatabaseSettings) {
    super(scope, id);
    const context = moduleContext(this, settings);
    this.role = new IamRole(this, "Default", {
      namePrefix: `${context.name(37)}-`,
      assumeRolePolicy: assumedBy("rds.amazonaws.com", {
        StringEquals: { "aws:SourceAccount": context.aws.accountId },
      }),
      tags: context.tags(),
    });
    this.policy = new IamRolePolicy(this, "Policy", { role: this.role.name, name: "use-buckets", policy: "" });
  }

  /** The role of that feature, new or as it is. */
  static of(database: Construct, feature: string, settings: DatabaseSettings): BucketRole {
    const id = `BucketRole-${feature}`;
    return (database.node.tryFindChild(id) as BucketRole | undefined) ?? new BucketRole(database, id, settings);
  }

  allow(use: BucketUse, bucket: BucketRef, prefix: string): void {
    this.statements.set(`${use} ${bucket.arn} ${prefix}`, statementsFor(use, bucket, prefix));
    this.policy.policy = policyDocument([...this.statements.values()].flat());
  }
}

function statementsFor(use: BucketUse, { arn, encryptionKey }: BucketRef, prefix: string): Statement[] {
  const { list, objects, key } = USES[use];
  const conditions = prefix === "" ? undefined : { StringLike: { "s3:prefix": [`${prefix}*`] } };
  return [
    ...list.map((action) => ({
      actions: [action],
      resources: [arn],
      conditions: action === "s3:ListBucket" ? conditions : undefined,
    })),
    { actions: [...objects], resources: [`${arn}/${prefix}*`] },
    ...(encryptionKey ? [{ actions: [...key], resources: [encryptionKey.arn] }] : []),
  ];
}

/** What `importFrom`, `exportTo` and `backupTo` take. */
const BUCKET_ACCESS = object({
  bucket: reference<BucketRef>({ arn: text(), encryptionKey: KEY.optional() }),
  // Plinth cannot express them: in the resources of a policy they are wildcards and variables.
  prefix: text('be without "*", "?" and "$"', /^[^*?$]*$/),
});

/** @param engineProblem - why the engine cannot do it, if so */
export function checkBucketAccess(
  database: Construct,
  call: "importFrom()" | "exportTo()" | "backupTo()",
  given: { readonly bucket: BucketRef; readonly prefix: string },
  engineProblem: string | false,
): void {
  parse(database, BUCKET_ACCESS, given, { call, rules: [() => engineProblem] });
}
