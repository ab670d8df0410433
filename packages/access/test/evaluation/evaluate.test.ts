import { evaluate } from "../../src/evaluation/evaluate";
import { sides } from "./sides";

test("in one account both sides allow, each by itself", () => {
  const { access, evaluation, candidate } = sides();
  const grants = evaluate(access, evaluation, [candidate]);
  expect(grants.map(({ actions, via }) => [actions.names, via])).toEqual([
    [["s3:GetObject"], ["aws_iam_role_policy.Web"]],
    [["s3:PutObject"], ["aws_s3_bucket_policy.Data"]],
  ]);
});
