import { keyOf } from "../src/names/pattern";
import { accessOf } from "../src/stack-access";
import { allow, DATA, inline, OBJECTS, ROLE_AND_BUCKET, WEB } from "./cases/case";
import { stackOf } from "./given";

const stack = stackOf({ ...ROLE_AND_BUCKET, ...inline(allow("s3:GetObject", OBJECTS)) });

test("the policies of a stack are read once", () => {
  expect(accessOf(stack)).toBe(accessOf(stack));
});

test("a target is a resource, or what is in it, with the policy and the account of the resource", () => {
  const access = accessOf(stack);
  expect(access.target(DATA).forms.length).toBe(2);
  const object = access.target("${aws_s3_bucket.Data.arn}/a");
  expect(object).toMatchObject({ name: "${aws_s3_bucket.Data.arn}/a", resource: { address: DATA } });
  expect(object.forms.map(({ pattern, isObjects }) => [keyOf(pattern), isObjects])).toEqual([
    ["arn:aws:s3:::data-1/a", true],
  ]);
});

test("grants may be asked for one principal and one action", () => {
  const access = accessOf(stack);
  const [role] = stack.at(WEB);
  const principal = access.principals.ofResource(role);
  const grants = (action: string) => access.grants(access.target(DATA), undefined, { principal, action });
  expect(grants("s3:GetObject").map(({ via }) => via)).toEqual([["aws_iam_role_policy.Web"]]);
  expect(grants("s3:PutObject")).toEqual([]);
});
