import { S3 } from "../../src/rules/s3";
import { type Arguments, fails, named, one, passes, policy, table } from "../cases";

const bucket = one("aws_s3_bucket.Uploads", { bucket_prefix: "uploads-" });
const own = "${aws_s3_bucket.Uploads.id}";
/** The bucket, configured by a resource of the type. */
const configured = (type: string, args: object, name: object = {}) =>
  bucket(name, { [`aws_s3_bucket_${type}.A`]: { bucket: own, ...args } });
/** A configuration whose bucket is in another stack. */
const elsewhere = (type: string, args: object) => one(`aws_s3_bucket_${type}.A`, { bucket: "elsewhere" })(args);
const another = { bucket: "another-bucket" };
const takesLogs = { "aws_s3_bucket_logging.Log": { bucket: "other", target_bucket: own } };

const point = one("aws_s3_access_point.Reports", { bucket: "uploads" });
const blocks = (flags?: object) => point({ public_access_block_configuration: flags });
const acl = one("aws_s3_bucket_acl.Acl", { bucket: "uploads" });
const grants = (grantee: object) =>
  acl({ access_control_policy: [{ grant: [{ permission: "READ", grantee: [grantee] }] }] });
const group = (name: string) => grants({ type: "Group", uri: `http://acs.amazonaws.com/groups/${name}` });
const flags = (value: unknown) => ({
  ...{ block_public_acls: value, block_public_policy: value },
  ...{ ignore_public_acls: value, restrict_public_buckets: value },
});
const ALL = "block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets";
const rules = (...rule: object[]) => configured("lifecycle_configuration", { rule });
const abort = { id: "abort", status: "Enabled", abort_incomplete_multipart_upload: { days_after_initiation: 7 } };
const olderRules = (...all: object[]) => bucket({ lifecycle_rule: all });
const days = { abort_incomplete_multipart_upload_days: 7 };
const expire = { id: "old", status: "Enabled", expiration: { days: 30 } };
const encrypted = (sse_algorithm: string, more: object = {}) =>
  bucket(
    {},
    {
      "aws_s3_bucket_server_side_encryption_configuration.Encryption": {
        bucket: own,
        rule: [{ apply_server_side_encryption_by_default: { sse_algorithm } }],
      },
      ...more,
    },
  );
const older = (sse_algorithm: string) => ({
  server_side_encryption_configuration: { rule: { apply_server_side_encryption_by_default: { sse_algorithm } } },
});
const ownership = (object_ownership: string) => configured("ownership_controls", { rule: { object_ownership } });
const block = (args: object, name?: object) => configured("public_access_block", { ...flags(true), ...args }, name);
const replication = (status: string, args: object = {}) =>
  configured("replication_configuration", { role: "arn", rule: [{ status }], ...args });
const versioning = (status: string) => configured("versioning", { versioning_configuration: { status } });
const lock = one("aws_s3_bucket_object_lock_configuration.Lock", { bucket: "backups" });
const retention = (default_retention: object) => lock({ rule: { default_retention } });
const copy = one("aws_s3_object_copy.Copy", { bucket: "uploads", key: "copy" });

const everybody = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
const deny = { ...everybody, Effect: "Deny" };
const root = { AWS: "arn:aws:iam::123456789012:root" };
const insecure = { Bool: { "aws:SecureTransport": "false" } };
const secure = { Bool: { "aws:SecureTransport": "true" } };
const organization = { StringEquals: { "aws:PrincipalOrgID": "o-1" } };
const anyAccount = { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } };
const says = (...statements: object[]) =>
  one("aws_s3_bucket_policy.Policy", { bucket: "uploads" })({ policy: policy(...statements) });
const refuses = (Condition: Arguments, ...more: object[]) =>
  configured("policy", { policy: policy(...more, { ...deny, Action: "s3:*", Condition }) });

table(S3, {
  "access-point-block": [
    fails("turns block_public_policy off", blocks({ block_public_policy: false })),
    fails(`turns ${ALL} off`, blocks(flags(false))),
    fails("turns ignore_public_acls off", blocks({ ignore_public_acls: "false", block_public_acls: "true" })),
    passes(blocks(), blocks({ block_public_policy: true })),
  ],
  "bucket-access-log": [
    fails("does not record requests", bucket()),
    fails(
      "does not record requests",
      bucket(
        {},
        {
          "aws_s3_bucket.Other": { bucket_prefix: "other-" },
          "aws_s3_bucket_logging.Log": { bucket: "${aws_s3_bucket.Other.id}", target_bucket: "log-bucket" },
        },
      ),
    ),
    passes(configured("logging", { target_bucket: "log-bucket", target_prefix: "s3/" }), bucket({}, takesLogs)),
    passes(bucket({ logging: { target_bucket: "log-bucket" } })),
    passes(bucket({}, { "aws_s3_bucket.Other": { logging: { target_bucket: own }, bucket_prefix: "other-" } })),
    passes(bucket({}, { "aws_lb.B": { access_logs: { bucket: own, enabled: true } } })),
  ],
  "bucket-acl-public": [
    ...["public-read", "public-read-write", "website", "authenticated-read"].map((name) =>
      fails(`has the ACL ${name}`, acl({ acl: name }), bucket({ acl: name })),
    ),
    fails("grants access to everybody", group("global/AuthenticatedUsers"), group("global/AllUsers")),
    passes(acl({ acl: "private" }), group("s3/LogDelivery"), grants({ id: "79a5" })),
  ],
  "bucket-lifecycle": [
    fails("keeps the parts of failed uploads", elsewhere("lifecycle_configuration", { rule: [expire] })),
    passes(elsewhere("lifecycle_configuration", { rule: [abort] })),
    fails("has no lifecycle rules", bucket()),
    fails("keeps the parts of failed uploads", rules(expire), rules({ ...abort, status: "Disabled" })),
    fails("keeps the parts of failed uploads", olderRules({ enabled: false, ...days }), olderRules({ enabled: true })),
    passes(rules(abort), rules(expire, abort), olderRules({ enabled: true }, { enabled: true, ...days })),
  ],
  "bucket-notifications": [
    fails("tells nobody of its events", bucket(), configured("notification", { eventbridge: true, ...another })),
    passes(configured("notification", { eventbridge: true })),
    passes(configured("notification", { bucket: "uploads", eventbridge: true }, { bucket: "uploads" })),
  ],
  "bucket-object-key": [
    named(one("aws_s3_object.Config", { bucket: "uploads", key: "config" }), "kms_key_id", "names no key"),
    fails("names no key", copy()),
  ],
  "bucket-customer-managed-key": [
    fails("is encrypted by the key of S3", bucket(), encrypted("AES256")),
    fails("is encrypted by the key of S3", bucket(older("AES256"))),
    passes(bucket(older("aws:kms"))),
    passes(encrypted("aws:kms"), encrypted("aws:kms:dsse"), encrypted("AES256", takesLogs)),
  ],
  "bucket-ownership": [
    fails("leaves ACLs on: ObjectWriter", ownership("ObjectWriter")),
    fails("leaves ACLs on: BucketOwnerPreferred", ownership("BucketOwnerPreferred")),
    passes(ownership("BucketOwnerEnforced"), bucket()),
  ],
  "bucket-policy-public": [
    fails("allows everybody", says(everybody), says(deny, everybody)),
    fails("allows everybody", ...[secure, anyAccount].map((Condition) => says({ ...everybody, Condition }))),
    fails("allows everybody", says({ ...everybody, Principal: undefined, NotPrincipal: root })),
    fails("locks everybody out", ...["s3:*", "*", ["s3:GetObject", "s3:*"]].map((Action) => says({ ...deny, Action }))),
    passes(says({ ...everybody, Principal: root }), says({ ...everybody, Condition: organization }), says(deny)),
    passes(says({ ...deny, Action: "s3:*", Condition: insecure }), says({ ...deny, Principal: root, Action: "s3:*" })),
  ],
  "bucket-public-access-block": [
    fails("has no public access block", bucket(), block(another)),
    fails("leaves block_public_acls off", block({ bucket: "a", block_public_acls: false }, { bucket: "a" })),
    fails(
      "leaves ignore_public_acls off",
      elsewhere("public_access_block", { ...flags(true), ignore_public_acls: false }),
    ),
    passes(elsewhere("public_access_block", flags(true))),
    fails("leaves restrict_public_buckets off", block({ restrict_public_buckets: false })),
    fails("leaves block_public_policy off", block({ block_public_policy: "false" })),
    fails(`leaves ${ALL} off`, configured("public_access_block", {})),
    passes(block({}), block({ block_public_policy: "${var.block}" })),
    passes(block({ bucket: "shop-uploads" }, { bucket: "shop-uploads", bucket_prefix: null })),
  ],
  "bucket-replication": [
    fails("has no copy elsewhere", bucket(), replication("Enabled", another), replication("Disabled")),
    fails("has no copy elsewhere", bucket({ replication_configuration: { rules: [{ status: "Disabled" }] } })),
    passes(bucket({ replication_configuration: { rules: [{ status: "Enabled" }] } })),
    passes(replication("Enabled"), replication("${var.status}"), bucket({}, takesLogs)),
  ],
  "bucket-tls": [
    fails("takes requests without TLS", bucket(), refuses({ Bool: { "aws:ViaAWSService": "false" } }), refuses(secure)),
    fails(
      "takes requests without TLS",
      configured("policy", { policy: policy({ ...everybody, Condition: insecure }) }),
    ),
    fails("takes requests without TLS", bucket({ policy: policy(deny) })),
    passes(bucket({ policy: policy({ ...deny, Condition: insecure }) }), bucket({ policy: "${var.policy}" })),
    passes(refuses(insecure), refuses({ NumericLessThan: { "s3:TlsVersion": "1.2" } }), refuses(insecure, everybody)),
    passes(refuses({ ...insecure, ...organization }), configured("policy", { policy: "${var.policy}" })),
  ],
  "bucket-versioning": [
    fails("keeps no versions", bucket(), versioning("Suspended")),
    fails("keeps no versions", bucket({ versioning: { enabled: false } })),
    passes(bucket({ versioning: { enabled: true } }), bucket({ versioning: { enabled: "${var.enabled}" } })),
    passes(versioning("Enabled"), versioning("${var.status}")),
  ],
  "object-lock": [
    fails("keeps nothing by default", lock(), retention({})),
    passes(retention({ mode: "COMPLIANCE", days: 30 }), retention({ mode: "GOVERNANCE", years: 7 })),
  ],
});
