import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { S3AccessPoint } from "@cdktf/provider-aws/lib/s3-access-point";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { S3BucketIntelligentTieringConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration";
import type { S3BucketInventory } from "@cdktf/provider-aws/lib/s3-bucket-inventory";
import type { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import type { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import type { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import type { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import type { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import type { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import {
  checkTogether,
  type Grantable,
  type KeyRef,
  type LogBucket,
  type LogDestination,
  type LogService,
  type ModuleContext,
  type Monitorable,
  moduleContext,
  type Protectable,
  parse,
  regionProblem,
  type Signals,
  type Statement,
  whileCreating,
} from "@plinth/core";
import { Construct } from "constructs";
import { type Accepted, acceptLogsFrom } from "./accept-logs-from";
import { accessLogs } from "./access-logs";
import { type AccessPointOptions, addAccessPoint } from "./access-point";
import { addStatement, type BucketStatement } from "./add-statement";
import * as base from "./base-settings";
import { BucketPolicy } from "./bucket-policy";
import { conflictingDocuments } from "./conflicting-documents";
import { Cors, type CorsOptions } from "./cors";
import type { NotifyOptions } from "./event-notifications";
import { type ExpireOptions, expire } from "./expire";
import { grantAccess } from "./grants";
import { addIntelligentTiering, type IntelligentTieringOptions } from "./intelligent-tiering";
import { addInventory, type InventoryOptions } from "./inventory";
import { Lifecycle } from "./lifecycle";
import { addMetrics } from "./metrics";
import { type Notification, Notifications } from "./notify";
import { objectLock } from "./object-lock";
import type { Selection } from "./objects";
import { type Purpose, S3, type S3ModuleProps } from "./props";
import type { ReplicateOptions } from "./replicate-to";
import { type Replication, Replications } from "./replication";
import { SequentialSettings } from "./sequential-settings";
import { serveThrough } from "./serve-through";
import { bucketSettings } from "./settings";
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
  public readonly ownershipControls: S3BucketOwnershipControls;
  public readonly publicAccessBlock: S3BucketPublicAccessBlock;
  public readonly versioning: S3BucketVersioningA;
  public readonly encryption: S3BucketServerSideEncryptionConfigurationA;
  /** Only with an `objectLock`. */
  public readonly objectLock: S3BucketObjectLockConfigurationA | undefined;
  public readonly policy: S3BucketPolicy;
  public readonly lifecycle: S3BucketLifecycleConfiguration;
  /** Only with `accessLogs`. */
  public readonly logging: S3BucketLoggingA | undefined;
  public readonly purpose: Purpose;
  public readonly encryptionKey: KeyRef | undefined;
  private readonly context: ModuleContext;
  private readonly chain: SequentialSettings;
  private readonly statements: BucketPolicy;
  private readonly accepted: Accepted = new Map();
  private readonly rules: Lifecycle;
  private readonly cors: Cors;
  private readonly notifications: Notifications;
  private readonly replications: Replications;

  constructor(scope: Construct, id: string, props: S3ModuleProps) {
    super(scope, id);
    const settings = bucketSettings(
      parse(this, S3, props, {
        rules: [
          ({ encryptionKey }) => regionProblem("encryptionKey", this, encryptionKey),
          ({ accessLogs }) => regionProblem("accessLogs", this, accessLogs),
        ],
      }),
    );
    this.context = moduleContext(this, settings);
    this.purpose = settings.purpose;
    this.encryptionKey = settings.encryptionKey;
    // Asked before anything is made, for the other bucket may refuse.
    const accessLogDestination = whileCreating(this, () =>
      settings.accessLogs?.acceptLogsFrom("s3", `s3/${this.context.name(200)}`),
    );

    this.bucket = new S3Bucket(this, "Default", {
      ...(settings.bucketName ? { bucket: settings.bucketName } : { bucketPrefix: `${this.context.name(36)}-` }),
      forceDestroy: settings.forceDestroy,
      lifecycle: settings.preventDestroy ? { preventDestroy: true } : undefined,
      tags: this.context.tags(),
    });
    const chain = new SequentialSettings(this.bucket);
    this.ownershipControls = base.ownershipControls(this, chain);
    this.publicAccessBlock = base.publicAccessBlock(this, chain);
    this.versioning = base.versioning(this, chain);
    this.encryption = base.encryption(this, chain, settings.encryptionKey, settings.dualLayerEncryption);
    this.objectLock = objectLock(this, chain, settings.objectLock);
    this.statements = new BucketPolicy(this, this.bucket, chain, settings.encryptionKey);
    this.policy = this.statements.resource;
    this.rules = new Lifecycle(this, chain, settings);
    this.lifecycle = this.rules.resource;
    this.logging = accessLogs(this, chain, accessLogDestination, settings.accessLogKeys);
    if (settings.acceleration) base.acceleration(this, chain);
    this.chain = chain;
    this.cors = new Cors(this, chain);
    this.notifications = new Notifications(this, chain, this.context.aws, settings.eventBridge);
    this.replications = new Replications(this, chain, this.context, settings.replicationRoleName);
    checkTogether(this, conflictingDocuments);
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
    expire(this.rules, name, options);
  }

  /**
   * Moves ageing objects to cheaper storage classes; those below 128 KB only where `sizeGreaterThanBytes` says so.
   * @throws Error when AWS would refuse the order or the days. AWS docs, "Transitioning objects using Amazon S3 Lifecycle"
   */
  transition(name: string, options: TransitionOptions): void {
    transition(this.rules, name, options);
  }

  /**
   * Lets a service deliver the logs of this account below the prefix. The answer waits for the permission.
   * @throws Error unless `purpose` is `logs`, and when a customer key encrypts the bucket
   */
  acceptLogsFrom(service: LogService, prefix: string): LogDestination {
    return acceptLogsFrom(this, this.context.aws, this.accepted, this.statements, service, prefix);
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
    addStatement(this, this.statements, name, statement);
  }

  /** Lets a CloudFront distribution get objects, by origin access control. @returns what a key's policy must say besides */
  serveThrough(distributionArn: string): Statement | undefined {
    return serveThrough(this, this.statements, distributionArn);
  }

  /** A way in of its own name, for one network or some roles. */
  addAccessPoint(name: string, options: AccessPointOptions = {}): S3AccessPoint {
    return addAccessPoint(this, this.context, this.statements, name, options);
  }

  /** Lets pages of other origins speak to the bucket, by a rule of that name. */
  addCors(name: string, options: CorsOptions): void {
    this.cors.add(name, options);
  }

  /** Tells a function, queue or topic what happens to objects. @throws Error when two would be told of the same event */
  notify(name: string, options: NotifyOptions): Notification {
    return this.notifications.notify(name, options);
  }

  /** Copies what is written from now on into another bucket, of whatever region and account, by a role of its own. */
  replicateTo(name: string, options: ReplicateOptions): Replication {
    return this.replications.replicateTo(name, options);
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
