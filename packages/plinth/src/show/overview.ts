import { checkStack, type Suppression, textReport } from "@plinth/guardrails";
import { kindOf, read, readApp, type Source, type Stack } from "@plinth/model";
import { addressPlan, addressTable, allPaths, INTERNET, textOfPaths } from "@plinth/reach";
import { about } from "../sources";
import { dataLines, dataOf } from "./data";
import { inventoryOf } from "./inventory";

/**
 * What each stack has: resources by topic, addresses, data, what the internet reaches, and the verdict of the guardrails. Stacks of
 * one app are read together, for a database may be backed up and reached by way of another stack.
 */
export function overviewsOf(sources: readonly Source[], suppressions: readonly Suppression[]): string[] {
  const kinds = sources.map((source) => about(source, () => kindOf(source.json)));
  const isApp = sources.length > 1 && kinds.every((kind) => kind === "document");
  const app = isApp ? readApp(sources) : undefined;
  return sources.map((source) =>
    about(source, () => {
      const stack = read(source.json);
      return overviewOf(
        stack,
        source.name,
        suppressions,
        app ? within(app, `module.${source.name}.`) : within(stack, ""),
      );
    }),
  );
}

function overviewOf(
  stack: Stack,
  name: string,
  suppressions: readonly Suppression[],
  { addresses, data, reachable }: Readonly<Record<"addresses" | "data" | "reachable", readonly string[]>>,
): string {
  const count = stack.resources.filter(({ mode }) => mode === "managed").length;
  const report = textReport(checkStack(stack, { suppressions, stack: stack.name ?? name }));
  const parts: [title: string, lines: readonly string[]][] = [
    [`${name}: ${count} resources`, inventoryOf(stack)],
    ["Addresses", addresses],
    ["Data", data],
    ["Reachable from the internet", reachable],
    ["Guardrails", report.split("\n").slice(-1)],
    ["Not read", stack.unread],
  ];
  return parts
    .filter(([, lines], at) => at === 0 || lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join("\n"))
    .join("\n\n");
}

/** What only the app knows of the stack whose addresses begin so, as lines with addresses of the stack. */
function within(app: Stack, prefix: string) {
  const isOwn = (address: string) => address.startsWith(prefix);
  const named = (address: string) => address.slice(prefix.length);
  const plan = addressPlan(app).filter(({ subnet, vpc }) => isOwn(subnet ?? vpc));
  const paths = allPaths(app).filter(({ from, to }) => from === INTERNET && isOwn(to));
  const rows = dataOf(app).filter(({ address }) => isOwn(address));
  return {
    addresses:
      plan.length > 0
        ? addressTable(plan.map((one) => ({ ...one, subnet: one.subnet && named(one.subnet) }))).split("\n")
        : [],
    data: dataLines(rows.map((row) => ({ ...row, address: named(row.address) }))),
    reachable: paths.map((path) => textOfPaths([{ ...path, to: named(path.to) }])),
  };
}
