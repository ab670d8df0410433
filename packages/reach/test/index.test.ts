import * as reach from "../src";

test("the package has these functions and names", () => {
  expect(Object.keys(reach).sort()).toEqual([
    "INTERNET",
    "allPaths",
    "explain",
    "reachFrom",
    "reachTo",
    "textOf",
    "textOfPaths",
  ]);
});
