import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { validate } from "../src";

/** A second copy of cdktf, as an alias or another entry point brings it. */
function otherCore(): typeof import("cdktf") {
  let other: typeof import("cdktf") | undefined;
  jest.isolateModules(() => {
    other = require("cdktf");
  });
  return other as typeof import("cdktf");
}

test("a module in a stack of its own core is accepted", () => {
  const stack = new TerraformStack(new App(), "shop");
  expect(() => validate(new Construct(stack, "Queue"), [])).not.toThrow();
});

test("a module in a stack of another copy of the core is refused by a sentence that says what to do", () => {
  const { App: OtherApp, TerraformStack: OtherStack } = otherCore();
  const stack = new OtherStack(new OtherApp(), "shop");
  expect(() => validate(new Construct(stack, "Queue"), [])).toThrow(
    "shop/Queue is in a stack of another copy of the core: apps on CDKTF take @plinth/<name>, apps on CDK Terrain @plinth/<name>/cdktn, and neither core is installed under an alias; npm ls cdktf cdktn shows them",
  );
});
