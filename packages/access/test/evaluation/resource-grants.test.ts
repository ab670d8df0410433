import { resourceGrants } from "../../src/evaluation/resource-grants";
import { allow, bucketPolicy, OBJECTS, OTHER } from "../cases/case";
import { sides } from "./sides";

const granted = (statement: object, isRestricted = false) => {
  const { access, evaluation } = sides({ more: bucketPolicy(statement) });
  const [rule] = evaluation.policy.rules;
  const policy = { ...evaluation.policy, isRestricted };
  return resourceGrants(access, { ...evaluation, policy }, rule).map(({ principal, conditions, confusedDeputy }) => [
    principal.name,
    conditions,
    confusedDeputy ?? false,
  ]);
};

test("each principal of a statement is allowed, a service perhaps as a confused deputy", () => {
  const Principal = { AWS: [OTHER, "${aws_iam_role.Web.arn}"], Service: "logging.s3.amazonaws.com" };
  expect(granted(allow("s3:PutObject", OBJECTS, { Principal }))).toEqual([
    [OTHER, [], false],
    ["aws_iam_role.Web", [], false],
    ["logging.s3.amazonaws.com", [], true],
  ]);
});

test("NotPrincipal allows everybody, but not those", () => {
  expect(granted(allow("s3:GetObject", OBJECTS, { NotPrincipal: { AWS: OTHER } }))).toEqual([
    ["*", [`the principal is not ${OTHER}`], false],
  ]);
});

test("a restricted bucket is open to services and its own account alone", () => {
  const Principal = { AWS: ["*", OTHER, "${aws_iam_role.Web.arn}"], Service: "sns.amazonaws.com" };
  expect(granted(allow("s3:GetObject", OBJECTS, { Principal }), true).map(([name]) => name)).toEqual([
    "aws_iam_role.Web",
    "sns.amazonaws.com",
  ]);
});
