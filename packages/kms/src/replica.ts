import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { KmsReplicaKey } from "@cdktf/provider-aws/lib/kms-replica-key";
import {
  type Grantable,
  type KeyRef,
  type KeyUse,
  type ModuleContext,
  moduleContext,
  object,
  PROVIDER,
  parse,
  parseChild,
  providerOf,
  type RowsOf,
  regionOf,
  regionOfProvider,
  show,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { type GrantOptions, grantUse } from "./grants";
import { keyPolicy, policySizeProblems } from "./key-policy";
import type { KmsSettings } from "./props";
import { KEY_USE } from "./uses";

export interface KeyReplicaOptions {
  /** The AWS provider of the region that the replica lives in. A change replaces the replica. */
  readonly provider: TerraformProvider;
}

const REPLICA = object({ provider: PROVIDER } satisfies RowsOf<KeyReplicaOptions>);

/** The key that is replicated. */
interface PrimaryKey extends Construct {
  readonly key: KmsKey;
  readonly aliasName: string;
  readonly description: string;
}

/** The same key in another region, with a policy, an alias and permissions of its own. It rotates with its key. */
export class KeyReplica extends Construct implements KeyRef {
  public readonly key: KmsReplicaKey;
  public readonly policy: KmsKeyPolicy;
  public readonly alias: KmsAlias;
  private readonly context: ModuleContext;
  private readonly settings: KmsSettings;
  private readonly uses = new Set<KeyUse>();

  constructor(scope: PrimaryKey, id: string, settings: KmsSettings) {
    super(scope, id);
    this.settings = settings;
    this.context = moduleContext(this, settings);
    this.key = new KmsReplicaKey(this, "Default", {
      primaryKeyArn: scope.key.arn,
      description: scope.description,
      deletionWindowInDays: settings.deletionWindowDays,
      tags: this.context.tags(),
    });
    this.policy = new KmsKeyPolicy(this, "Policy", { keyId: this.key.keyId, policy: this.document() });
    this.alias = new KmsAlias(this, "Alias", { name: scope.aliasName, targetKeyId: this.key.keyId });
    this.node.addValidation({ validate: () => policySizeProblems(settings, this.uses) });
  }

  /** Whoever reads the ARN waits for the policy. */
  get arn(): string {
    const { partition, region, accountId } = this.context.aws;
    return `arn:${partition}:kms:${region}:${accountId}:key/${this.keyId}`;
  }

  /** The same as the id of its key. Whoever reads it waits for the policy. */
  get keyId(): string {
    return this.policy.keyId;
  }

  /** Lets a service use the key in the region of the replica, as `admit` of its key does in its own. */
  admit(use: KeyUse): void {
    parse(this, KEY_USE, { use }, { call: `admit(${show(use)})` });
    this.uses.add(use);
    this.policy.policy = this.document();
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

  private document(): string {
    return keyPolicy(this.context.aws, this.settings, this.uses);
  }
}

export function addReplica(
  primary: PrimaryKey,
  key: string,
  settings: KmsSettings,
  options: KeyReplicaOptions,
): KeyReplica {
  const replicas = primary.node.children.filter(({ node }) => node.id.startsWith("Replica-")) as KeyReplica[];
  const region = regionOf(primary);
  const { id, provider } = parseChild(primary, key, REPLICA, options, {
    method: "addReplica",
    prefix: "Replica",
    rules: [
      () =>
        settings.multiRegion !== true && "multiRegion must be true for a key with replicas; a change replaces the key",
      // https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html: in another region than the key.
      (given) =>
        (given.provider === providerOf(primary) ||
          (region !== undefined && regionOfProvider(given.provider) === region)) &&
        "provider must be of another region than the key",
      (given) => {
        const twin = replicas.find((replica) => providerOf(replica) === given.provider);
        return twin && `provider must be of a region without a replica, got that of "${twin.node.id}"`;
      },
    ],
  });
  return new KeyReplica(primary, id, { ...settings, provider });
}
