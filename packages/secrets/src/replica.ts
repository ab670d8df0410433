import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { type Grantable, grant, type KeyRef, matches, must, validate } from "@plinth/core";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { regionOf, secretArnIn } from "./arn";

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
    return Fn.replace(this.primary.arn, `:${regionOf(this)}:`, `:${this.region}:`);
  }

  /** Lets a role read the value in this region, decryption included. */
  grantRead(grantee: Grantable): IamRolePolicy {
    const read = {
      actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
      // By name: the ARN is an expression with quotes, which no policy document should hold.
      resources: [secretArnIn(this, this.region, this.primary.nameInput ?? this.primary.name)],
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

/** Replicas are one argument of the secret, sorted by region, so that the order of speaking changes nothing. */
export function addReplica(
  scope: Construct,
  secret: SecretsmanagerSecret,
  region: string,
  { encryptionKey }: SecretReplicaOptions,
): SecretReplica {
  const id = `Replica-${region}`;
  validate(
    scope,
    [
      matches("region", region, /^[a-z]{2}(-[a-z]+)+-\d$/, 'be a region such as "eu-west-1"'),
      must(scope.node.tryFindChild(id) === undefined, `region must be new, got "${region}" twice`),
    ],
    `addReplica(${JSON.stringify(region)})`,
  );
  const replica = new SecretReplica(scope, id, region, secret, encryptionKey);
  const others = [secret.replica.internalValue ?? []].flat() as { region: string; kmsKeyId?: string }[];
  const all = [...others, { region, kmsKeyId: encryptionKey?.arn }];
  secret.putReplica(all.sort((a, b) => (a.region < b.region ? -1 : 1)));
  return replica;
}
