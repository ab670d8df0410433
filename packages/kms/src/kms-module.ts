import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import {
  type Grantable,
  type KeyRef,
  type KeyUse,
  type ModuleContext,
  moduleContext,
  parse,
  show,
  warn,
} from "@plinth/core";
import { Construct } from "constructs";
import { type AliasOptions, addAlias, doubledPrefix } from "./alias";
import { type GrantOptions, grantUse } from "./grants";
import { keyPolicy, policySizeProblems, serviceLinkedWarnings } from "./key-policy";
import { KMS, type KmsModuleProps, type KmsSettings } from "./props";
import { addReplica, type KeyReplica, type KeyReplicaOptions } from "./replica";
import { KEY_USE } from "./uses";

/**
 * A symmetric customer key that rotates, its alias, and a policy that learns which services use the key.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class KmsModule extends Construct implements KeyRef {
  public readonly key: KmsKey;
  public readonly policy: KmsKeyPolicy;
  public readonly alias: KmsAlias;
  private readonly settings: KmsSettings;
  private readonly context: ModuleContext;
  private readonly uses = new Set<KeyUse>();

  constructor(scope: Construct, id: string, props: KmsModuleProps) {
    super(scope, id);
    this.settings = parse(this, KMS, props);
    this.context = moduleContext(this, this.settings);
    warn(this, doubledPrefix("alias", this.settings.alias), ...serviceLinkedWarnings(this.settings));
    this.key = new KmsKey(this, "Default", {
      description: this.description,
      enableKeyRotation: true,
      rotationPeriodInDays: this.settings.rotationPeriodDays,
      deletionWindowInDays: this.settings.deletionWindowDays,
      multiRegion: this.settings.multiRegion,
      tags: this.context.tags(),
    });
    this.policy = new KmsKeyPolicy(this, "Policy", { keyId: this.key.keyId, policy: this.document() });
    this.alias = new KmsAlias(this, "Alias", {
      name: `alias/${this.settings.alias ?? this.context.name(250)}`,
      targetKeyId: this.key.keyId,
    });
    this.node.addValidation({ validate: () => policySizeProblems(this.settings, this.uses) });
  }

  /**
   * Whoever reads the ARN waits for the policy. The provider keeps only the id of the key with the policy (an ARN there
   * would differ in every plan), so the ARN is put together from it.
   */
  get arn(): string {
    const { partition, region, accountId } = this.context.aws;
    return `arn:${partition}:kms:${region}:${accountId}:key/${this.keyId}`;
  }

  /** Whoever reads it waits for the policy. */
  get keyId(): string {
    return this.policy.keyId;
  }

  /** With `alias/`. */
  get aliasName(): string {
    return this.alias.name;
  }

  /**
   * Lets a service of this account use the key; modules that take an `encryptionKey` say it themselves. In any order and
   * any number of times, the policy is the same:
   *
   * - `logs`: CloudWatch Logs, for log groups of this account and region
   * - `autoscaling`: volumes of Auto Scaling groups, through the service-linked role, which need not exist yet
   * - `alarms`: alarms of this account that publish to encrypted topics
   * - `backup`: vaults of this account, through AWS Backup only
   * - `s3`: Amazon S3 writing inventories and notifications of this account's buckets
   * - `events`: rules of EventBridge that write to encrypted topics and queues of this account
   * - `delivery`: vended logs (flow logs, web ACLs and others) of this account into encrypted buckets
   * - `cloudfront`: distributions of this account that read encrypted buckets
   * - `sns`: topics of this account that write to encrypted queues
   * - `rds-events`: event subscriptions of this account's databases that publish to encrypted topics
   */
  admit(use: KeyUse): void {
    parse(this, KEY_USE, { use }, { call: `admit(${show(use)})` });
    this.uses.add(use);
    this.policy.policy = this.document();
  }

  /** A further name of the key. */
  addAlias(key: string, options: AliasOptions = {}): KmsAlias {
    return addAlias(this.context, this.key.keyId, key, options);
  }

  /**
   * The key in another region, where it encrypts and decrypts the same data; needs `multiRegion`. Give the answer to what
   * takes an `encryptionKey` there.
   */
  addReplica(key: string, options: KeyReplicaOptions): KeyReplica {
    return addReplica(this, key, this.settings, options);
  }

  /** Permits to encrypt, and to make data keys. */
  grantEncrypt(grantee: Grantable, options?: GrantOptions): IamRolePolicy {
    return grantUse(this, this.context.aws, "Encrypt", grantee, options);
  }

  /** Permits to decrypt. */
  grantDecrypt(grantee: Grantable, options?: GrantOptions): IamRolePolicy {
    return grantUse(this, this.context.aws, "Decrypt", grantee, options);
  }

  /** Permits both. */
  grantEncryptDecrypt(grantee: Grantable, options?: GrantOptions): IamRolePolicy {
    return grantUse(this, this.context.aws, "EncryptDecrypt", grantee, options);
  }

  /** What the key is for. */
  get description(): string {
    return this.settings.description ?? this.node.path;
  }

  private document(): string {
    return keyPolicy(this.context.aws, this.settings, this.uses);
  }
}
