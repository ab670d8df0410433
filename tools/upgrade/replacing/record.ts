import { writeFileSync } from "node:fs";
import { whyNoTerraform } from "../../terraform/mirror";
import { Workspace } from "../../terraform/workspace";
import { type Derived, derive, RECORD } from "./derive";
import { Provider } from "./provider";
import { typesInUse } from "./types";

/** What the provider that is at hand says of the types in use. */
export async function deriveInUse(workspace: Workspace): Promise<Derived> {
  const provider = await Provider.start(workspace.providerBinary);
  try {
    return await derive(provider, workspace.providerVersion, typesInUse());
  } finally {
    provider.stop();
  }
}

async function main(): Promise<void> {
  const missing = whyNoTerraform();
  if (missing) throw new Error(missing);
  const derived = await deriveInUse(await Workspace.open());
  writeFileSync(RECORD, `${JSON.stringify(derived, null, 2)}\n`);
  const types = Object.values(derived.replacing);
  console.log(
    `${types.length} types, ${types.flat().length} arguments, ${derived.unanswered.length} without an answer`,
  );
}

if (require.main === module) {
  main().catch((error) => {
    console.error(String(error));
    process.exitCode = 1;
  });
}
