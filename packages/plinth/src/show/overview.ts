import { checkStack, type Suppression, textReport } from "@plinth/guardrails";
import type { Stack } from "@plinth/model";
import { addressPlan, addressTable, allPaths, INTERNET, textOfPaths } from "@plinth/reach";
import { dataLines, dataOf } from "./data";
import { inventoryOf } from "./inventory";

/** What a stack has: resources by topic, addresses, data, ways from the internet, and the verdict of the guardrails. */
export function overviewOf(stack: Stack, name: string, suppressions: readonly Suppression[]): string {
  const count = stack.resources.filter(({ mode }) => mode === "managed").length;
  const plan = addressPlan(stack);
  const open = allPaths(stack).filter(({ from }) => from === INTERNET);
  const verdict =
    textReport(checkStack(stack, { suppressions, stack: stack.name ?? name }))
      .split("\n")
      .at(-1) ?? "";
  const parts: [title: string, lines: readonly string[]][] = [
    [`${name}: ${count} resources`, inventoryOf(stack)],
    ["Addresses", plan.length > 0 ? addressTable(plan).split("\n") : []],
    ["Data", dataLines(dataOf(stack))],
    ["Reachable from the internet", open.length > 0 ? textOfPaths(open).split("\n") : []],
    ["Guardrails", [verdict]],
    ["Not read", stack.unread],
  ];
  return parts
    .filter(([, lines], at) => at === 0 || lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join("\n"))
    .join("\n\n");
}
