import { check } from "../../src/check";
import { htmlReport } from "../../src/report/html";
import { junitReport } from "../../src/report/junit";
import { sarifReport } from "../../src/report/sarif";
import { textReport } from "../../src/report/text";
import { RULES } from "../../src/rules";

const document = {
  resource: {
    aws_db_instance: { Main: { engine: "postgres" }, Sample: { engine: "postgres" } },
    aws_launch_template: {
      "We<b>": { block_device_mappings: [{ device_name: "/dev/xvda", ebs: { encrypted: "true" } }] },
    },
  },
};
const report = check(document, {
  rules: RULES.filter(({ id }) => ["rds-encryption", "launch-template-encryption"].includes(id)),
  suppressions: [
    { rule: "rds-encryption", address: "*.Sample", reason: "public sample data only", expires: "2027-06-30" },
    { rule: "rds-encryption", address: "*.Gone", reason: "was there last year", expires: "2027-06-30" },
  ],
  today: new Date("2026-12-01"),
});

test("the text says what is wrong, why, how to mend it, and what was accepted", () => {
  expect(textReport(report)).toBe(
    [
      "error rds-encryption aws_db_instance.Main is not encrypted at rest",
      "  Storage, snapshots and replicas of an instance that was made without encryption stay without it for ever.",
      "  set storage_encrypted; an existing instance must be restored from an encrypted copy of a snapshot",
      "accepted rds-encryption aws_db_instance.Sample until 2027-06-30: public sample data only",
      "note the suppression of rds-encryption for *.Gone is not needed",
      "2 rules over 3 resources: 1 failure, 0 remarks, 1 accepted",
    ].join("\n"),
  );
});

test("SARIF has every judged rule, every finding, and justifies what was accepted", () => {
  const [run] = JSON.parse(sarifReport(report)).runs;
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    "rds-encryption",
    "launch-template-encryption",
  ]);
  expect(run.tool.driver.rules[0].properties.tags).toContain("CKV_AWS_16");
  expect(run.results).toMatchObject([
    { ruleId: "rds-encryption", ruleIndex: 0, level: "error" },
    { ruleId: "rds-encryption", suppressions: [{ justification: "public sample data only (until 2027-06-30)" }] },
  ]);
});

test("JUnit counts rules: broken, accepted and kept", () => {
  const xml = junitReport(report);
  expect(xml).toContain('<testsuite name="guardrails" tests="2" failures="1" skipped="0">');
  expect(xml).toContain('<failure message="aws_db_instance.Main is not encrypted at rest&#10;aws_db_instance.Sample');
});

test("the page has everything an auditor asks for, with nothing unescaped", () => {
  const page = htmlReport(report, "shop <prod>", new Date("2026-12-01"));
  expect(page).toContain("<h1>shop &lt;prod&gt;</h1>");
  for (const said of ["1 failure.", "public sample data only", "2027-06-30", "CKV_AWS_16", "RDS.3", "2026-12-01"]) {
    expect(page).toContain(said);
  }
});

test("every report says what was not judged", () => {
  const unread = check({ resource: {}, module: { shop: { source: "./shop" } } });
  const what = "the resources of module.shop: give the plan, which has them";
  expect(textReport(unread)).toContain(`not judged: ${what}`);
  expect(htmlReport(unread, "shop")).toContain(what);
  expect(junitReport(unread)).toContain(`<testcase classname="not judged" name="${what}"><skipped `);
  const [run] = JSON.parse(sarifReport(unread)).runs;
  expect(run.invocations[0].toolExecutionNotifications).toEqual([
    { level: "warning", message: { text: `not judged: ${what}` } },
  ]);
});
