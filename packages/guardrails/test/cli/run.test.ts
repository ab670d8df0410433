import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, USAGE } from "../../src/cli/run";

const folder = mkdtempSync(join(tmpdir(), "plinth-guardrails-"));
const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));

write("good.json", { resource: { aws_db_instance: { Main: { storage_encrypted: true, engine: "x" } } } });
write("bad.json", { resource: { aws_db_instance: { Main: { engine: "x" } } } });
const lost = { address: 'aws_eip.nat["a=b"]', type: "aws_eip", mode: "managed", change: { actions: ["delete"] } };
write("plan.json", { format_version: "1.2", planned_values: { root_module: {} }, resource_changes: [lost] });
write("guardrails.json", {
  suppressions: [{ rule: "rds-encryption", address: "*", reason: "public sample data only", expires: "2099-01-01" }],
  allow: [{ address: lost.address, reason: "no partner knows it" }],
});
write("list.json", []);
write("package.json", { name: "shop", version: "1.0.0" });
write("modules.json", { module: { shop: { source: "./shop" } } });
writeFileSync(join(folder, "text.json"), "resource:");
for (const [encoding, mark] of [
  ["utf16le", "\ufeff"],
  ["utf8", "\ufeff"],
] as const)
  writeFileSync(join(folder, `${encoding}.json`), `${mark}${JSON.stringify({ resource: {} })}`, encoding);
write("stray.json", { supress: [] });
write("partial.json", { allow: [{ address: "aws_eip.nat" }] });

const EXPECTED =
  "expected a document in Terraform's JSON syntax (cdk.tf.json), or a plan or state as `terraform show -json` prints it";

const call = (...words: string[]) => run(words, folder);

test("a stack that breaks a rule ends with 1 and says which", () => {
  const { status, output } = call("check", "bad.json");
  expect(status).toBe(1);
  expect(output).toContain("error rds-encryption aws_db_instance.Main is not encrypted at rest");
});

test("the config accepts it", () => {
  expect(call("check", "bad.json", "--config", "guardrails.json").output).toContain("accepted rds-encryption");
});

test("reports are written where they are asked for", () => {
  call("check", "bad.json", "--html", "r.html", "--sarif", "r.sarif", "--junit", "r.xml");
  const written = ["r.html", "r.sarif", "r.xml"].map((file) => readFileSync(join(folder, file), "utf8"));
  expect(written.map((content) => content.includes("rds-encryption"))).toEqual([true, true, true]);
});

test("a plan that loses something ends with 1, and with 0 once that is allowed", () => {
  expect(call("plan", "plan.json").status).toBe(1);
  expect(call("plan", "plan.json", "--allow", `${lost.address}=no partner knows it`).status).toBe(0);
  expect(call("plan", "plan.json", "--config", "guardrails.json").status).toBe(0);
});

test.each([
  [["plan"], "plan needs one file"],
  [["check"], "check needs a file"],
  [["check", "good.json", "bad.json", "--html", "r.html"], "a report is for one file"],
  [["plan", "plan.json", "--allow", "aws_eip.nat"], `--allow must be 'ADDRESS=REASON', got "aws_eip.nat"`],
  [["check", "bad.json", "--config", "stray.json"], 'stray.json must have suppressions and allow only, got "supress"'],
  [["plan", "plan.json", "--config", "partial.json"], 'partial.json: {"address":"aws_eip.nat"} must have reason'],
  [["plan", "bad.json"], "expected a plan as `terraform show -json <plan file>` prints it, got a document"],
  [["check", "none.json"], "none.json: no such file"],
  [["check", "text.json"], "text.json is not JSON"],
  [["check", "list.json"], `list.json: ${EXPECTED}, got a list`],
  [["check", "package.json"], `package.json: ${EXPECTED}, got an object with "name"`],
  [["check", "good.json", "--html", "nowhere/r.html"], "nowhere/r.html cannot be written: there is no such folder"],
])("%j ends with 2 and a sentence", (words, sentence) => {
  const { status, output } = call(...words);
  expect([status, output.split("\n")[0]]).toEqual([2, sentence]);
});

test.each(["utf8.json", "utf16le.json"])("a file with a byte order mark is read, as %s", (file) => {
  expect(call("check", file).status).toBe(0);
});

test("what is not judged is reported, and the status is 1", () => {
  const { status, output } = call("check", "modules.json");
  expect(status).toBe(1);
  expect(output).toContain("not judged: the resources of module.shop: give the plan, which has them");
});

test("without a command it shows how it is used", () => {
  expect(call()).toEqual({ status: 0, output: USAGE });
  expect(call("guard").status).toBe(2);
});
