import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import {
  awsEnvironmentOf,
  type Grantable,
  grant,
  isKnownLater,
  KEY,
  type KeyRef,
  object,
  parseChild,
  REGION,
  type RowsOf,
  regionOf,
  regionOfThing,
} from "@plinth/core";
import { Fn } from "cdktf";
import { Construct } from "constructs";

export interface SecretReplicaOptions {
  /** A key of that region, such as a replica of the secret's own. @default - the key `aws/secretsmanager` of that region */
  readonly encryptionKey?: KeyRef;
}

/** The same secret in another region, kept equal by AWS, rotation and resource policy included. */
export class SecretReplica extends Construct {
  constructor(
    scope: Construct,
    id: string,
    public readonly region: string,
    private readonly primary: SecretsmanagerSecret,
    private readonly encryptionKey: KeyRef | undefined,
  ) {
    super(scope, id);
  }

  /** The ARN differs from that of the secret by the region. AWS docs, "Replicate AWS Secrets Manager secrets across Regions". */
  get arn(): string {
    return Fn.replace(this.primary.arn, `:${awsEnvironmentOf(this).region}:`, `:${this.region}:`);
  }

  /** Lets a role read the value in this region, decryption included. */
  grantRead(grantee: Grantable): IamRolePolicy {
    const { partition, accountId } = awsEnvironmentOf(this);
    const name = this.primary.nameInput ?? this.primary.name;
    const read = {
      actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      // By name: the ARN is an expression with quotes, which no policy document should hold. For its random end stand as many
      // question marks.
      resources: [`arn:${partition}:secretsmanager:${this.region}:${accountId}:secret:${name}-??????`],
    };
    if (!this.encryptionKey) return grant(this, grantee, "Read", [read]);
    const throughThisRegion = { "kms:ViaService": `secretsmanager.${this.region}.amazonaws.com` };
    return grant(this, grantee, "Read", [
      read,
      {
        actions: ["kms:Decrypt"],
        resources: [this.encryptionKey.arn],
        conditions: { StringEquals: throughThisRegion },
      },
    ]);
  }
}

const REPLICA = object({
  encryptionKey: KEY.optional(),
} satisfies RowsOf<SecretReplicaOptions>);

/** Replicas are one argument of the secret, sorted by region, so that the order of speaking changes nothing. */
export function addReplica(
  scope: Construct,
  secret: SecretsmanagerSecret,
  region: string,
  options: SecretReplicaOptions,
): SecretReplica {
  const { id, encryptionKey } = parseChild(scope, region, REPLICA, options, {
    method: "addReplica",
    prefix: "Replica",
    keyName: "region",
    keyParser: REGION.literal(),
    rules: [
      // The ARNs of a secret and of its replica differ by the region alone.
      () => regionOf(scope) === region && `region must be another one than that of the secret, ${region}`,
      (settings) => {
        const other = regionOfThing(settings.encryptionKey);
        if (other === undefined || other === region || isKnownLater(region)) return;
        return `encryptionKey must be in ${region}, got one in ${other}`;
      },
    ],
  });
  const replica = new SecretReplica(scope, id, region, secret, encryptionKey);
  const others = [secret.replica.internalValue ?? []].flat() as { region: string; kmsKeyId?: string }[];
  const all = [...others, { region, kmsKeyId: encryptionKey?.arn }];
  secret.putReplica(all.sort((a, b) => (a.region < b.region ? -1 : 1)));
  return replica;
}
