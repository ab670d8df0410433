import { type Finding, failures, type Report } from "../check";

/** The report for a terminal: what is wrong first, then what was accepted. */
export function textReport(report: Report): string {
  const { findings, judged, suppressions, resources, unread } = report;
  const open = findings.filter(({ suppressedBy }) => !suppressedBy);
  const accepted = findings.filter(({ suppressedBy }) => suppressedBy);
  const count = failures(report).length;
  return [
    ...open.flatMap(lines),
    ...accepted.map(
      ({ rule, address, suppressedBy }) =>
        `accepted ${rule.id} ${address} until ${suppressedBy?.expires}: ${suppressedBy?.reason}`,
    ),
    ...suppressions.flatMap(({ problem }) => (problem ? [`error ${problem}`] : [])),
    ...suppressions
      .filter(({ used, problem }) => used === 0 && !problem)
      .map(({ suppression }) => `note the suppression of ${suppression.rule} for ${suppression.address} is not needed`),
    ...unread.map((what) => `not judged: ${what}`),
    `${judged.length} rules over ${resources} resources: ${plural(count, "failure")}, ${plural(open.length - openErrors(open), "remark")}, ${accepted.length} accepted`,
  ].join("\n");
}

function openErrors(findings: readonly Finding[]): number {
  return findings.filter(({ level }) => level === "error").length;
}

function lines({ rule, level, address, message }: Finding): string[] {
  return [`${level} ${rule.id} ${address} ${message}`, `  ${rule.why}`, `  ${rule.fix}`];
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
