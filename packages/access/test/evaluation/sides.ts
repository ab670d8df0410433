import type { Evaluation } from "../../src/evaluation/evaluation";
import { allow, bucketPolicy, by, inline, OBJECTS, ROLE, ROLE_AND_BUCKET } from "../cases/case";
import { accessOf } from "../given";

/** A role and a bucket, each of which has a policy about the objects of the bucket. */
export function sides({ role = ["s3:GetObject"], bucket = ["s3:PutObject"], more = {} } = {}) {
  const access = accessOf({
    ...ROLE_AND_BUCKET,
    ...inline(allow(role, OBJECTS)),
    ...bucketPolicy(allow(bucket, OBJECTS, by(ROLE))),
    ...more,
  });
  const target = access.target("aws_s3_bucket.Data");
  const [, form] = target.forms;
  const evaluation: Evaluation = { target, form, policy: access.resourcePolicies.of("aws_s3_bucket.Data") };
  const [identity] = access.identities.all;
  return { access, evaluation, identity, candidate: { identity, rule: identity.rules[0] } };
}
