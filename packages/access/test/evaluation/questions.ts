import { statements } from "@plinth/model";
import type { Question } from "../../src/evaluation/grant";
import { targetOf } from "../../src/names/targets";
import { type Rule, ruleOf } from "../../src/policies/rules";
import { ROLE_AND_BUCKET } from "../cases/case";
import { accessOf, stackOf } from "../given";

const stack = stackOf(ROLE_AND_BUCKET);
export const access = accessOf(ROLE_AND_BUCKET);
const [bucket] = stack.all("aws_s3_bucket");
const [role] = stack.all("aws_iam_role");
export const target = targetOf(bucket, access.names);
export const web = access.principals.ofResource(role);

/** What a role may do with the objects of a bucket, or with the bucket itself. */
export function question(isObjects = true, action?: string): Question {
  const [form] = target.forms.filter((one) => one.isObjects === isObjects);
  return { principal: web, form, names: access.names, action };
}

/** A statement of a policy with the address `aws_iam_policy.P`. */
export function rule(statement: object): Rule {
  const [first] = statements(JSON.stringify({ Statement: { Effect: "Allow", ...statement } }), stack) ?? [];
  if (!first) throw new Error("no statement");
  return ruleOf(first, { via: "aws_iam_policy.P" }, access.names);
}
