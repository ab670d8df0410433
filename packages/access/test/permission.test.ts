import { accessTo, type Permission } from "../src";
import { allow, bucketPolicy, by, DATA, OBJECTS, OTHER, ROLE_AND_BUCKET } from "./cases/case";
import { stackOf } from "./given";

test("a permission is plain data, without what does not hold", () => {
  const [permission]: readonly Permission[] = accessTo(
    stackOf({ ...ROLE_AND_BUCKET, ...bucketPolicy(allow("s3:GetObject", OBJECTS, by(OTHER))) }),
    DATA,
  );
  expect(JSON.parse(JSON.stringify(permission))).toEqual({
    principal: { kind: "account", name: OTHER, account: OTHER },
    actions: ["s3:GetObject"],
    notActions: [],
    resource: DATA,
    resources: [OBJECTS],
    conditions: [],
    unless: [],
    via: ["aws_s3_bucket_policy.Data"],
    crossAccount: true,
  });
});
