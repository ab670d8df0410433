import {
  addressIn,
  block,
  blocks,
  isPublic,
  isTrue,
  isUnknown,
  letsEverybodyIn,
  type Resource,
  type Stack,
  statements,
  text,
  withoutIndexes,
} from "@plinth/model";
import type { Check, Condition } from "./arguments";

const FLAGS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
const PUBLIC_ACLS = ["public-read", "public-read-write", "website", "authenticated-read"];
const PUBLIC_GROUPS = /groups\/global\/(AllUsers|AuthenticatedUsers)/;

/** Resources of a type that configure the bucket: they name it as their `bucket`. */
function configurationOf(bucket: Resource, stack: Stack, type: string): readonly Resource[] {
  const literal = text(bucket.args.bucket);
  const named = stack
    .referringTo(bucket, type)
    .filter(({ args }) => refersTo(args.bucket, bucket) || throughAnother(args.bucket, stack));
  if (literal === undefined) return named;
  return [...named, ...stack.all(type).filter(({ args }) => args.bucket === literal)];
}

/** Modules hand on the bucket's name through the resources that it must wait for. */
function throughAnother(name: unknown, stack: Stack): boolean {
  return stack.at(addressIn(name)).some(({ type }) => type.startsWith("aws_s3_bucket_"));
}

function refersTo(value: unknown, { address }: Resource): boolean {
  return addressIn(value) === withoutIndexes(address);
}

/** Whether services deliver logs into the bucket, which S3 and load balancers do only where S3 has the key. */
export const takesLogs: Condition = (bucket, stack) => {
  const target = (one: Resource) =>
    stack.referringTo(one, "aws_s3_bucket_logging").some(({ args }) => refersTo(args.target_bucket, one));
  const balanced = (one: Resource) => stack.referringTo(one, "aws_lb", "aws_alb").length > 0;
  const policies = stack.referringTo(bucket, "aws_s3_bucket_policy");
  return [bucket, ...policies].some((one) => target(one) || balanced(one));
};

/** Whether a resource of the type configures the bucket, and is as it should be. */
export function hasConfiguration(type: string, isRight: (one: Resource) => boolean = () => true): Condition {
  return (bucket, stack) => configurationOf(bucket, stack, type).some(isRight);
}

export const hasReplication = hasConfiguration("aws_s3_bucket_replication_configuration", ({ args }) =>
  blocks(args, "rule").some(({ status }) => status === "Enabled" || isUnknown(status)),
);

export const hasOwnKey: Condition = (bucket, stack) => {
  const [encryption] = configurationOf(bucket, stack, "aws_s3_bucket_server_side_encryption_configuration");
  return blocks(encryption?.args, "rule").some((rule) =>
    `${block(rule, "apply_server_side_encryption_by_default").sse_algorithm}`.startsWith("aws:kms"),
  );
};

export const leavesFlagsOff: Check = ({ args }) => {
  const given = block(args, "public_access_block_configuration");
  const open = FLAGS.filter((flag) => given[flag] !== undefined && !isTrue(given[flag]));
  return open.length > 0 && `turns ${open.join(", ")} off`;
};

export const lacksPublicAccessBlock: Check = (bucket, stack) => {
  const [found] = configurationOf(bucket, stack, "aws_s3_bucket_public_access_block");
  if (!found) return "has no public access block";
  const open = FLAGS.filter((flag) => !isTrue(found.args[flag]) && !isUnknown(found.args[flag]));
  return open.length > 0 && `leaves ${open.join(", ")} off`;
};

export const hasPublicAcl: Check = ({ args }) => {
  if (PUBLIC_ACLS.includes(`${args.acl}`)) return `has the ACL ${args.acl}`;
  const grants = blocks(block(args, "access_control_policy"), "grant");
  return grants.some((grant) => PUBLIC_GROUPS.test(`${block(grant, "grantee").uri}`)) && "grants access to everybody";
};

export const leavesFailedUploads: Check = (bucket, stack) => {
  const [lifecycle] = configurationOf(bucket, stack, "aws_s3_bucket_lifecycle_configuration");
  if (!lifecycle) return "has no lifecycle rules";
  const active = blocks(lifecycle.args, "rule").filter(({ status }) => status !== "Disabled");
  const aborts = active.some((rule) => blocks(rule, "abort_incomplete_multipart_upload").length > 0);
  return !aborts && "keeps the parts of failed uploads";
};

export const leavesAclsOn: Check = (bucket, stack) => {
  const [controls] = configurationOf(bucket, stack, "aws_s3_bucket_ownership_controls");
  const ownership = controls && block(controls.args, "rule").object_ownership;
  return ownership !== undefined && ownership !== "BucketOwnerEnforced" && `leaves ACLs on: ${ownership}`;
};

export const keepsNoVersions: Check = (bucket, stack) => {
  const [versioning] = configurationOf(bucket, stack, "aws_s3_bucket_versioning");
  const { status } = block(versioning?.args, "versioning_configuration");
  return status !== "Enabled" && !isUnknown(status) && "keeps no versions";
};

/** Everybody may read or write, or nobody may do anything. */
export const hasExtremePolicy: Check = ({ args }, stack) => {
  const all = statements(args.policy, stack) ?? [];
  if (all.some(letsEverybodyIn)) return "allows everybody";
  const refusals = all.filter((one) => one.effect === "Deny" && isPublic(one) && one.conditions.length === 0);
  const locked = refusals.some(({ actions }) => actions.some((one) => ["*", "s3:*"].includes(one)));
  return locked && "locks everybody out";
};

export const allowsPlainHttp: Check = (bucket, stack) => {
  const policies = configurationOf(bucket, stack, "aws_s3_bucket_policy").map(({ args }) =>
    statements(args.policy, stack),
  );
  if (policies.some((policy) => policy === undefined)) return;
  const refusals = policies.flatMap((policy) => policy ?? []).filter(({ effect }) => effect === "Deny");
  const denied = refusals
    .flatMap(({ conditions }) => conditions)
    .some(({ key, values }) => (key === "aws:SecureTransport" && values.includes("false")) || key === "s3:TlsVersion");
  return !denied && "takes requests without TLS";
};
