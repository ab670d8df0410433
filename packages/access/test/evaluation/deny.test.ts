import { deny } from "../../src/evaluation/deny";
import { grantsOf } from "../../src/evaluation/grants";
import { BUCKET, OBJECTS } from "../cases/case";
import { question, rule } from "./questions";

const PRIVATE = "${aws_s3_bucket.Data.arn}/private/*";
const after = (allowed: object, denied: object, isCertain = true) => {
  const [grant] = grantsOf(rule({ Resource: OBJECTS, ...allowed }), question());
  const left = deny(grant, rule({ Effect: "Deny", Resource: "*", ...denied }), question(), { by: "itself", isCertain });
  return (
    left && [
      left.actions.names.join(" "),
      left.actions.except.join(" "),
      left.parts.map(({ said }) => said),
      left.unless,
    ]
  );
};

test("what is denied as a whole is gone", () => {
  expect(after({ Action: "s3:GetObject" }, { Action: "s3:*" })).toBeUndefined();
  expect(after({ Action: "s3:GetObject" }, { NotAction: "s3:Put*" })).toBeUndefined();
});

test.each([
  [{ Action: ["s3:GetObject", "s3:PutObject"] }, { Action: "s3:Put*" }, ["s3:GetObject", "", [OBJECTS], []]],
  [{ Action: "s3:*" }, { Action: "s3:Put*" }, ["s3:*", "s3:Put*", [OBJECTS], []]],
  [{ Action: "s3:Get*" }, { NotAction: "s3:GetObject" }, ["s3:GetObject", "", [OBJECTS], []]],
  [{ Action: "s3:GetObject" }, { Action: "s3:PutObject" }, ["s3:GetObject", "", [OBJECTS], []]],
  [{ Action: "s3:GetObject" }, { Action: "s3:*", Resource: BUCKET }, ["s3:GetObject", "", [OBJECTS], []]],
  [
    { Action: "s3:GetObject" },
    { Action: "s3:*", Resource: PRIVATE },
    ["s3:GetObject", "", [OBJECTS], [`on ${PRIVATE} denied by aws_iam_policy.P`]],
  ],
  [
    { Action: "s3:GetObject", Resource: [PRIVATE, "${aws_s3_bucket.Data.arn}/public/*"] },
    { Action: "s3:*", Resource: PRIVATE },
    ["s3:GetObject", "", ["${aws_s3_bucket.Data.arn}/public/*"], []],
  ],
  [
    { Action: ["s3:GetObject", "s3:PutObject"] },
    { Action: "s3:PutObject", Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } },
    [
      "s3:GetObject s3:PutObject",
      "",
      [OBJECTS],
      ["s3:PutObject denied by aws_iam_policy.P if aws:MultiFactorAuthPresent is false"],
    ],
  ],
])("of %j after a denial of %j is left %j", (allowed, denied, expected) => {
  expect(after(allowed, denied)).toEqual(expected);
});

test("a denial to some of many leaves it to them", () => {
  const denied = { Action: "s3:*", Principal: { AWS: "123456789012" } };
  expect(after({ Action: "s3:GetObject" }, denied, false)?.[3]).toEqual(["denied to 123456789012 by aws_iam_policy.P"]);
  const others = { Action: "s3:*", NotPrincipal: { AWS: "123456789012" } };
  expect(after({ Action: "s3:GetObject" }, others, false)?.[3]).toEqual([
    "denied to all but 123456789012 by aws_iam_policy.P",
  ]);
});
