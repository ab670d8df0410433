import type { Report } from "../check";
import { escapeXml } from "./escape";

/** JUnit XML: a test case for each rule that judged something; accepted findings, and what was not judged, count as skipped. */
export function junitReport({ judged, findings, suppressions, unread }: Report): string {
  const cases = judged.map(({ rule }) => {
    const mine = findings.filter((finding) => finding.rule === rule);
    const open = mine.filter(({ suppressedBy, level }) => !suppressedBy && level === "error");
    const said = mine.map(({ address, message }) => `${address} ${message}`).join("\n");
    return testCase(rule.id, rule.title, said, open.length > 0 ? "failure" : mine.length > 0 ? "skipped" : "passed");
  });
  const broken = suppressions.flatMap(({ problem, suppression }) =>
    problem ? [testCase(`suppression of ${suppression.rule}`, suppression.address, problem, "failure")] : [],
  );
  const skipped = unread.map((what) => testCase("not judged", what, "give what has it", "skipped"));
  const all = [...cases, ...broken, ...skipped];
  const count = (kind: string) => all.filter((one) => one.includes(`<${kind} `)).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="guardrails" tests="${all.length}" failures="${count("failure")}" skipped="${count("skipped")}">`,
    ...all,
    "</testsuite>",
    "",
  ].join("\n");
}

function testCase(id: string, title: string, said: string, outcome: "failure" | "skipped" | "passed"): string {
  const open = `  <testcase classname="${escapeXml(id)}" name="${escapeXml(title)}"`;
  if (outcome === "passed") return `${open}/>`;
  return `${open}><${outcome} message="${escapeXml(said)}"/></testcase>`;
}
