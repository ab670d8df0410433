import { DataAwsDbInstance } from "@cdktf/provider-aws/lib/data-aws-db-instance";
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import {
  choice,
  integer,
  type ModuleContext,
  moduleProviderOf,
  object,
  ROTATION_DAYS,
  ROTATION_SCHEDULE,
  type RowsOf,
  variants,
} from "@plinth/core";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { DatabaseSettings } from "./props";

export type PasswordProps = PasswordOfRds | PasswordOfStack;

/** RDS makes the password, keeps it in a secret of its own and rotates it, every seven days if nothing is said. */
export interface PasswordOfRds {
  readonly keptBy: "rds";
  /** When it is rotated. RDS always rotates: an end to it needs AWS provider 6.62. @default - every seven days, as RDS does */
  readonly rotation?: RotationProps;
  /**
   * Said of an instance whose password the stack kept before. The provider does not foresee the new secret then, so it is
   * looked up while Terraform applies. It may stay. @default - RDS kept the password from the first
   */
  readonly formerly?: "stack";
}

/**
 * Terraform makes the password and hands it to a secret and to the instance by write-only arguments: it is in no document,
 * plan or state. What AWS needs it for: read replicas, and updates by blue and green. Needs Terraform 1.11.
 */
export interface PasswordOfStack {
  readonly keptBy: "stack";
  /** A greater number makes a new password. @default 1 */
  readonly version?: number;
}

/** AWS docs, "Rotation schedules", https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html */
export type RotationProps =
  | { readonly everyDays: number; readonly schedule?: never }
  | {
      /** `rate(4 hours)` to `rate(999 days)`, or `cron(0 H D M W *)` in UTC, on the hour. */ readonly schedule: string;
      readonly everyDays?: never;
    };

export const ROTATION = object(
  {},
  {
    oneOf: [{ everyDays: ROTATION_DAYS }, { schedule: ROTATION_SCHEDULE }],
  },
);

export const PASSWORD = variants("keptBy", {
  rds: {
    rotation: ROTATION.optional(),
    formerly: choice("stack").literal().optional(),
  } satisfies RowsOf<Omit<PasswordOfRds, "keptBy">>,
  stack: { version: integer(1, 1_000_000).default(1) } satisfies RowsOf<Omit<PasswordOfStack, "keptBy">>,
});

/** A schedule of one's own for the secret that RDS keeps. */
export function createRotation(scope: Construct, secretId: string, props: RotationProps): SecretsmanagerSecretRotation {
  return new SecretsmanagerSecretRotation(scope, "Rotation", {
    secretId,
    rotateImmediately: false,
    rotationRules: { automaticallyAfterDays: props.everyDays, scheduleExpression: props.schedule },
  });
}

/** The secret that RDS keeps; looked up when the provider cannot know at plan that there will be one. */
export function managedSecret(
  scope: Construct,
  instance: DbInstance,
  identifier: string,
  password: PasswordProps,
): string {
  if (password.keptBy === "stack" || password.formerly === undefined) {
    return instance.masterUserSecret.get(0).secretArn;
  }
  const read = new DataAwsDbInstance(scope, "ManagedSecret", {
    dbInstanceIdentifier: identifier,
    dependsOn: [instance],
  });
  return read.masterUserSecret.get(0).secretArn;
}

/** A secret of the stack's own. */
export interface OwnPassword {
  readonly secret: SecretsmanagerSecret;
  readonly version: number;
  /** The password as Terraform reads it while it applies; only write-only arguments may take it. */
  readonly value: string;
}

/**
 * The secret gets random text, and the instance what is in the secret: after an apply that failed half-way both still agree.
 * Its name ends in what Terraform adds, so that a deleted secret that can still be restored does not stand in the way.
 */
export function createPassword(
  context: ModuleContext,
  { masterUsername, backup, encryptionKey }: DatabaseSettings,
  version: number,
): OwnPassword {
  const { scope } = context;
  const secret = new SecretsmanagerSecret(scope, "Secret", {
    namePrefix: `${context.name(200)}-`,
    description: "Master user of one database",
    kmsKeyId: encryptionKey?.arn,
    recoveryWindowInDays: backup.skipFinalSnapshot ? 0 : 30,
    tags: context.tags(),
  });
  // What every engine takes: no quotation marks, slashes, at signs or spaces; Oracle allows 30 characters.
  const random = ephemeral(scope, "aws_secretsmanager_random_password", "NewPassword", {
    exclude_punctuation: true,
    password_length: 30,
  });
  const put = new SecretsmanagerSecretVersion(scope, "SecretVersion", {
    secretId: secret.id,
    secretStringWo: `\${jsonencode({username = "${masterUsername}", password = ${random}.random_password})}`,
    secretStringWoVersion: version,
  });
  const kept = ephemeral(scope, "aws_secretsmanager_secret_version", "Password", {
    secret_id: put.secretId,
    version_id: put.versionId,
  });
  return { secret, version, value: `\${jsondecode(${kept}.secret_string).password}` };
}

/** cdktf has no class for what lives only while Terraform runs. */
function ephemeral(scope: Construct, type: string, id: string, args: Record<string, unknown>): string {
  const stack = TerraformStack.of(scope);
  const body = { ...args, provider: moduleProviderOf(scope)?.fqn };
  const name = stack.getLogicalId(new Construct(scope, id).node);
  stack.addOverride(`ephemeral.${type}.${name}`, body);
  return `ephemeral.${type}.${name}`;
}
