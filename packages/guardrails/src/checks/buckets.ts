import {
  type Arguments,
  addressIn,
  block,
  blocks,
  isPublic,
  isTrue,
  isUnknown,
  letsEverybodyIn,
  type Resource,
  type Stack,
  text,
  withoutIndexes,
} from "@plinth/model";
import { type Check, type Condition, isFalse } from "./arguments";
import { statementsOf } from "./policies";

export const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration";
export const PUBLIC_ACCESS_BLOCK = "aws_s3_bucket_public_access_block";
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
    stack
      .referringTo(one, "aws_s3_bucket_logging", "aws_s3_bucket")
      .flatMap(({ args }) => [args, ...blocks(args, "logging")])
      .some(({ target_bucket }) => refersTo(target_bucket, one));
  const balanced = (one: Resource) => stack.referringTo(one, "aws_lb", "aws_alb").length > 0;
  const policies = stack.referringTo(bucket, "aws_s3_bucket_policy");
  return [bucket, ...policies].some((one) => target(one) || balanced(one));
};

/** Whether a resource of the type configures the bucket. */
export function hasConfiguration(type: string): Condition {
  return (bucket, stack) => configurationOf(bucket, stack, type).length > 0;
}

/** What is judged for a resource: the configuration of a bucket, or a configuration itself if its bucket is elsewhere. */
function judged(resource: Resource, stack: Stack, type: string): readonly Resource[] {
  if (resource.type === "aws_s3_bucket") return configurationOf(resource, stack, type);
  const name = text(resource.args.bucket);
  const isHere =
    stack.referredBy(resource).some((one) => one.type.startsWith("aws_s3_bucket")) ||
    (name !== undefined && stack.all("aws_s3_bucket").some(({ args }) => args.bucket === name));
  return isHere ? [] : [resource];
}

/** Rules of the resources of the type, and of the older block of the bucket itself. */
function rulesOf(bucket: Resource, stack: Stack, type: string, older: readonly Arguments[]): readonly Arguments[] {
  return [...configurationOf(bucket, stack, type).flatMap(({ args }) => blocks(args, "rule")), ...older];
}

export const hasLog: Condition = (bucket, stack) =>
  blocks(bucket.args, "logging").length > 0 || hasConfiguration("aws_s3_bucket_logging")(bucket, stack);

export const hasReplication: Condition = (bucket, stack) => {
  const older = blocks(block(bucket.args, "replication_configuration"), "rules");
  const rules = rulesOf(bucket, stack, "aws_s3_bucket_replication_configuration", older);
  return rules.some(({ status }) => status === "Enabled" || isUnknown(status));
};

export const hasOwnKey: Condition = (bucket, stack) => {
  const older = blocks(block(bucket.args, "server_side_encryption_configuration"), "rule");
  return rulesOf(bucket, stack, "aws_s3_bucket_server_side_encryption_configuration", older).some((rule) =>
    `${block(rule, "apply_server_side_encryption_by_default").sse_algorithm}`.startsWith("aws:kms"),
  );
};

export const leavesFlagsOff: Check = ({ args }) => {
  const given = block(args, "public_access_block_configuration");
  const open = FLAGS.filter((flag) => given[flag] !== undefined && !isTrue(given[flag]));
  return open.length > 0 && `turns ${open.join(", ")} off`;
};

/** Of a bucket of the stack, or of a block whose bucket is elsewhere. */
export const lacksPublicAccessBlock: Check = (resource, stack) => {
  const [found] = judged(resource, stack, PUBLIC_ACCESS_BLOCK);
  if (!found) return resource.type === "aws_s3_bucket" && "has no public access block";
  const open = FLAGS.filter((flag) => !isTrue(found.args[flag]) && !isUnknown(found.args[flag]));
  return open.length > 0 && `leaves ${open.join(", ")} off`;
};

export const hasPublicAcl: Check = ({ args }) => {
  if (PUBLIC_ACLS.includes(`${args.acl}`)) return `has the ACL ${args.acl}`;
  const grants = blocks(block(args, "access_control_policy"), "grant");
  return grants.some((grant) => PUBLIC_GROUPS.test(`${block(grant, "grantee").uri}`)) && "grants access to everybody";
};

function endsFailedUploads(rule: Arguments): boolean {
  if (rule.status === "Disabled" || isFalse(rule.enabled)) return false;
  const { abort_incomplete_multipart_upload: block, abort_incomplete_multipart_upload_days: days } = rule;
  return block !== undefined || days !== undefined;
}

/** Of a bucket of the stack, or of a configuration whose bucket is elsewhere. */
export const leavesFailedUploads: Check = (resource, stack) => {
  const found = judged(resource, stack, LIFECYCLE);
  const rules = [...found.flatMap(({ args }) => blocks(args, "rule")), ...blocks(resource.args, "lifecycle_rule")];
  if (rules.length === 0 && found.length === 0) return resource.type === "aws_s3_bucket" && "has no lifecycle rules";
  return !rules.some(endsFailedUploads) && "keeps the parts of failed uploads";
};

export const leavesAclsOn: Check = (bucket, stack) => {
  const [controls] = configurationOf(bucket, stack, "aws_s3_bucket_ownership_controls");
  const ownership = controls && block(controls.args, "rule").object_ownership;
  return ownership !== undefined && ownership !== "BucketOwnerEnforced" && `leaves ACLs on: ${ownership}`;
};

export const keepsNoVersions: Check = (bucket, stack) => {
  const [versioning] = configurationOf(bucket, stack, "aws_s3_bucket_versioning");
  const { status } = block(versioning?.args, "versioning_configuration");
  const { enabled: older } = block(bucket.args, "versioning");
  if (isTrue(older) || isUnknown(older)) return;
  return status !== "Enabled" && !isUnknown(status) && "keeps no versions";
};

/** Everybody may read or write, or nobody may do anything. */
export const hasExtremePolicy: Check = (policy, stack) => {
  const all = statementsOf(policy, stack) ?? [];
  if (all.some(letsEverybodyIn)) return "allows everybody";
  const refusals = all.filter((one) => one.effect === "Deny" && isPublic(one) && one.conditions.length === 0);
  const locked = refusals.some(({ actions }) => actions.some((one) => ["*", "s3:*"].includes(one)));
  return locked && "locks everybody out";
};

export const allowsPlainHttp: Check = (bucket, stack) => {
  const older = bucket.args.policy === undefined ? [] : [bucket];
  const policies = [...configurationOf(bucket, stack, "aws_s3_bucket_policy"), ...older].map((policy) =>
    statementsOf(policy, stack),
  );
  if (policies.some((policy) => policy === undefined)) return;
  const refusals = policies.flatMap((policy) => policy ?? []).filter(({ effect }) => effect === "Deny");
  const denied = refusals
    .flatMap(({ conditions }) => conditions)
    .some(({ key, values }) => (key === "aws:SecureTransport" && values.includes("false")) || key === "s3:TlsVersion");
  return !denied && "takes requests without TLS";
};
