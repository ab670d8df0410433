import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import type { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import type { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import type { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import {
  type Grantable,
  grant,
  type KeyRef,
  type ModuleContext,
  moduleContext,
  parse,
  rareRotationWarnings,
  readSecrets,
  regionProblem,
  useKeyThrough,
  validate,
  warn,
} from "@plinth/core";
import { Construct } from "constructs";
import { createGeneratedValue } from "./generate";
import { secretNameOf } from "./names";
import { refuseSecretReferences } from "./no-secrets";
import { addReplica, type SecretReplica, type SecretReplicaOptions } from "./replica";
import { createResourcePolicy } from "./resource-policy";
import { createRotation } from "./rotation";
import { SECRET, type SecretModuleProps, secretProblems } from "./secret-props";

/**
 * A secret whose value neither the synthesized JSON nor Terraform's state ever holds: it is put by a person, a pipeline or a
 * rotation function, or made by AWS.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class SecretModule extends Construct {
  public readonly secret: SecretsmanagerSecret;
  public readonly rotation: SecretsmanagerSecretRotation | undefined;
  /** The version with the generated value, which it does not tell. */
  public readonly generated: SecretsmanagerSecretVersion | undefined;
  public readonly policy: SecretsmanagerSecretPolicy | undefined;
  private readonly context: ModuleContext;
  /** The customer managed key that encrypts the value. */
  public readonly encryptionKey: KeyRef | undefined;

  constructor(scope: Construct, id: string, props: SecretModuleProps) {
    super(scope, id);
    const settings = parse(this, SECRET, props, {
      rules: [
        ({ name }) =>
          name === undefined &&
          secretNameOf(this).length > 512 &&
          "name must be given, because the path makes more than 512 characters",
        ({ encryptionKey }) => regionProblem("encryptionKey", this, encryptionKey),
      ],
    });
    validate(this, secretProblems(settings));
    const { description, encryptionKey, generate, policy, rotation, tags } = settings;
    warn(this, ...rareRotationWarnings({ "rotation.days": rotation?.days, "rotation.schedule": rotation?.schedule }));
    this.context = moduleContext(this, settings);
    this.encryptionKey = encryptionKey;
    this.secret = new SecretsmanagerSecret(this, "Default", {
      name: settings.name ?? secretNameOf(this),
      description,
      kmsKeyId: encryptionKey?.arn,
      recoveryWindowInDays: settings.recoveryDays,
      tags: this.context.tags(),
    });
    this.policy = policy && createResourcePolicy(this, this.secret.arn, policy);
    this.rotation = rotation && createRotation(this.context, this.secret.id, rotation);
    this.generated = generate && createGeneratedValue(this, this.secret.id, generate);
    refuseSecretReferences(this, { description, policy: this.policy?.policyInput, tags });
  }

  get name(): string {
    return this.secret.name;
  }

  /** The whole ARN with its random end, as permissions and containers need it. */
  get arn(): string {
    return this.secret.arn;
  }

  /** The same secret in another region, kept equal by AWS; readers there are permitted by the answer. */
  addReplica(region: string, options: SecretReplicaOptions = {}): SecretReplica {
    return addReplica(this, this.secret, region, options);
  }

  /** Lets a role read the value, decryption included. */
  grantRead(grantee: Grantable): IamRolePolicy {
    return grant(this, grantee, "Read", readSecrets(this.context.aws, [this]));
  }

  /** Lets a role put a new value, as a pipeline does, without reading any. */
  grantWrite(grantee: Grantable): IamRolePolicy {
    return grant(this, grantee, "Write", [
      { actions: ["secretsmanager:DescribeSecret", "secretsmanager:PutSecretValue"], resources: [this.arn] },
      ...useKeyThrough("secretsmanager", this.context.aws, this, ["kms:Decrypt", "kms:GenerateDataKey"], [this.arn]),
    ]);
  }

  /**
   * Lets the role of a rotation function do its work. AWS docs, "Lambda rotation function execution role permissions";
   * the one action on all resources makes random text and cannot be scoped.
   */
  grantRotate(grantee: Grantable): IamRolePolicy {
    return grant(this, grantee, "Rotate", [
      {
        actions: [
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
        ],
        resources: [this.arn],
      },
      { actions: ["secretsmanager:GetRandomPassword"], resources: ["*"] },
      ...useKeyThrough("secretsmanager", this.context.aws, this, ["kms:Decrypt", "kms:GenerateDataKey"], [this.arn]),
    ]);
  }
}
