import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { KmsReplicaKey } from "@cdktf/provider-aws/lib/kms-replica-key";
import { type Grantable, type KeyRef, type KeyUse, must, nameOf, oneOf, validate } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { type GrantOptions, grantUse } from "./grants";
import { keyPolicy, type People } from "./key-policy";
import { childKeyProblem } from "./props";
import { ALL_USES, type Place } from "./uses";

export interface KeyReplicaOptions {
  /** An AWS provider with an alias, of the region that the replica lives in. A change replaces the replica. */
  readonly provider: TerraformProvider;
}

/** What a replica takes over from its key. */
export interface KeyReplicaSource {
  readonly arn: string;
  readonly place: Place;
  readonly people: People;
  /** With `alias/`. */
  readonly aliasName: string;
  readonly description: string;
  readonly deletionWindowDays: number;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The same key in another region, with a policy, an alias and permissions of its own. It rotates with its key. */
export class KeyReplica extends Construct implements KeyRef {
  public readonly key: KmsReplicaKey;
  public readonly policy: KmsKeyPolicy;
  public readonly alias: KmsAlias;
  private readonly place: Place;
  private readonly people: People;
  private readonly uses = new Set<KeyUse>();

  constructor(scope: Construct, id: string, source: KeyReplicaSource, { provider }: KeyReplicaOptions) {
    super(scope, id);
    this.people = source.people;
    this.place = { ...source.place, region: new DataAwsRegion(this, "Region", { provider }).id };
    this.key = new KmsReplicaKey(this, "Default", {
      provider,
      primaryKeyArn: source.arn,
      description: source.description,
      deletionWindowInDays: source.deletionWindowDays,
      tags: { ...source.tags, Name: nameOf(this, 255) },
    });
    this.policy = new KmsKeyPolicy(this, "Policy", { provider, keyId: this.key.keyId, policy: this.document() });
    this.alias = new KmsAlias(this, "Alias", { provider, name: source.aliasName, targetKeyId: this.key.keyId });
  }

  /** Whoever reads the ARN waits for the policy. */
  get arn(): string {
    const { partition, region, account } = this.place;
    return `arn:${partition}:kms:${region}:${account}:key/${this.keyId}`;
  }

  /** The same as the id of its key. Whoever reads it waits for the policy. */
  get keyId(): string {
    return this.policy.keyId;
  }

  /** Lets a service use the key in the region of the replica, as `admit` of its key does in its own. */
  admit(use: KeyUse): void {
    validate(this, [oneOf("use", use, ALL_USES)], `admit(${JSON.stringify(use)})`);
    this.uses.add(use);
    this.policy.policy = this.document();
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

  private document(): string {
    return keyPolicy(this.place, this.people, this.uses);
  }
}

export function addReplica(
  scope: Construct,
  key: string,
  multiRegion: boolean,
  source: KeyReplicaSource,
  options: KeyReplicaOptions,
): KeyReplica {
  const id = `Replica-${key}`;
  const replicas = scope.node.children.filter(({ node }) => node.id.startsWith("Replica-")) as KeyReplica[];
  const twin = replicas.find((replica) => replica.key.provider === options.provider);
  validate(
    scope,
    [
      childKeyProblem(key),
      must(scope.node.tryFindChild(id) === undefined, `key must be new, got "${key}" twice`),
      must(multiRegion, "multiRegion must be true for a key with replicas; a change replaces the key"),
      must(
        options.provider?.alias !== undefined,
        "provider must have an alias, because a replica is in another region",
      ),
      must(twin === undefined, `provider must be of a region without a replica, got that of "${twin?.node.id}"`),
    ],
    `addReplica(${JSON.stringify(key)})`,
  );
  return new KeyReplica(scope, id, source, options);
}
