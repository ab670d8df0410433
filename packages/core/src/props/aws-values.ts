import { TerraformProvider } from "cdktf";
import type { Grantable, KeyRef, LogBucket, RoleRef, SubnetsRef } from "../protocols";
import { list, method, record, reference } from "./collections";
import { Parser } from "./parser";
import { characters, choice, text } from "./scalars";
import { isScalarToken } from "./values";

export const ENVIRONMENT = choice("dev", "prod").literal();

/** AWS docs, "PutRetentionPolicy", https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
export const LOG_RETENTION_DAYS = (choice as (...values: readonly number[]) => Parser<number>)(...RETENTION_DAYS);

/** AWS docs, "Tag your Amazon EC2 resources", https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html */
const MOST_TAGS = 50;
export const TAGS = record(
  characters(0, 256),
  text('have keys of 1 to 128 characters that do not begin with "aws:"', /^(?!aws:)[\s\S]{1,128}$/i),
)
  .where(
    `have at most ${MOST_TAGS} members, with Name`,
    (tags) => Object.keys({ ...tags, Name: "" }).length <= MOST_TAGS,
  )
  .default({});

/** The key of a child of a module: it ends the child's id and, by default, its name. */
export const CHILD_KEY = text('be a letter and up to 63 letters, digits and "_-"', /^[A-Za-z][\w-]{0,63}$/).literal();

export const KEY = reference<KeyRef>({
  arn: text("be the ARN of a KMS key", /^arn:[\w-]+:kms:[\w-]+:\d{12}:(key|alias)\/\S+$/),
});

export const ROLE_ARN = text("be the ARN of a role", /^arn:[\w-]+:iam::\d{12}:role\/\S+$/);
/** AWS docs, "CreateRole", https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const ROLE_NAME = text('have 1 to 64 letters, digits and "+=,.@_-"', /^[\w+=,.@-]{1,64}$/);
export const ROLE = reference<RoleRef>({ name: characters(1, 64), arn: ROLE_ARN });
export const GRANTABLE = reference<Grantable>({ role: ROLE });
export const POLICY_ARN = text("be the ARN of a policy", /^arn:[\w-]+:iam::(\d{12}|aws):policy\/\S+$/);

export const REGION = text('be a region such as "eu-west-1"', /^[a-z]{2,4}(-[a-z]+)+-\d+$/);

export const USER_POOL_ARN = text(
  "be the ARN of a user pool",
  /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/[\w-]+$/,
);

/** Of a function, a version or an alias. */
export const FUNCTION_ARN = text(
  "be the ARN of a function",
  /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/,
);

export const LOG_BUCKET = reference<LogBucket>({ acceptLogsFrom: method<LogBucket["acceptLogsFrom"]>() });
export const HOSTED_ZONE_ID = text("be the id of a hosted zone", /^Z[A-Z0-9]{1,31}$/);
export const ACCOUNT_ID = text("have 12 digits", /^\d{12}$/);

/** Several subnets can be in one zone, so only the ids are unique. */
export const SUBNETS = reference<SubnetsRef>({
  vpcId: text(),
  subnetIds: list(text(), { min: 1 }),
  availabilityZones: list(text(), { min: 1, unique: () => undefined }),
});

export const PROVIDER: Parser<TerraformProvider> = new Parser(
  (value, position) => (isProvider(value) ? value : position.refuse("must be an AWS provider", value)),
  (value) => isProvider(value) || isScalarToken(value),
);

export function isProvider(value: unknown): value is TerraformProvider {
  return (
    TerraformProvider.isTerraformProvider(value as TerraformProvider) &&
    (value as TerraformProvider).terraformResourceType === "aws"
  );
}
