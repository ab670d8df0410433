import type { TerraformStack } from "cdktf";
import { monitoringCost } from "./cost";
import { monitoringCoverage } from "./coverage";

/** Coverage and cost of a stack's monitoring as a table for a terminal. */
export function monitoringReport(stack: TerraformStack): string {
  const { things, bare } = monitoringCoverage(stack);
  const costs = monitoringCost(stack);
  const total = costs.reduce((sum, { monthly = 0 }) => sum + monthly, 0);
  return [
    ...table(
      ["watched", "signals", "alarms", "pages", "without runbook"],
      things.map(({ path, watched, signals, alarms, pages, withoutRunbook }) => [
        path,
        ...(watched ? [signals, alarms, pages, withoutRunbook] : [signals, "not watched", "-", "-"]).map(String),
      ]),
    ),
    ...(bare.length > 0 ? ["", `no alarm measures ${bare.join(", ")}`] : []),
    "",
    ...table(
      ["cost a month", "count", "each", "$"],
      [
        ...costs.map(({ what, count, price, monthly }) => [what, `${count}`, price, monthly?.toFixed(2) ?? "by use"]),
        ["together", "", "", total.toFixed(2)],
      ],
    ),
  ].join("\n");
}

/** Columns as wide as their widest cell; the first is text, the others are numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join("  ")
      .trimEnd(),
  );
}
