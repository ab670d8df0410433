import { App, TerraformStack, Testing } from "cdktf";
import { addGuardrails, type Report, RULES } from "../src";

const rules = RULES.filter(({ id }) => id === "rds-encryption");

class Raw extends TerraformStack {
  constructor(encrypted: boolean) {
    super(new App({ outdir: "/tmp/plinth-guardrails" }), "raw");
    this.addOverride("resource.aws_db_instance.Main", { engine: "postgres", storage_encrypted: encrypted });
  }
}

test("a broken rule fails the synthesis of anybody's stack", () => {
  const stack = new Raw(false);
  addGuardrails(stack, { rules });
  expect(() => Testing.synth(stack, true)).toThrow("aws_db_instance.Main: is not encrypted at rest");
});

test("a stack that holds synthesizes, and its report can be had", () => {
  const stack = new Raw(true);
  const reports: Report[] = [];
  addGuardrails(stack, { rules, onReport: (report) => reports.push(report) });
  expect(JSON.parse(Testing.synth(stack, true)).resource.aws_db_instance.Main.storage_encrypted).toBe(true);
  expect(reports[0].resources).toBe(1);
});

test("the modules of a stack, which nobody has judged, are a warning, once", () => {
  const stack = new Raw(true);
  stack.addOverride("module.shop", { source: "./shop" });
  addGuardrails(stack, { rules });
  for (let time = 0; time < 2; time++) Testing.synth(stack, true);
  expect(stack.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data)).toEqual([
    "not judged by the guardrails: the resources of module.shop: give the plan, which has them",
  ]);
});
