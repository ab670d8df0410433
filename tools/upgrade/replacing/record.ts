import { writeFileSync } from "node:fs";
import { whyNoTerraform } from "../../terraform/mirror";
import { Workspace } from "../../terraform/workspace";
import { type Derived, derive, RECORD } from "./derive";
import { Provider } from "./provider";
import { typesInUse } from "./types";

/** What the provider that is at hand says of the types in use. */
export function deriveInUse(workspace: Workspace): Promise<Derived> {
  return derive(() => Provider.start(workspace.providerBinary), typesInUse());
}

/** Asks the provider of all its types, and writes the table. */
async function main(): Promise<void> {
  const missing = whyNoTerraform();
  if (missing) throw new Error(missing);
  const workspace = await Workspace.open();
  const { replacing, unanswered } = await derive(() => Provider.start(workspace.providerBinary));
  const provider = JSON.stringify(workspace.providerVersion);
  writeFileSync(
    RECORD,
    `{ "provider": ${provider}, "replacing": {\n${rowsOf(replacing)}\n}, "unanswered": {\n${rowsOf(unanswered)}\n} }\n`,
  );
  const [types, count, open] = [
    Object.keys(replacing),
    Object.values(replacing).flat(),
    Object.values(unanswered).flat(),
  ];
  console.log(`${types.length} types, ${count.length} arguments that replace, ${open.length} without an answer`);
}

/** A type on each line, so that a change of the provider can be read. */
function rowsOf(byType: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(byType)
    .map(([type, names]) => `${JSON.stringify(type)}: ${JSON.stringify(names)}`)
    .join(",\n");
}

if (require.main === module) {
  main().catch((error) => {
    console.error(String(error));
    process.exitCode = 1;
  });
}
