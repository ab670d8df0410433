import { between, type Environment, type KeyRef, matches, type Problem, type Statement } from "@plinth/core";
import { type GenerateProps, generateProblems } from "./generate";
import { secretNameProblem } from "./names";
import { literalSecretProblem, tagProblems } from "./no-secrets";
import { policyProblems } from "./resource-policy";
import { type RotationProps, rotationProblems } from "./rotation";

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
  /** Particular tags of this secret, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

export const RECOVERY_DAYS = { dev: 0, prod: 30 } as const;

export function secretProblems(props: SecretModuleProps, name: string, recoveryDays: number): Problem[] {
  return [
    secretNameProblem(name),
    matches("description", props.description, /^[\s\S]{1,2048}$/, "have 1 to 2048 characters"),
    literalSecretProblem("description", props.description),
    recoveryProblem(recoveryDays),
    ...rotationProblems(props.rotation),
    ...generateProblems(props.generate),
    togetherProblem(props),
    ...policyProblems(props.policy),
    ...tagProblems(props.tags),
    ...valueProblems(props),
  ];
}

function recoveryProblem(days: number): Problem {
  return between("recoveryDays", days, 7, 30) && days !== 0 && `recoveryDays must be 0 or 7 to 30, got ${days}`;
}

/** AWS forgets old versions of a secret that rotates, and Terraform would make the first one anew, over the current value. */
function togetherProblem({ rotation, generate }: { readonly rotation?: object; readonly generate?: object }): Problem {
  return (
    rotation && generate && "generate must not come with rotation: put the first value by hand, the function the next"
  );
}

/** For callers without a compiler; what was given is not repeated. */
function valueProblems(props: object): Problem[] {
  return ["value", "secretString", "secretBinary", "secretStringWo"].map(
    (prop) => prop in props && `${prop} must not be given, because the synthesized JSON would hold it: put it by hand`,
  );
}
