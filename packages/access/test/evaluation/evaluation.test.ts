import { evaluate } from "../../src/evaluation/evaluate";
import type { Candidate, Evaluation, Policies } from "../../src/evaluation/evaluation";
import { inline, ROLE_AND_BUCKET } from "../cases/case";
import { accessOf } from "../given";

test("an evaluation without a principal and an action is of all of them", () => {
  const access = accessOf({
    ...ROLE_AND_BUCKET,
    ...inline({ Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "*" }),
  });
  const policies: Policies = access;
  const target = access.target("aws_s3_bucket.Data");
  const [, form] = target.forms;
  const [identity] = access.identities.all;
  const candidate: Candidate = { identity, rule: identity.rules[0] };
  const evaluation: Evaluation = { target, form, policy: { rules: [], unread: [] } };
  const names = (one: Evaluation) => evaluate(policies, one, [candidate]).map(({ actions }) => actions.names);
  expect(names(evaluation)).toEqual([["s3:GetObject", "s3:PutObject"]]);
  expect(names({ ...evaluation, action: "s3:PutObject" })).toEqual([["s3:PutObject"]]);
});
