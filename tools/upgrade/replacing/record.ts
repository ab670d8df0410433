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
  const rows = Object.entries(replacing).map(([type, names]) => `${JSON.stringify(type)}: ${JSON.stringify(names)}`);
  const provider = JSON.stringify(workspace.providerVersion);
  writeFileSync(RECORD, `{ "provider": ${provider}, "replacing": {\n${rows.join(",\n")}\n} }\n`);
  const count = Object.values(replacing).flat().length;
  console.log(`${rows.length} types, ${count} arguments; without an answer: ${unanswered.join(", ")}`);
}

if (require.main === module) {
  main().catch((error) => {
    console.error(String(error));
    process.exitCode = 1;
  });
}
