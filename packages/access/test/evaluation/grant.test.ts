import { type Grant, OWN, type Question } from "../../src/evaluation/grant";
import { grantsOf } from "../../src/evaluation/grants";
import { question, rule } from "./questions";

test("a statement of the principal's own policy is certainly about it", () => {
  const asked: Question = question();
  const [grant]: Grant[] = grantsOf(rule({ Action: "s3:GetObject", Resource: "*" }), asked, OWN);
  expect(grant.principal).toBe(asked.principal);
  expect(grant).toEqual(grantsOf(rule({ Action: "s3:GetObject", Resource: "*" }), asked)[0]);
});
