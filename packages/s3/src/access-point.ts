import { S3AccessPoint } from "@cdktf/provider-aws/lib/s3-access-point";
import { type KeyRef, matches, nameOf, policyDocument, type RoleRef, type Statement, validate } from "@plinth/core";
import type { Construct } from "constructs";
import type { BucketPolicy } from "./bucket-policy";
import type { Chain } from "./chain";
import { newNameProblems } from "./names";
import { type Selection, selectionProblems } from "./objects";
import type { Place } from "./place";

export interface AccessPointOptions extends Pick<Selection, "prefix"> {
  /** The only network that can use it; needs a gateway or interface endpoint there. A change replaces it. @default - any */
  readonly vpc?: { readonly vpcId: string };
  /** Roles of this account that list and get objects through it. @default - whoever the account's IAM policies allow */
  readonly readers?: readonly RoleRef[];
  /** Roles of this account that put and delete objects through it. @default - whoever the account's IAM policies allow */
  readonly writers?: readonly RoleRef[];
}

interface Owner extends Construct {
  readonly arn: string;
  readonly bucketName: string;
  readonly encryptionKey: KeyRef | undefined;
}

export function addAccessPoint(
  owner: Owner,
  { place, provider }: Chain,
  policy: BucketPolicy,
  key: string,
  options: AccessPointOptions,
): S3AccessPoint {
  const id = `AccessPoint-${key}`;
  validate(
    owner,
    [
      ...newNameProblems(owner, key, id),
      ...selectionProblems(options),
      // AWS docs, "Access points restrictions and limitations".
      matches("name", nameOf(owner, 50, key), /^.{3,50}$/, "make 3 or more characters together with the path"),
    ],
    `addAccessPoint(${JSON.stringify(key)})`,
  );
  // Who comes through an access point of this account is its policy's matter, and IAM's. AWS docs, "Delegating access control
  // to access points".
  policy.register({
    sid: "DelegateToAccessPoints",
    principals: { AWS: ["*"] },
    actions: ["s3:*"],
    resources: [owner.arn, `${owner.arn}/*`],
    conditions: { StringEquals: { "s3:DataAccessPointAccount": place.account } },
  });
  const name = nameOf(owner, 50, key);
  const statements = pointStatements(place, name, options);
  return new S3AccessPoint(owner, id, {
    provider,
    bucket: owner.bucketName,
    name,
    policy: statements.length > 0 ? policyDocument(statements) : undefined,
    vpcConfiguration: options.vpc && { vpcId: options.vpc.vpcId },
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
  { partition, region, account }: Place,
  name: string,
  { prefix, readers = [], writers = [] }: AccessPointOptions,
): Statement[] {
  const arn = `arn:${partition}:s3:${region}:${account}:accesspoint/${name}`;
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
