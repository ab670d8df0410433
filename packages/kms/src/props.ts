import { between, type Environment, matches, type Problem, type RoleRef } from "@plinth/core";
import { peopleProblems } from "./key-policy";

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
  /**
   * Existing roles that use the key by its policy, also through AWS services. Roles of other accounts need it; for roles
   * of this account the grants are enough. @default - whoever the account's IAM policies allow
   */
  readonly users?: readonly RoleRef[];
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

export const DEFAULTS = {
  dev: { deletionWindowDays: 7 },
  prod: { deletionWindowDays: 30 },
} as const;

/** Limits: AWS docs, "ScheduleKeyDeletion", "EnableKeyRotation", "CreateAlias" and "Resource quotas" of AWS KMS. */
export function problems(props: KmsModuleProps): Problem[] {
  return [
    between("deletionWindowDays", props.deletionWindowDays, 7, 30),
    between("rotationPeriodDays", props.rotationPeriodDays, 90, 2560),
    matches("description", props.description, /^[\s\S]{1,8192}$/, "have 1 to 8192 characters"),
    aliasProblem("alias", props.alias),
    ...peopleProblems({ administrators: props.administrators ?? [], users: props.users ?? [] }),
  ];
}

export function aliasProblem(prop: string, name: string | undefined): Problem {
  return matches(
    prop,
    name,
    /^(?!(aws|alias)\/)[\w/-]{1,250}$/,
    'have 1 to 250 letters, digits and "/_-", and must not begin with "alias/" or "aws/"',
  );
}

/** The key of a child ends its id and, by default, its name. */
export function childKeyProblem(key: string): Problem {
  return matches("key", key, /^[A-Za-z][\w-]{0,63}$/, 'be a letter and up to 63 letters, digits and "_-"');
}
