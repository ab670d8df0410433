import { readPlan } from "@plinth/model";
import { planOf } from "@plinth/testing";
import { Names } from "../../src/names/names";
import { keyOf } from "../../src/names/pattern";
import { partsOn, ruleOf } from "../../src/policies/rules";
import { BUCKET, OBJECTS, ROLE_AND_BUCKET } from "../cases/case";
import { question, rule } from "../evaluation/questions";

const on = (statement: object, isObjects = true) =>
  partsOn(rule({ Action: "s3:*", ...statement }), question(isObjects).form).map(({ pattern, isCertain }) => [
    keyOf(pattern),
    isCertain !== false,
  ]);

test("a statement speaks about the objects, a part of them, or perhaps about them", () => {
  expect(on({ Resource: "*" })).toEqual([["arn:aws:s3:::data-1/*", true]]);
  expect(on({ Resource: [BUCKET, OBJECTS] })).toEqual([["arn:aws:s3:::data-1/*", true]]);
  expect(on({ Resource: "arn:aws:s3:::data-1/a*" })).toEqual([["arn:aws:s3:::data-1/a*", true]]);
  expect(on({ Resource: "${var.arn}" })).toEqual([["${var.arn}", false]]);
  expect(on({ Resource: "arn:aws:s3:::other/*" })).toEqual([]);
  expect(on({})).toEqual([["arn:aws:s3:::data-1/*", true]]);
});

test("NotResource speaks about what it does not name, and perhaps about what it names a part of", () => {
  expect(on({ NotResource: OBJECTS })).toEqual([]);
  expect(on({ NotResource: OBJECTS }, false)).toEqual([["arn:aws:s3:::data-1", true]]);
  expect(on({ NotResource: "arn:aws:s3:::data-1/a*" })).toEqual([["arn:aws:s3:::data-1/*", false]]);
});

test("an ARN that a plan does not know may be that of a bucket or of its objects", () => {
  const policy = { role: "${aws_iam_role.Web.name}", policy: "${aws_s3_bucket.Data.arn}" };
  const plan = readPlan(planOf({ resource: { ...ROLE_AND_BUCKET, aws_iam_role_policy: { Web: policy } } }));
  const [from] = plan.all("aws_iam_role_policy");
  const { statement } = rule({ Action: "s3:*", Resource: BUCKET });
  const { resources } = ruleOf(statement, { via: "", from }, new Names(plan));
  expect(resources.map(({ pattern }) => keyOf(pattern))).toEqual(["arn:aws:s3:::data-1", "arn:aws:s3:::data-1/*"]);
});
