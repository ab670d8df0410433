import { App, TerraformStack } from "cdktf";
import { addGuardrails, check, guardPlan } from "../src";

const plan = { format_version: "1.2", planned_values: {}, resource_changes: [] };
const stack = new TerraformStack(new App({ outdir: "/tmp/plinth-guardrails" }), "raw");

test.each([null, "all", 7, []])("options that are no object, %j, are refused by a sentence", (wrong) => {
  const options = wrong as never;
  const sentence = /^options must be an object$/;
  expect(() => addGuardrails(stack, options)).toThrow(sentence);
  expect(() => check({ resource: {} }, options)).toThrow(sentence);
  expect(() => guardPlan(plan, options)).toThrow(sentence);
});
