import { type Identity, join } from "../../src/policies/identity";
import { rule } from "../evaluation/questions";

test("a principal is given further policies, of which an unread one may deny", () => {
  const identity: Identity = { principal: { kind: "role", name: "a" }, rules: [], unread: [] };
  join(identity, { rules: [rule({ Action: "s3:*", Resource: "*" })], unread: ["x"] });
  expect(identity).toMatchObject({ unread: ["x"], rules: [{ via: "aws_iam_policy.P" }] });
  expect(identity.mayDeny).toBeUndefined();
  join(identity, { rules: [], unread: ["y"], mayDeny: true });
  expect(identity).toMatchObject({ unread: ["x", "y"], mayDeny: true });
});
