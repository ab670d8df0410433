import { bucketAclPublic } from "../../../src/rules/data/bucket-acl-public";
import { cases, says } from "../../cases";

const acl = (args: object) => ({ resource: { aws_s3_bucket_acl: { Acl: { bucket: "uploads", ...args } } } });
const grant = (uri: string) => ({
  access_control_policy: [{ grant: [{ permission: "READ", grantee: [{ type: "Group", uri }] }] }],
});

cases(bucketAclPublic, {
  fails: {
    "everybody may read": acl({ acl: "public-read" }),
    "anybody with an account may read": acl(grant("http://acs.amazonaws.com/groups/global/AuthenticatedUsers")),
    "the old argument": { resource: { aws_s3_bucket: { Uploads: { acl: "public-read-write" } } } },
  },
  passes: {
    private: acl({ acl: "private" }),
    "the group that delivers logs": acl(grant("http://acs.amazonaws.com/groups/s3/LogDelivery")),
  },
});

says(bucketAclPublic, [
  ...["public-read", "public-read-write", "website", "authenticated-read"].map(
    (name) => [name, acl({ acl: name }), `has the ACL ${name}`] as const,
  ),
  ["everybody", acl(grant("http://acs.amazonaws.com/groups/global/AllUsers")), "grants access to everybody"],
  [
    "one canonical user",
    acl({ access_control_policy: [{ grant: [{ permission: "READ", grantee: [{ id: "79a5" }] }] }] }),
    undefined,
  ],
]);
