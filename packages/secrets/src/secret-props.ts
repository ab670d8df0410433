import {
  characters,
  ENVIRONMENT,
  type Environment,
  KEY,
  type KeyRef,
  object,
  PROVIDER,
  type Problem,
  type RowsOf,
  type SettingsOf,
  type Statement,
  scalar,
  TAGS,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { GENERATE, type GenerateProps } from "./generate";
import { SECRET_NAME } from "./names";
import { literalSecretProblem, tagProblems } from "./no-secrets";
import { POLICY, policyProblems } from "./resource-policy";
import { ROTATION, type RotationProps } from "./rotation";

/** Who makes the value: a person or a pipeline, a function of yours again and again, or AWS once. */
export type SecretModuleProps = CommonProps & (ValueByHand | ValueByRotation | ValueByAws);

interface ValueByHand {
  readonly rotation?: undefined;
  readonly generate?: undefined;
}

interface ValueByRotation {
  /** New values by a function of yours. */
  readonly rotation: RotationProps;
  readonly generate?: undefined;
}

interface ValueByAws {
  /** A first value by Secrets Manager itself, which Terraform hands on without keeping it. */
  readonly generate: GenerateProps;
  readonly rotation?: undefined;
}

interface CommonProps {
  readonly environment: Environment;
  /** Name in Secrets Manager. A change replaces the secret. @default - the path in the app: `shop-prod/payments/apikey` */
  readonly name?: string;
  /** 1 to 2048 characters. @default - none */
  readonly description?: string;
  /** Encrypts the value. @default - the key `aws/secretsmanager`, which everybody in the account can use */
  readonly encryptionKey?: KeyRef;
  /**
   * Days in which a deleted secret can be restored and its name stays taken, 7 to 30, or 0 for none.
   * Limits: AWS docs, "DeleteSecret".
   * @default 0 in dev, 30 in prod
   */
  readonly recoveryDays?: number;
  /**
   * Statements of the resource policy, for readers of other accounts, whose keys cannot be AWS's own. Policies that
   * admit everybody are refused here and by AWS. @default - no policy: roles of the own account that are permitted
   */
  readonly policy?: readonly Statement[];
  /** AWS provider of the region and account that the secret is in. A change replaces the secret. @default - the stack's */
  readonly provider?: TerraformProvider;
  /** Particular tags of this secret, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

type AllProps = CommonProps & { readonly rotation?: RotationProps; readonly generate?: GenerateProps };

const RECOVERY_DAYS = scalar<number>(
  "a whole number",
  "be 0 or 7 to 30",
  (value) => typeof value === "number",
  (days) => days === 0 || (Number.isInteger(days) && days >= 7 && days <= 30),
);

export const SECRET = object(
  {
    environment: ENVIRONMENT,
    name: SECRET_NAME.optional(),
    description: characters(1, 2048).sensitive().optional(),
    encryptionKey: KEY.optional(),
    recoveryDays: RECOVERY_DAYS.default({ dev: 0, prod: 30 }),
    rotation: ROTATION.optional(),
    generate: GENERATE.optional(),
    policy: POLICY.optional(),
    provider: PROVIDER.optional(),
    tags: TAGS.sensitive(),
  } satisfies RowsOf<AllProps>,
  {
    rules: [
      // AWS forgets old versions of a secret that rotates, and Terraform would make the first one anew, over the current value.
      ({ rotation, generate }) =>
        rotation &&
        generate &&
        "generate must not come with rotation: put the first value by hand, the function the next",
    ],
  },
);

/** What the policy must not allow, and what must not stand in a document. */
export function secretProblems({ description, generate, policy, tags }: SettingsOf<typeof SECRET>): Problem[] {
  return [
    literalSecretProblem("description", description),
    ...Object.entries(generate?.fields ?? {}).map(([field, value]) =>
      literalSecretProblem(`generate.fields.${field}`, value),
    ),
    ...policyProblems(policy),
    ...tagProblems(tags),
  ];
}
