import { type Finding, failures, type Report } from "../check";
import type { Rule } from "../rule";
import { escapeXml } from "./escape";

/** One page for an auditor: verdict, what is open, what was accepted and why, and every rule that was asked. */
export function htmlReport(report: Report, title: string, date = new Date()): string {
  const { findings, judged, resources, suppressions, unread } = report;
  const failed = failures(report).length;
  const open = findings.filter(({ suppressedBy }) => !suppressedBy);
  const accepted = findings.filter(({ suppressedBy }) => suppressedBy);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(title)}: guardrails</title>
<style>${STYLE}</style>
<h1>${escapeXml(title)}</h1>
<p class="${failed === 0 ? "good" : "bad"}">${failed === 0 ? "All guardrails hold." : `${failed} ${failed === 1 ? "failure" : "failures"}.`}</p>
<p>${judged.length} rules judged ${resources} resources on ${date.toISOString().slice(0, 10)}:
${open.length} open findings, ${accepted.length} accepted with a reason.</p>
${section("Open", open, findingRow, ["level", "rule", "resource", "finding", "remediation"])}
${section("Accepted", accepted, acceptedRow, ["rule", "resource", "what is accepted", "why", "until"])}
${section(
  "Suppressions that do not hold",
  suppressions.flatMap(({ problem }) => problem ?? []),
  (problem) => [problem],
  ["problem"],
)}
${section("Not judged", unread, (what) => [what], ["what"])}
${section("Rules", judged, (one) => ruleRow(one, findings), ["rule", "what is true", "judged", "broken", "Checkov", "CIS", "FSBP"])}
</html>
`;
}

function section<T>(
  title: string,
  members: readonly T[],
  row: (member: T) => readonly string[],
  heads: string[],
): string {
  if (members.length === 0) return "";
  const cells = (tag: string, texts: readonly string[]) =>
    texts.map((text) => `<${tag}>${breakable(escapeXml(text))}</${tag}>`).join("");
  const rows = members.map((member) => `<tr>${cells("td", row(member))}</tr>`);
  return `<h2>${title}</h2>\n<table>\n<tr>${cells("th", heads)}</tr>\n${rows.join("\n")}\n</table>`;
}

/** Addresses and types may break where a word of theirs ends. */
function breakable(text: string): string {
  return text.replace(/\baws_[\w.-]+/g, (name) => name.replace(/[_.]/g, "$&<wbr>"));
}

function findingRow({ level, rule, address, message }: Finding): string[] {
  return [level, rule.id, address, `${message}. ${rule.why}`, rule.fix];
}

function acceptedRow({ rule, address, message, suppressedBy }: Finding): string[] {
  return [rule.id, address, message, suppressedBy?.reason ?? "", suppressedBy?.expires ?? ""];
}

function ruleRow({ rule, resources }: { rule: Rule; resources: number }, findings: readonly Finding[]): string[] {
  const broken = findings.filter((finding) => finding.rule === rule && !finding.suppressedBy).length;
  const { checkov = [], cis = [], fsbp = [] } = rule.standards;
  return [rule.id, rule.title, `${resources}`, `${broken}`, checkov.join(" "), cis.join(" "), fsbp.join(" ")];
}

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1c2733 }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; font-size: 14px }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem; border-bottom: 1px solid #d5dde4; overflow-wrap: break-word }
th { background: #f1f5f8 }
.good { color: #17693a; font-weight: 600 } .bad { color: #b3261e; font-weight: 600 }
@media print { body { margin: 0; max-width: none } }
`;
