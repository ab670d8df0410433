import {
  boolean,
  characters,
  ENVIRONMENT,
  type Environment,
  integer,
  list,
  object,
  PROVIDER,
  type RoleRef,
  type RowsOf,
  reference,
  type SettingsOf,
  TAGS,
  text,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";

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
  /** AWS provider of the region and account that the key is in. A change replaces the key. @default - the stack's */
  readonly provider?: TerraformProvider;
}

const POLICY_ROLES = list(
  reference<RoleRef>({ name: text(), arn: text("be the ARN of a role", /^arn:[\w-]+:iam::\d{12}:role\/\S+$/) }),
);

export const ALIAS_NAME = text(
  'have 1 to 250 letters, digits and "/_-", and must not begin with "aws/"',
  /^(?!aws\/)[\w/-]{1,250}$/,
);

/** Limits: AWS docs, "ScheduleKeyDeletion", "EnableKeyRotation", "CreateAlias" and "Resource quotas" of AWS KMS. */
export const KMS = object({
  environment: ENVIRONMENT,
  description: characters(1, 8192).optional(),
  alias: ALIAS_NAME.optional(),
  deletionWindowDays: integer(7, 30).default({ dev: 7, prod: 30 }),
  rotationPeriodDays: integer(90, 2560).optional(),
  multiRegion: boolean.optional(),
  administrators: POLICY_ROLES.default([]),
  users: POLICY_ROLES.default([]),
  tags: TAGS,
  provider: PROVIDER.optional(),
} satisfies RowsOf<KmsModuleProps>);
export type KmsSettings = SettingsOf<typeof KMS>;
