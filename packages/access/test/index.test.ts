import * as access from "../src";

test("the package has these functions", () => {
  expect(Object.keys(access).sort()).toEqual([
    "accessTo",
    "allAccess",
    "explainAccess",
    "explanationText",
    "textOf",
    "unreadPolicies",
  ]);
});
