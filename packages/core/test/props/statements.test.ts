import { object, STATEMENT_PROPS } from "../../src/props";
import { LIST, read, TEXT } from "./read";

const statement = (props: object) => read(object(STATEMENT_PROPS), props);

test("a statement has actions, principals by their kind, and conditions of one or several values", () => {
  const given = {
    effect: "Deny",
    principals: { AWS: [TEXT] },
    actions: ["s3:GetObject"],
    conditions: { StringEquals: { "aws:SourceVpce": ["vpce-1"], "aws:SourceVpc": TEXT } },
  };
  expect(statement(given)).toEqual(given);
  expect(statement({ principals: "*", actions: ["s3:*"] })).toMatchObject({ principals: "*", effect: undefined });
});

test("what no policy can hold is refused", () => {
  const conditions = { StringEquals: { a: 5, b: LIST } };
  expect(statement({ effect: "Permit", principals: { Role: ["a"] }, actions: [], conditions })).toEqual([
    'prop.effect must be one of Allow, Deny, got "Permit"',
    'prop.principals must be named AWS, CanonicalUser, Federated or Service, got "Role"',
    "prop.actions must have at least 1 members, got 0",
    "prop.conditions.StringEquals.a must be a list, got 5",
    "prop.conditions.StringEquals.b must be a literal value, got a value that is known only after apply",
  ]);
});

test.each(["AWS", "CanonicalUser", "Federated", "Service"])("principals can be of the kind %s", (kind) => {
  const given = { principals: { [kind]: ["a"] }, actions: ["s3:GetObject"] };
  expect(statement(given)).toMatchObject(given);
  for (const other of [`${kind}s`, `a${kind}`, kind.toLowerCase()]) {
    expect(statement({ ...given, principals: { [other]: ["a"] } })).toEqual([
      `prop.principals must be named AWS, CanonicalUser, Federated or Service, got "${other}"`,
    ]);
  }
});
