import { type PolicyStatement, statements } from "@plinth/model";
import { OTHER, OWN } from "../cases/case";
import { accessOf, stackOf } from "../given";

const resources = { aws_iam_role: { Web: { name: "web" } }, aws_iam_group: { Ops: { name: "ops" } } };
const { principals } = accessOf(resources);
const stack = stackOf(resources);
const [role] = stack.all("aws_iam_role");
const web = principals.ofResource(role);

const statement = (given: object): PolicyStatement => {
  const [first] = statements(JSON.stringify({ Statement: { Effect: "Allow", ...given } }), stack) ?? [];
  if (!first) throw new Error("no statement");
  return first;
};

test.each([
  ["AWS", "*", "everybody", "*"],
  ["*", "*", "everybody", "*"],
  ["Service", "ec2.amazonaws.com", "service", "ec2.amazonaws.com"],
  ["Federated", "accounts.google.com", "federated", "accounts.google.com"],
  ["CanonicalUser", "79a5", "other", "CanonicalUser 79a5"],
  ["AWS", OTHER, "account", OTHER],
  ["AWS", `arn:aws:iam::${OTHER}:root`, "account", OTHER],
  ["AWS", "${aws_iam_role.Web.arn}", "role", "aws_iam_role.Web"],
  ["AWS", `arn:aws:iam::${OWN}:role/web`, "role", "aws_iam_role.Web"],
  ["AWS", `arn:aws:iam::${OTHER}:user/ann`, "user", `arn:aws:iam::${OTHER}:user/ann`],
  ["AWS", "${var.arn}", "other", "${var.arn}"],
])("the principal %s %s is of the kind %s: %s", (kind, id, expected, name) => {
  expect(principals.inStatement({ kind, id }, undefined)).toMatchObject({ kind: expected, name });
});

test.each([
  ["the role", { Principal: { AWS: "${aws_iam_role.Web.arn}" } }, { by: "itself", isCertain: true }],
  ["its account", { Principal: { AWS: OWN } }, { by: "account", isCertain: true }],
  ["another account", { Principal: { AWS: OTHER } }, undefined],
  ["everybody", { Principal: "*" }, { by: "everybody", isCertain: true }],
  ["a variable", { Principal: { AWS: "${var.arn}" } }, { by: "itself", isCertain: false }],
  [
    "the account and the role",
    { Principal: { AWS: [OWN, "${aws_iam_role.Web.arn}"] } },
    { by: "itself", isCertain: true },
  ],
  ["everybody but the role", { NotPrincipal: { AWS: "${aws_iam_role.Web.arn}" } }, undefined],
  ["everybody but another", { NotPrincipal: { AWS: OTHER } }, { by: "everybody", isCertain: true }],
  ["everybody but a variable", { NotPrincipal: { AWS: "${var.arn}" } }, { by: "everybody", isCertain: false }],
])("a statement about %s names the role so", (_whom, given, expected) => {
  expect(principals.naming(statement(given), web, undefined)).toEqual(expected);
});

test("a statement excludes an account, or names one of its principals", () => {
  expect(principals.excludesAccount(statement({ NotPrincipal: { AWS: OWN } }), web, undefined)).toBe(true);
  expect(principals.excludesAccount(statement({ NotPrincipal: { AWS: OTHER } }), web, undefined)).toBe(false);
  const account = principals.inStatement({ kind: "AWS", id: OTHER }, undefined);
  expect(
    principals.namesSomeOf(statement({ Principal: { AWS: `arn:aws:iam::${OTHER}:role/a` } }), account, undefined),
  ).toBe(true);
  expect(principals.namesSomeOf(statement({ Principal: { AWS: OWN } }), account, undefined)).toBe(false);
});

test("an argument names a role by reference or by name, also one that the stack does not have", () => {
  expect(principals.inArgument("role", "${aws_iam_role.Web.name}", role)?.name).toBe("aws_iam_role.Web");
  expect(principals.inArgument("role", "web", role)?.name).toBe("aws_iam_role.Web");
  expect(principals.inArgument("role", "old", role)?.name).toBe(`arn:aws:iam::${OWN}:role/old`);
  expect(principals.inArgument("group", "ops", role)?.name).toBe("aws_iam_group.Ops");
  expect(principals.inArgument("role", undefined, role)).toBeUndefined();
});
