import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack, Testing, Token } from "cdktf";
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

test("what the config accepts is accepted, and what is said beside it", () => {
  const file = join(mkdtempSync(join(tmpdir(), "plinth-config-")), "accepted.json");
  const accepted = { rule: "rds-encryption", address: "*", reason: "public sample data", expires: "2099-01-01" };
  writeFileSync(file, JSON.stringify({ suppressions: [accepted] }));
  const stack = new Raw(false);
  addGuardrails(stack, { rules, config: file });
  expect(() => Testing.synth(stack, true)).not.toThrow();
  const other = new Raw(false);
  addGuardrails(other, { rules, suppressions: [accepted] });
  expect(() => Testing.synth(other, true)).not.toThrow();
});

test.each([7, {}, Token.asString({ file: "a" })])("the config %j is refused, and quotes no token", (config) => {
  expect(() => addGuardrails(new Raw(true), { config: config as string })).toThrow(
    /^config must be the path of a file, as literal text$/,
  );
});

test.each([7, "all", null])("suppressions that are no list, %j, fail the synthesis by a sentence", (suppressions) => {
  const stack = new Raw(true);
  addGuardrails(stack, { rules, suppressions: suppressions as never });
  expect(() => Testing.synth(stack, true)).toThrow("a suppression must have rule and address and reason and expires");
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
