import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { S3AccessPoint } from "@cdktf/provider-aws/lib/s3-access-point";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { S3BucketIntelligentTieringConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration";
import type { S3BucketInventory } from "@cdktf/provider-aws/lib/s3-bucket-inventory";
import type { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import type { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import {
  type Grantable,
  type KeyRef,
  type LogBucket,
  type LogDestination,
  type LogService,
  type ModuleContext,
  type Monitorable,
  moduleContext,
  type Protectable,
  type Signals,
  type Statement,
  whileCreating,
} from "@plinth/core";
import { Construct } from "constructs";
import { acceptLogsFrom } from "./accept-logs-from";
import { type AccessPointOptions, addAccessPoint } from "./access-point";
import { addStatement, type BucketStatement } from "./add-statement";
import type { CorsOptions } from "./cors";
import { type BucketResources, createBucket } from "./create-bucket";
import { createDocuments, type Documents } from "./documents";
import type { NotifyOptions } from "./event-notifications";
import { type ExpireOptions, expire } from "./expire";
import { grantAccess } from "./grants";
import { addIntelligentTiering, type IntelligentTieringOptions } from "./intelligent-tiering";
import { addInventory, type InventoryOptions } from "./inventory";
import { addMetrics } from "./metrics";
import type { Notification } from "./notify";
import type { Selection } from "./objects";
import type { Purpose, S3ModuleProps } from "./props";
import type { ReplicateOptions } from "./replicate-to";
import type { Replication } from "./replication";
import { serveThrough } from "./serve-through";
import { parseBucket } from "./settings";
import { bucketSignals } from "./signals";
import { type TransitionOptions, transition } from "./transition";

/**
 * A private, encrypted, versioned bucket that speaks TLS 1.2 or newer only and cleans up after itself. What its verbs add is
 * keyed by name: the order means nothing, and the same rule, statement or log source said twice is one.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "General purpose bucket naming rules" and
 * "Lifecycle configuration elements".
 */
export class S3Module extends Construct implements LogBucket, Monitorable<"size" | "objects">, Protectable {
  public readonly bucket: S3Bucket;
  public readonly ownershipControls: BucketResources["ownershipControls"];
  public readonly publicAccessBlock: BucketResources["publicAccessBlock"];
  public readonly versioning: BucketResources["versioning"];
  public readonly encryption: BucketResources["encryption"];
  /** Only with an `objectLock`. */
  public readonly objectLock: BucketResources["objectLock"];
  public readonly policy: S3BucketPolicy;
  public readonly lifecycle: S3BucketLifecycleConfiguration;
  /** Only with `accessLogs`. */
  public readonly logging: S3BucketLoggingA | undefined;
  public readonly purpose: Purpose;
  public readonly encryptionKey: KeyRef | undefined;
  private readonly context: ModuleContext;
  private readonly chain: BucketResources["chain"];
  private readonly documents: Documents;

  constructor(scope: Construct, id: string, props: S3ModuleProps) {
    super(scope, id);
    const settings = parseBucket(this, props);
    this.context = moduleContext(this, settings);
    this.purpose = settings.purpose;
    this.encryptionKey = settings.encryptionKey;
    // Asked before anything is made, for the other bucket may refuse.
    const records = whileCreating(this, () =>
      settings.accessLogs?.acceptLogsFrom("s3", `s3/${this.context.name(200)}`),
    );

    const { bucket, chain, ...resources } = createBucket(this.context, settings);
    this.bucket = bucket;
    this.chain = chain;
    this.ownershipControls = resources.ownershipControls;
    this.publicAccessBlock = resources.publicAccessBlock;
    this.versioning = resources.versioning;
    this.encryption = resources.encryption;
    this.objectLock = resources.objectLock;
    this.documents = createDocuments(this, this.context, settings, { chain, records });
    this.policy = this.documents.policy.resource;
    this.lifecycle = this.documents.lifecycle.resource;
    this.logging = this.documents.logging;
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
   * Lets objects expire: they become noncurrent versions, gone for good `noncurrentDays` later.
   * @throws Error when nothing narrows the objects and `wholeBucket: true` is not said
   */
  expire(name: string, options: ExpireOptions): void {
    expire(this.documents.lifecycle, name, options);
  }

  /**
   * Moves ageing objects to cheaper storage classes; those below 128 KB only where `sizeGreaterThanBytes` says so.
   * @throws Error when AWS would refuse the order or the days. AWS docs, "Transitioning objects using Amazon S3 Lifecycle"
   */
  transition(name: string, options: TransitionOptions): void {
    transition(this.documents.lifecycle, name, options);
  }

  /**
   * Lets a service deliver the logs of this account below the prefix. The answer waits for the permission.
   * @throws Error when AWS would not deliver: `alb`, `s3` and `cloudtrail` into a bucket with a customer managed key
   */
  acceptLogsFrom(service: LogService, prefix: string): LogDestination {
    return acceptLogsFrom(this, this.context.aws, this.documents.accepted, this.documents.policy, service, prefix);
  }

  /** Permits to list and get objects: those whose keys begin with the prefix, else all. */
  grantRead(grantee: Grantable, prefix?: string): IamRolePolicy {
    return grantAccess(this, grantee, "Read", prefix);
  }

  /** Permits to put and delete objects. */
  grantWrite(grantee: Grantable, prefix?: string): IamRolePolicy {
    return grantAccess(this, grantee, "Write", prefix);
  }

  /** Permits both. */
  grantReadWrite(grantee: Grantable, prefix?: string): IamRolePolicy {
    return grantAccess(this, grantee, "ReadWrite", prefix);
  }

  /** Adds a statement to the policy by name. @throws Error when it would let everybody in or lock everybody out */
  addStatement(name: string, statement: BucketStatement): void {
    addStatement(this, this.documents.policy, name, statement);
  }

  /** Lets a CloudFront distribution get objects, by origin access control. @returns what a key's policy must say besides */
  serveThrough(distributionArn: string): Statement | undefined {
    return serveThrough(this, this.documents.policy, distributionArn);
  }

  /** A way in of its own name, for one network or some roles. */
  addAccessPoint(name: string, options: AccessPointOptions = {}): S3AccessPoint {
    return addAccessPoint(this, this.context, this.documents.policy, name, options);
  }

  /** Lets pages of other origins speak to the bucket, by a rule of that name. */
  addCors(name: string, options: CorsOptions): void {
    this.documents.cors.add(name, options);
  }

  /** Tells a function, queue or topic what happens to objects. @throws Error when two would be told of the same event */
  notify(name: string, options: NotifyOptions): Notification {
    return this.documents.notifications.notify(name, options);
  }

  /** Copies what is written from now on into another bucket, of whatever region and account, by a role of its own. */
  replicateTo(name: string, options: ReplicateOptions): Replication {
    return this.documents.replications.replicateTo(name, options);
  }

  /** Archives objects of the class INTELLIGENT_TIERING that nobody reads; to be read again they must be restored. */
  addIntelligentTiering(name: string, options: IntelligentTieringOptions): S3BucketIntelligentTieringConfiguration {
    return addIntelligentTiering(this, this.chain, name, options);
  }

  /** Lists the objects once a week or day into a bucket for logs. */
  addInventory(name: string, options: InventoryOptions): S3BucketInventory {
    return addInventory(this.context, this.chain, name, options);
  }

  /** Counts requests, errors and latency by the minute, for the price of custom metrics. */
  addMetrics(name: string, selection: Selection = {}): S3BucketMetric {
    return addMetrics(this, this.chain, name, selection);
  }
}
