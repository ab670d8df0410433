import { withinBoundary } from "../../src/evaluation/boundary";
import { grantsOf } from "../../src/evaluation/grants";
import { question, rule, web } from "./questions";

const [grant] = grantsOf(rule({ Action: ["s3:GetObject", "s3:PutObject"], Resource: "*" }), question());
const [role] = [web.resource].filter((one) => one !== undefined);
const bounded = { ...web, resource: { ...role, args: { permissions_boundary: "arn" } } };
const within = (principal: typeof web, ...boundary: ReturnType<typeof rule>[]) =>
  withinBoundary(grant, { principal, rules: [], unread: [], boundary }, question()).map(({ actions }) => actions.names);

test("a boundary leaves what it allows as well, and nothing where it allows nothing", () => {
  expect(within(web)).toEqual([["s3:GetObject", "s3:PutObject"]]);
  expect(within(bounded, rule({ Action: "s3:Get*", Resource: "*" }))).toEqual([["s3:GetObject"]]);
  expect(within(bounded, rule({ Effect: "Deny", Action: "s3:Put*", Resource: "*" }))).toEqual([]);
});

test("a boundary that cannot be read is a condition", () => {
  const [left] = withinBoundary(grant, { principal: bounded, rules: [], unread: [] }, question());
  expect(left.conditions).toEqual(["the permissions boundary allows it"]);
});
