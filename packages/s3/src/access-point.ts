import { S3AccessPoint } from "@cdktf/provider-aws/lib/s3-access-point";
import {
  type AwsEnvironment,
  type KeyRef,
  list,
  type ModuleContext,
  object,
  parseChild,
  policyDocument,
  ROLE,
  type RoleRef,
  type RowsOf,
  reference,
  type SettingsOf,
  type Statement,
  text,
} from "@plinth/core";
import type { Construct } from "constructs";
import type { BucketPolicy } from "./bucket-policy";
import { CONFIGURATION_NAME } from "./names";
import { SELECTION, type Selection } from "./objects";
import { leadingSlash, warnOfCall } from "./warnings";

export interface AccessPointOptions extends Pick<Selection, "prefix"> {
  /** Unique in account and region, 3 to 50 characters. A change replaces the access point. @default - made of the path and this name */
  readonly name?: string;
  /** The only network that can use it; needs a gateway or interface endpoint there. A change replaces it. @default - any */
  readonly vpc?: { readonly vpcId: string };
  /** Roles of this account that list and get objects through it. @default - whoever the account's IAM policies allow */
  readonly readers?: readonly RoleRef[];
  /** Roles of this account that put and delete objects through it. @default - whoever the account's IAM policies allow */
  readonly writers?: readonly RoleRef[];
}

/** AWS docs, "Access points restrictions and limitations", https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-restrictions-limitations-naming-rules.html */
const POINT_NAME = text(
  "have 3 to 50 lower-case letters, digits and hyphens",
  /^(?!xn--)(?!.*(-s3alias|--ol-s3|--xa-s3)$)[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/,
).literal();

const ACCESS_POINT = object({
  name: POINT_NAME.optional(),
  prefix: SELECTION.prefix,
  vpc: reference<{ readonly vpcId: string }>({ vpcId: text() }).optional(),
  readers: list(ROLE).literal().default([]),
  writers: list(ROLE).literal().default([]),
} satisfies RowsOf<AccessPointOptions>);

interface Owner extends Construct {
  readonly arn: string;
  readonly bucketName: string;
  readonly encryptionKey: KeyRef | undefined;
}

export function addAccessPoint(
  owner: Owner,
  context: ModuleContext,
  policy: BucketPolicy,
  key: string,
  options: AccessPointOptions,
): S3AccessPoint {
  const { id, vpc, ...settings } = parseChild(owner, key, ACCESS_POINT, options, {
    method: "addAccessPoint",
    prefix: "AccessPoint",
    keyName: "name",
    keyParser: CONFIGURATION_NAME,
  });
  warnOfCall(owner, `addAccessPoint("${key}")`, leadingSlash(settings.prefix));
  // Who comes through an access point of this account is its policy's matter, and IAM's. AWS docs, "Delegating access control
  // to access points".
  policy.register({
    sid: "DelegateToAccessPoints",
    principals: { AWS: ["*"] },
    actions: ["s3:*"],
    resources: [owner.arn, `${owner.arn}/*`],
    conditions: { StringEquals: { "s3:DataAccessPointAccount": context.aws.accountId } },
  });
  const name = settings.name ?? context.name(50, key);
  const statements = pointStatements(context.aws, name, settings);
  return new S3AccessPoint(owner, id, {
    bucket: owner.bucketName,
    name,
    policy: statements.length > 0 ? policyDocument(statements) : undefined,
    vpcConfiguration: vpc && { vpcId: vpc.vpcId },
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  });
}

/** AWS docs, "Configuring IAM policies for using access points". */
function pointStatements(
  { partition, region, accountId }: AwsEnvironment,
  name: string,
  { prefix, readers, writers }: Omit<SettingsOf<typeof ACCESS_POINT>, "name" | "vpc">,
): Statement[] {
  const arn = `arn:${partition}:s3:${region}:${accountId}:accesspoint/${name}`;
  const objects = [`${arn}/object/${prefix ?? ""}*`];
  const conditions = prefix === undefined ? undefined : { StringLike: { "s3:prefix": [`${prefix}*`] } };
  const of = (roles: readonly RoleRef[]) => ({ AWS: [...new Set(roles.map((role) => role.arn))] });
  const reading: Statement[] = [
    { principals: of(readers), actions: ["s3:ListBucket"], resources: [arn], conditions },
    { principals: of(readers), actions: ["s3:GetObject"], resources: objects },
  ];
  const writing: Statement = {
    principals: of(writers),
    actions: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
    resources: objects,
  };
  return [...(readers.length > 0 ? reading : []), ...(writers.length > 0 ? [writing] : [])];
}
