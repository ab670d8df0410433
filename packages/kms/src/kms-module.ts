import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import {
  between,
  type Environment,
  type Grantable,
  grant,
  type KeyRef,
  type KeyUse,
  matches,
  nameOf,
  oneOf,
  type RoleRef,
  validate,
  withDefaults,
} from "@plinth/core";
import { Construct } from "constructs";
import { keyPolicy, sizeProblem } from "./key-policy";
import { ALL_USES, type Place } from "./uses";

export interface KmsModuleProps {
  readonly environment: Environment;
  /** What the key is for. @default - the path of this construct */
  readonly description?: string;
  /** Name of the key without `alias/`, unique in account and region. @default - made of the path of this construct */
  readonly alias?: string;
  /**
   * Days between the order to delete the key and its end, 7 to 30; until then the order can be taken back.
   * @default 7 in dev, 30 in prod
   */
  readonly deletionWindowDays?: number;
  /** Days between rotations, 90 to 2560. Rotation itself is always on. @default - as AWS does it: 365 */
  readonly rotationPeriodDays?: number;
  /** Lets the key be replicated into other regions. A change replaces the key. @default false */
  readonly multiRegion?: boolean;
  /**
   * Existing roles that manage the key by its policy, without using it. The account's own IAM policies always apply beside.
   * @default - whoever the account's IAM policies allow
   */
  readonly administrators?: readonly RoleRef[];
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

const DEFAULTS = {
  dev: { deletionWindowDays: 7 },
  prod: { deletionWindowDays: 30 },
} as const;

const DECRYPT = ["kms:Decrypt", "kms:DescribeKey", "kms:ReEncryptFrom"];
const ENCRYPT = [
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptTo",
];

/**
 * A symmetric customer key that rotates, its alias, and a policy that learns which services use the key.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "ScheduleKeyDeletion", "EnableKeyRotation",
 * "CreateAlias" and "Resource quotas" of AWS KMS.
 */
export class KmsModule extends Construct implements KeyRef {
  public readonly key: KmsKey;
  public readonly policy: KmsKeyPolicy;
  public readonly alias: KmsAlias;
  private readonly place: Place;
  private readonly administrators: readonly RoleRef[];
  private readonly uses = new Set<KeyUse>();

  constructor(scope: Construct, id: string, props: KmsModuleProps) {
    super(scope, id);
    const settings = withDefaults(props, DEFAULTS[props.environment]);
    this.administrators = props.administrators ?? [];
    validate(this, [
      between("deletionWindowDays", settings.deletionWindowDays, 7, 30),
      between("rotationPeriodDays", settings.rotationPeriodDays, 90, 2560),
      matches("description", settings.description, /^[\s\S]{1,8192}$/, "have 1 to 8192 characters"),
      matches(
        "alias",
        settings.alias,
        /^(?!(aws|alias)\/)[\w/-]{1,250}$/,
        'have 1 to 250 letters, digits and "/_-", and must not begin with "alias/" or "aws/"',
      ),
      ...this.administrators.map(({ arn }, index) =>
        matches(`administrators[${index}].arn`, arn, /^arn:[\w-]+:iam::\d{12}:role\/\S+$/, "be the ARN of a role"),
      ),
      sizeProblem(this.administrators),
    ]);

    this.place = {
      partition: new DataAwsPartition(this, "Partition").partition,
      region: new DataAwsRegion(this, "Region").id,
      account: new DataAwsCallerIdentity(this, "Account").accountId,
    };
    this.key = new KmsKey(this, "Default", {
      description: settings.description ?? this.node.path,
      enableKeyRotation: true,
      rotationPeriodInDays: settings.rotationPeriodDays,
      deletionWindowInDays: settings.deletionWindowDays,
      multiRegion: settings.multiRegion,
      tags: { ...props.tags, Name: nameOf(this, 255) },
    });
    this.policy = new KmsKeyPolicy(this, "Policy", { keyId: this.key.keyId, policy: this.document() });
    this.alias = new KmsAlias(this, "Alias", {
      name: `alias/${settings.alias ?? nameOf(this, 250)}`,
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
   * - `s3`: Amazon S3 writing inventories of this account's buckets
   */
  admit(use: KeyUse): void {
    validate(this, [oneOf("use", use, ALL_USES)], `admit(${JSON.stringify(use)})`);
    this.uses.add(use);
    this.policy.policy = this.document();
  }

  /** Permits to encrypt, and to make data keys. */
  grantEncrypt(grantee: Grantable): IamRolePolicy {
    return grant(this, grantee, "Encrypt", [{ actions: ENCRYPT, resources: [this.arn] }]);
  }

  /** Permits to decrypt. */
  grantDecrypt(grantee: Grantable): IamRolePolicy {
    return grant(this, grantee, "Decrypt", [{ actions: DECRYPT, resources: [this.arn] }]);
  }

  /** Permits both. */
  grantEncryptDecrypt(grantee: Grantable): IamRolePolicy {
    const actions = [...new Set([...ENCRYPT, ...DECRYPT])].sort();
    return grant(this, grantee, "EncryptDecrypt", [{ actions, resources: [this.arn] }]);
  }

  private document(): string {
    return keyPolicy(this.place, this.administrators, this.uses);
  }
}
