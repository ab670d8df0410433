import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Annotations } from "cdktf";
import { synth, warningsOf } from "../src";

test("the warnings of a stack are those of its constructs, without other annotations", () => {
  synth((stack) => {
    const [a, b] = [
      new Vpc(stack, "A", { cidrBlock: "10.0.0.0/16" }),
      new Vpc(stack, "B", { cidrBlock: "10.1.0.0/16" }),
    ];
    Annotations.of(b).addWarning("second");
    Annotations.of(a).addWarning("first");
    Annotations.of(a).addInfo("information");
    expect(warningsOf(stack)).toEqual(["first", "second"]);
    expect(warningsOf(b)).toEqual(["second"]);
  });
});
