import { grantsOf, narrow } from "../../src/evaluation/grants";
import { BUCKET, OBJECTS } from "../cases/case";
import { question, rule } from "./questions";

const PREFIX = "${aws_s3_bucket.Data.arn}/a/*";
const shown = (grants: ReturnType<typeof grantsOf>) =>
  grants.map(({ actions, parts, conditions }) => [
    actions.names.join(" "),
    parts.map(({ said }) => said).join(" "),
    conditions,
  ]);

test("a statement allows its actions on its part of the objects", () => {
  expect(shown(grantsOf(rule({ Action: "s3:GetObject", Resource: [BUCKET, PREFIX] }), question()))).toEqual([
    ["s3:GetObject", PREFIX, []],
  ]);
  expect(grantsOf(rule({ Action: "s3:GetObject", Resource: BUCKET }), question())).toEqual([]);
});

test("what an expression decides is apart, with the expression as condition", () => {
  expect(shown(grantsOf(rule({ Action: "s3:*", Resource: [OBJECTS, "${var.arn}"] }), question()))).toEqual([
    ["s3:*", OBJECTS, []],
    ["s3:*", "${var.arn}", ["${var.arn} is the resource"]],
  ]);
  const perhaps = { by: "itself", isCertain: false } as const;
  expect(shown(grantsOf(rule({ Action: "s3:*", Resource: "*" }), question(), perhaps))).toEqual([
    ["s3:*", "*", ["the statement names aws_iam_role.Web"]],
  ]);
});

test("a second statement leaves what both allow", () => {
  const [grant] = grantsOf(rule({ Action: ["s3:Get*", "s3:PutObject"], Resource: OBJECTS }), question());
  const other = rule({
    Action: "s3:GetObject",
    Resource: PREFIX,
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  });
  expect(shown(narrow(grant, other, question()))).toEqual([
    ["s3:GetObject", PREFIX, ["aws:MultiFactorAuthPresent is true"]],
  ]);
  expect(narrow(grant, rule({ Action: "s3:DeleteObject", Resource: "*" }), question())).toEqual([]);
  const crossing = rule({ Action: "s3:*", Resource: "${aws_s3_bucket.Data.arn}/*/b" });
  const [onPrefix] = grantsOf(rule({ Action: "s3:GetObject", Resource: PREFIX }), question());
  expect(shown(narrow(onPrefix, crossing, question()))[0][1]).toBe(`${PREFIX} and \${aws_s3_bucket.Data.arn}/*/b`);
});
