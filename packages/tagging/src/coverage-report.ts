import type { TagCoverage, TagCoverageRow } from "./coverage";

/** The whole report, for machines. */
export function tagCoverageJson(coverage: TagCoverage): string {
  return `${JSON.stringify(coverage, null, 2)}\n`;
}

/** A line a row, for spreadsheets: RFC 4180, lists joined by `; `. */
export function tagCoverageCsv({ rows }: TagCoverage): string {
  return [HEADER, ...rows.map(cells)].map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

/** The rows as a table for a terminal; give it fewer rows to see only these. */
export function tagCoverageTable({ rows }: Pick<TagCoverage, "rows">): string {
  const lines = [HEADER, ...rows.map(cells)];
  const widths = HEADER.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `tags: 120 of 120 taggable resources and 3 of 3 launched things have Environment, Project, Owner, CostCenter`. */
export function tagCoverageLine({ rows, required }: TagCoverage): string {
  const count = (kind: TagCoverageRow["kind"]) => {
    const all = rows.filter((row) => row.kind === kind);
    return `${all.filter(({ missing }) => missing.length === 0).length} of ${all.length}`;
  };
  const problems = rows.reduce((sum, row) => sum + row.problems.length, 0);
  const launched = rows.some(({ kind }) => kind === "launched") ? ` and ${count("launched")} launched things` : "";
  const wrong = problems > 0 ? `; ${problems} ${problems === 1 ? "problem" : "problems"}` : "";
  return `tags: ${count("resource")} taggable resources${launched} have ${required.join(", ")}${wrong}`;
}

const HEADER = ["address", "tagged by", "keys", "missing", "problems"];

function cells({ address, by, tags, missing, problems }: TagCoverageRow): string[] {
  const lists = [Object.keys(tags), missing, problems];
  return [address, by.join(" and ") || "none", ...lists.map((list) => list.join("; "))];
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
