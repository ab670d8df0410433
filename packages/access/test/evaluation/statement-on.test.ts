import { actionsOn, conditionsOf, taken } from "../../src/evaluation/statement-on";
import { ROLE } from "../cases/case";
import { question, rule } from "./questions";

const names = (statement: object, isObjects = true, action?: string) =>
  actionsOn(rule({ Resource: "*", ...statement }), question(isObjects, action)).names;

test("objects take the actions on objects, a bucket the others, and both the wildcards of their service", () => {
  const Action = ["s3:GetObject", "s3:ListBucket", "s3:*", "*", "sqs:SendMessage"];
  expect(names({ Action })).toEqual(["s3:GetObject", "s3:*", "*"]);
  expect(names({ Action }, false)).toEqual(["s3:ListBucket", "s3:*", "*"]);
  expect(names({ Action: "s3:*" }, false, "s3:GetObject")).toEqual([]);
  expect(names({ Action: "s3:*" }, true, "s3:GetObject")).toEqual(["s3:GetObject"]);
  expect(taken(question().form, { names: ["s3:PutObject", "s3:PutBucketPolicy"], except: [] }).names).toEqual([
    "s3:PutObject",
  ]);
});

test("NotAction is all actions but its own", () => {
  expect(actionsOn(rule({ NotAction: "s3:Get*", Resource: "*" }), question())).toEqual({
    names: ["*"],
    except: ["s3:Get*"],
  });
  expect(names({ NotAction: "s3:Get*" }, true, "s3:GetObject")).toEqual([]);
});

test("a condition that the principal fulfils is none, one that it does not makes the statement void", () => {
  const of = (Condition: object) => conditionsOf(rule({ Action: "s3:*", Resource: "*", Condition }), question());
  expect(of({ ArnEquals: { "aws:PrincipalArn": ROLE } })).toEqual([]);
  expect(of({ ArnNotEquals: { "aws:PrincipalArn": ROLE } })).toBeUndefined();
  expect(of({ Bool: { "aws:MultiFactorAuthPresent": "true" } })).toEqual(["aws:MultiFactorAuthPresent is true"]);
});
