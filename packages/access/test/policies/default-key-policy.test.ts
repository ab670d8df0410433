import { readDocument, statements } from "@plinth/model";
import { defaultKeyPolicy, KEYS } from "../../src/policies/default-key-policy";

test("the policy that AWS gives to a key leaves everything to its account", () => {
  expect(statements(defaultKeyPolicy("111122223333"), readDocument({}))).toMatchObject([
    { effect: "Allow", actions: ["kms:*"], principals: [{ kind: "AWS", id: "arn:aws:iam::111122223333:root" }] },
  ]);
  expect(KEYS).toContain("aws_kms_key");
});
