import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import type { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import type { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import {
  between,
  type Environment,
  type Grantable,
  grant,
  type KeyRef,
  nameOf,
  type Problem,
  type Statement,
  validate,
} from "@plinth/core";
import { Construct } from "constructs";
import { secretNameOf, secretNameProblem } from "./names";
import { policyProblems, resourcePolicy } from "./resource-policy";
import { type RotationProps, rotation, rotationProblems } from "./rotation";
import { useKey } from "./use-key";

export interface SecretModuleProps {
  readonly environment: Environment;
  /** Name in Secrets Manager. A change replaces the secret. @default - the path in the app: `shop-prod/payments/apikey` */
  readonly name?: string;
  /** @default - none */
  readonly description?: string;
  /** Encrypts the value. @default - the key `aws/secretsmanager`, which everybody in the account can use */
  readonly encryptionKey?: KeyRef;
  /**
   * Days in which a deleted secret can be restored and its name stays taken, 7 to 30, or 0 for none.
   * Limits: AWS docs, "DeleteSecret".
   * @default 0 in dev, 30 in prod
   */
  readonly recoveryDays?: number;
  /** New values by a function of yours. @default - the value stays until somebody puts another */
  readonly rotation?: RotationProps;
  /**
   * Statements of the resource policy, for readers of other accounts, whose keys cannot be AWS's own. Policies that
   * admit everybody are refused here and by AWS. @default - no policy: roles of the own account that are permitted
   */
  readonly policy?: readonly Statement[];
  /** Particular tags of this secret, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

const RECOVERY_DAYS = { dev: 0, prod: 30 } as const;

/**
 * A secret without its value: the value is put by a person, a pipeline or a rotation function, so that neither the
 * synthesized JSON nor Terraform's state ever holds it.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class SecretModule extends Construct {
  public readonly secret: SecretsmanagerSecret;
  public readonly rotation: SecretsmanagerSecretRotation | undefined;
  public readonly policy: SecretsmanagerSecretPolicy | undefined;
  private readonly encryptionKey: KeyRef | undefined;

  constructor(scope: Construct, id: string, props: SecretModuleProps) {
    super(scope, id);
    const { name = secretNameOf(this), recoveryDays = RECOVERY_DAYS[props.environment], encryptionKey } = props;
    validate(this, [
      secretNameProblem(name),
      recoveryProblem(recoveryDays),
      ...rotationProblems(props.rotation),
      ...policyProblems(props.policy),
    ]);

    this.encryptionKey = encryptionKey;
    this.secret = new SecretsmanagerSecret(this, "Default", {
      name,
      description: props.description,
      kmsKeyId: encryptionKey?.arn,
      recoveryWindowInDays: recoveryDays,
      tags: { ...props.tags, Name: nameOf(this, 255) },
    });
    this.policy = props.policy && resourcePolicy(this, this.secret.arn, props.policy);
    this.rotation = props.rotation && rotation(this, this.secret.id, props.rotation);
  }

  get name(): string {
    return this.secret.name;
  }

  /** The whole ARN with its random end, as permissions and containers need it. */
  get arn(): string {
    return this.secret.arn;
  }

  /** Lets a role read the value, decryption included. */
  grantRead(grantee: Grantable): IamRolePolicy {
    return grant(this, grantee, "Read", [
      { actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], resources: [this.arn] },
      ...useKey(this, this.encryptionKey, ["kms:Decrypt"], "secretsmanager", this.arn),
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
      ...useKey(this, this.encryptionKey, ["kms:Decrypt", "kms:GenerateDataKey"], "secretsmanager", this.arn),
    ]);
  }
}

function recoveryProblem(days: number): Problem {
  return between("recoveryDays", days, 7, 30) && days !== 0 && `recoveryDays must be 0 or 7 to 30, got ${days}`;
}
