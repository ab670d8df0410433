import { Stack } from "@plinth/model";
import { policyText } from "../../src/rules/endpoint-policy";

test.each([
  [undefined, "its policy is the default one, which allows every request"],
  ["${var.policy}", "its policy is known only after apply"],
  [JSON.stringify({ Statement: [] }), "its policy limits the requests that pass"],
])("of %s it says: %s", (policy, text) => {
  expect(policyText(policy, new Stack([]))).toBe(text);
});
