import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { type Grantable, type KeyRef, type KeyUse, nameOf, oneOf, validate, withDefaults } from "@plinth/core";
import { Construct } from "constructs";
import { type AliasOptions, addAlias } from "./alias";
import { type GrantOptions, grantUse } from "./grants";
import { keyPolicy, type People } from "./key-policy";
import { DEFAULTS, type KmsModuleProps, problems } from "./props";
import { addReplica, type KeyReplica, type KeyReplicaOptions } from "./replica";
import { ALL_USES, type Place } from "./uses";

/**
 * A symmetric customer key that rotates, its alias, and a policy that learns which services use the key.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class KmsModule extends Construct implements KeyRef {
  public readonly key: KmsKey;
  public readonly policy: KmsKeyPolicy;
  public readonly alias: KmsAlias;
  private readonly props: KmsModuleProps & { readonly deletionWindowDays: number };
  private readonly place: Place;
  private readonly people: People;
  private readonly uses = new Set<KeyUse>();

  constructor(scope: Construct, id: string, props: KmsModuleProps) {
    super(scope, id);
    this.props = withDefaults(props, DEFAULTS[props.environment]);
    this.people = { administrators: props.administrators ?? [], users: props.users ?? [] };
    validate(this, problems(this.props));

    this.place = {
      partition: new DataAwsPartition(this, "Partition").partition,
      region: new DataAwsRegion(this, "Region").id,
      account: new DataAwsCallerIdentity(this, "Account").accountId,
    };
    this.key = new KmsKey(this, "Default", {
      description: this.description,
      enableKeyRotation: true,
      rotationPeriodInDays: props.rotationPeriodDays,
      deletionWindowInDays: this.props.deletionWindowDays,
      multiRegion: props.multiRegion,
      tags: { ...props.tags, Name: nameOf(this, 255) },
    });
    this.policy = new KmsKeyPolicy(this, "Policy", { keyId: this.key.keyId, policy: this.document() });
    this.alias = new KmsAlias(this, "Alias", {
      name: `alias/${props.alias ?? nameOf(this, 250)}`,
      targetKeyId: this.key.keyId,
    });
  }

  /**
   * Whoever reads the ARN waits for the policy. The provider keeps only the id of the key with the policy (an ARN there
   * would differ in every plan), so the ARN is put together from it.
   */
  get arn(): string {
    const { partition, region, account } = this.place;
    return `arn:${partition}:kms:${region}:${account}:key/${this.keyId}`;
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
    validate(this, [oneOf("use", use, ALL_USES)], `admit(${JSON.stringify(use)})`);
    this.uses.add(use);
    this.policy.policy = this.document();
  }

  /** A further name of the key. */
  addAlias(key: string, options: AliasOptions = {}): KmsAlias {
    return addAlias(this, this.key.keyId, key, options);
  }

  /**
   * The key in another region, where it encrypts and decrypts the same data; needs `multiRegion`. Give the answer to what
   * takes an `encryptionKey` there.
   */
  addReplica(key: string, options: KeyReplicaOptions): KeyReplica {
    const { place, people, aliasName, description } = this;
    const { deletionWindowDays, tags } = this.props;
    const source = { arn: this.key.arn, place, people, aliasName, description, deletionWindowDays, tags };
    return addReplica(this, key, this.props.multiRegion === true, source, options);
  }

  /** Permits to encrypt, and to make data keys. */
  grantEncrypt(grantee: Grantable, options?: GrantOptions): IamRolePolicy {
    return grantUse(this, this.place, "Encrypt", grantee, options);
  }

  /** Permits to decrypt. */
  grantDecrypt(grantee: Grantable, options?: GrantOptions): IamRolePolicy {
    return grantUse(this, this.place, "Decrypt", grantee, options);
  }

  /** Permits both. */
  grantEncryptDecrypt(grantee: Grantable, options?: GrantOptions): IamRolePolicy {
    return grantUse(this, this.place, "EncryptDecrypt", grantee, options);
  }

  private get description(): string {
    return this.props.description ?? this.node.path;
  }

  private document(): string {
    return keyPolicy(this.place, this.people, this.uses);
  }
}
