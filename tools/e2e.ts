import { compile } from "./build/compile";
import { whyNoEmulator } from "./e2e/emulator";
import { requestSummary } from "./e2e/requests";
import { runSuites } from "./e2e/runner";
import { whyNoTerraform } from "./terraform/mirror";
import { Workspace } from "./terraform/workspace";

/** Suites side by side: the provider sleeps between its polls, so that two cores serve more than two. */
const WIDTH = 5;

/** Applies the examples with real Terraform to emulated accounts. `npm run e2e -- prod` runs the suites of that name. */
async function main(wanted: string | undefined): Promise<void> {
  const missing = whyNoTerraform() ?? whyNoEmulator();
  if (missing) throw new Error(missing);
  compile();

  // The suites import the compiled packages.
  const { allSuites } = await import("./e2e/suites/all.js");
  const suites = allSuites(await Workspace.open());
  const { passed, failed } = await runSuites(
    suites.filter(({ name }) => wanted === undefined || name.includes(wanted)),
    WIDTH,
  );
  console.log(requestSummary());
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main(process.argv[2]).catch((error) => {
  console.error(String(error));
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
});
