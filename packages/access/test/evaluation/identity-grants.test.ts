import { identityGrants } from "../../src/evaluation/identity-grants";
import { OTHER } from "../cases/case";
import { sides } from "./sides";

test("across accounts the policy of the resource must allow the same", () => {
  const { access, evaluation, candidate } = sides({ role: ["s3:GetObject", "s3:PutObject"] });
  const across = { ...evaluation, target: { ...evaluation.target, account: OTHER } };
  const names = (one: typeof evaluation) =>
    identityGrants(access, one, candidate).map(({ actions, via }) => [actions.names, via]);
  expect(names(evaluation)).toEqual([[["s3:GetObject", "s3:PutObject"], ["aws_iam_role_policy.Web"]]]);
  expect(names(across)).toEqual([[["s3:PutObject"], ["aws_iam_role_policy.Web", "aws_s3_bucket_policy.Data"]]]);
});

test("a policy of the resource that cannot be read is a condition where it must allow", () => {
  const { access, evaluation, candidate } = sides();
  const form = { ...evaluation.form, needsPolicy: true };
  const [grant] = identityGrants(
    access,
    { ...evaluation, form, policy: { rules: [], unread: ["x: unread"] } },
    candidate,
  );
  expect(grant.conditions).toEqual(["a policy that is not read allows it (x: unread)"]);
});
