import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import type { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import {
  type Grantable,
  type KeyRef,
  type LogBucket,
  type LogDestination,
  type LogService,
  type Monitorable,
  nameOf,
  type Protectable,
  type Signals,
  validate,
  withDefaults,
} from "@plinth/core";
import { Construct } from "constructs";
import { type Accepted, acceptLogsFrom } from "./accept-logs-from";
import { BucketPolicy } from "./bucket-policy";
import { type ExpireOptions, expire } from "./expire";
import { grantAccess } from "./grants";
import { housekeeping, Lifecycle } from "./lifecycle";
import { DEFAULTS, propsProblems, type S3ModuleProps } from "./props";
import { bucketSignals } from "./signals";
import { type TransitionOptions, transition } from "./transition";

/**
 * A private, encrypted, versioned bucket that speaks TLS 1.2 or newer only and cleans up after itself.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "General purpose bucket naming rules" and
 * "Lifecycle configuration elements".
 */
export class S3Module extends Construct implements LogBucket, Monitorable<"size" | "objects">, Protectable {
  public readonly bucket: S3Bucket;
  public readonly ownershipControls: S3BucketOwnershipControls;
  public readonly publicAccessBlock: S3BucketPublicAccessBlock;
  public readonly versioning: S3BucketVersioningA;
  public readonly encryption: S3BucketServerSideEncryptionConfigurationA;
  public readonly policy: S3BucketPolicy;
  public readonly lifecycle: S3BucketLifecycleConfiguration;
  /** Only with `accessLogs`. */
  public readonly logging: S3BucketLoggingA | undefined;
  public readonly purpose: "data" | "logs";
  public readonly encryptionKey: KeyRef | undefined;
  private readonly statements: BucketPolicy;
  private readonly accepted: Accepted = new Map();
  private readonly rules: Lifecycle;

  constructor(scope: Construct, id: string, props: S3ModuleProps) {
    super(scope, id);
    validate(this, propsProblems(props));
    const { noncurrentDays, logRetentionDays, forceDestroy } = withDefaults(props, DEFAULTS[props.environment]);
    this.purpose = props.purpose ?? "data";
    this.encryptionKey = props.encryptionKey;
    // Asked before anything is made, for the other bucket may refuse.
    const recorded = props.accessLogs?.acceptLogsFrom("s3", `s3/${nameOf(this, 200)}`);

    this.bucket = new S3Bucket(this, "Default", {
      ...(props.bucketName ? { bucket: props.bucketName } : { bucketPrefix: `${nameOf(this, 36)}-` }),
      forceDestroy,
      tags: { ...props.tags, Name: nameOf(this, 255) },
    });
    const bucket = this.bucket.id;
    // Each waits for the one before: changes at the same time are refused as "conflicting conditional operation".
    this.ownershipControls = new S3BucketOwnershipControls(this, "OwnershipControls", {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    this.publicAccessBlock = new S3BucketPublicAccessBlock(this, "PublicAccessBlock", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      dependsOn: [this.ownershipControls],
    });
    this.versioning = new S3BucketVersioningA(this, "Versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
      dependsOn: [this.publicAccessBlock],
    });
    this.encryption = new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", {
      bucket,
      rule: [encryptionBy(props.encryptionKey)],
      dependsOn: [this.versioning],
    });
    this.statements = new BucketPolicy(this, this.bucket, this.encryption);
    this.policy = this.statements.resource;
    this.rules = new Lifecycle(this, bucket, this.policy);
    this.lifecycle = this.rules.resource;
    housekeeping(this.rules, noncurrentDays, this.purpose === "logs" ? logRetentionDays : undefined);
    if (recorded) {
      this.logging = new S3BucketLoggingA(this, "Logging", {
        bucket,
        targetBucket: recorded.bucket,
        targetPrefix: recorded.prefix,
        dependsOn: [this.lifecycle],
      });
    }
  }

  get arn(): string {
    return this.bucket.arn;
  }

  /** Whoever reads it waits for the policy of the bucket. */
  get bucketName(): string {
    return this.policy.bucket;
  }

  get protection(): { readonly arn: string } {
    return { arn: this.arn };
  }

  /** Size and number of objects, which S3 counts once a day at no cost: charts without alarms. */
  get signals(): Signals<"size" | "objects"> {
    return bucketSignals(this.node.id, this.bucket.id);
  }

  /**
   * Lets objects expire by a rule of that name. An expired object becomes a noncurrent version, which is gone for good
   * `noncurrentDays` later. The same rule said twice is one.
   *
   * @throws Error when nothing narrows the objects and `wholeBucket: true` is not said
   */
  expire(name: string, options: ExpireOptions): void {
    expire(this, this.rules, name, options);
  }

  /**
   * Moves ageing objects to cheaper storage classes by a rule of that name. Objects below 128 KB stay where they are
   * unless `sizeGreaterThanBytes` says otherwise. The same rule said twice is one.
   *
   * @throws Error when AWS would refuse the order or the days. AWS docs, "Transitioning objects using Amazon S3 Lifecycle"
   */
  transition(name: string, options: TransitionOptions): void {
    transition(this, this.rules, name, options);
  }

  /**
   * Lets the load balancers (`alb`) or buckets (`s3`) of this account deliver logs below the prefix. The answer waits for
   * the permission. Saying it twice changes nothing.
   *
   * @throws Error unless `purpose` is `logs`, and when a customer key encrypts the bucket, which neither can deliver into
   */
  acceptLogsFrom(service: LogService, prefix: string): LogDestination {
    return acceptLogsFrom(this, this.accepted, this.statements, service, prefix);
  }

  /** Permits to list and get objects. @param prefix what their keys begin with @default - all objects */
  grantRead(grantee: Grantable, prefix?: string): IamRolePolicy {
    return grantAccess(this, grantee, "Read", prefix);
  }

  /** Permits to put and delete objects. @param prefix what their keys begin with @default - all objects */
  grantWrite(grantee: Grantable, prefix?: string): IamRolePolicy {
    return grantAccess(this, grantee, "Write", prefix);
  }

  /** Permits both. @param prefix what their keys begin with @default - all objects */
  grantReadWrite(grantee: Grantable, prefix?: string): IamRolePolicy {
    return grantAccess(this, grantee, "ReadWrite", prefix);
  }
}

function encryptionBy(key: KeyRef | undefined) {
  if (!key) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
    bucketKeyEnabled: true,
  };
}
