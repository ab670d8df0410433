import * as reach from "../src";

test("the package has these functions and names", () => {
  expect(Object.keys(reach).sort()).toEqual([
    "INTERNET",
    "addressPlan",
    "addressTable",
    "allPaths",
    "explain",
    "reachFrom",
    "reachTo",
    "textOf",
    "textOfPaths",
  ]);
});
