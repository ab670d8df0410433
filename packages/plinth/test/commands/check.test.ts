import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../src/run";
import { documentOf, folderWith } from "../folder";

const good = { aws_db_instance: { Main: { storage_encrypted: true, engine: "x" } } };
const bad = { aws_db_instance: { Main: { engine: "x" } } };
const accepted = { rule: "rds-encryption", address: "*", reason: "public sample data only", expires: "2099-01-01" };
const files = {
  "good.json": { resource: good },
  "bad.json": { resource: bad },
  "modules.json": { module: { shop: { source: "./shop" } } },
  "accepted.json": { suppressions: [accepted] },
  "stray.json": { supress: [] },
  "partial.json": { suppressions: [{ rule: "rds-encryption" }] },
  "nolist.json": { suppressions: {} },
  "out/stacks/shop-dev/cdk.tf.json": documentOf("shop-dev", bad),
  "out/stacks/shop-prod/cdk.tf.json": documentOf("shop-prod", good),
};
const folder = folderWith(files);
const call = (...words: string[]) => run(["check", ...words], folder);

test("a stack that breaks a rule ends with 1, with the rule and the address", () => {
  const { status, output } = call("bad.json");
  expect(status).toBe(1);
  expect(output).toContain("error rds-encryption aws_db_instance.Main is not encrypted at rest");
});

test("all stacks of an app are judged, by name", () => {
  const { status, output } = call("out");
  expect(status).toBe(1);
  expect(output).toMatch(/^shop-dev\nerror [\s\S]*\n\nshop-prod\nerror /);
});

test("a suppression of the config is used, for the stack that it names", () => {
  expect(call("bad.json", "--config", "accepted.json").output).toContain("accepted rds-encryption");
  const named = (stack: string) => {
    const other = folderWith({ ...files, "plinth.config.json": { suppressions: [{ ...accepted, stack }] } });
    return run(["check", "out/stacks/shop-dev"], other).output;
  };
  expect(named("*-dev")).toContain("accepted rds-encryption");
  expect(named("*-prod")).not.toContain("accepted rds-encryption");
});

test("a plan is of the stack that --stack names", () => {
  const resources = [
    { address: "aws_db_instance.Main", mode: "managed", type: "aws_db_instance", values: { engine: "x" } },
  ];
  const plan = { format_version: "1.2", planned_values: { root_module: { resources } }, resource_changes: [] };
  const config = { suppressions: [{ ...accepted, stack: "*-dev" }] };
  const other = folderWith({ "plan.json": plan, "plinth.config.json": config });
  expect(run(["check", "plan.json"], other).output).not.toContain("accepted rds-encryption");
  expect(run(["check", "plan.json", "--stack", "shop-dev"], other).output).toContain("accepted rds-encryption");
});

test("reports are written where they are asked for", () => {
  call("bad.json", "--html", "r.html", "--sarif", "r.sarif", "--junit", "r.xml");
  const written = ["r.html", "r.sarif", "r.xml"].map((file) => readFileSync(join(folder, file), "utf8"));
  expect(written.map((content) => content.includes("rds-encryption"))).toEqual([true, true, true]);
});

test.each([
  [["good.json", "bad.json", "--html", "r.html"], "a report is for one stack, and there are 2"],
  [["bad.json", "--config", "stray.json"], 'stray.json must have suppressions and allow only, got "supress"'],
  [["bad.json", "--config", "partial.json"], 'partial.json: {"rule":"rds-encryption"} must have address and reason'],
  [["bad.json", "--config", "nolist.json"], "nolist.json: suppressions must be a list"],
  [["bad.json", "--config", "none.json"], "none.json: no such file"],
  [["good.json", "--html", "nowhere/r.html"], "nowhere/r.html cannot be written: there is no such folder"],
])("%j ends with 2 and a sentence", (words, sentence) => {
  const { status, output } = call(...words);
  expect([status, output.split("\n")[0]]).toEqual([2, expect.stringContaining(sentence)]);
});

test("what is not judged is reported, and the status is 1", () => {
  const { status, output } = call("modules.json");
  expect(status).toBe(1);
  expect(output).toContain("not judged: the resources of module.shop: give the plan, which has them");
});
