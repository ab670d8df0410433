import { spawnSync } from "node:child_process";
import { whyNoEmulator } from "./e2e/emulator";
import { runSuites } from "./e2e/runner";
import { apiGateway } from "./e2e/suites/api-gateway";
import { ec2 } from "./e2e/suites/ec2";
import { emulatorItself } from "./e2e/suites/emulator";
import { governance } from "./e2e/suites/governance";
import { grow } from "./e2e/suites/grow";
import { noSecrets } from "./e2e/suites/no-secrets";
import { planGuard } from "./e2e/suites/plan-guard";
import { release } from "./e2e/suites/release";
import { upgradeData } from "./e2e/suites/upgrade";
import { webPlatform } from "./e2e/suites/web-platform";
import { whyNoTerraform } from "./terraform/mirror";
import { Workspace } from "./terraform/workspace";

/** Applies the examples with real Terraform to emulated accounts. `npm run e2e -- prod` runs the suites of that name. */
async function main(wanted: string | undefined): Promise<void> {
  const missing = whyNoTerraform() ?? whyNoEmulator();
  if (missing) throw new Error(missing);
  const build = spawnSync("tsc", ["-b"], { encoding: "utf8" });
  if (build.status !== 0) throw new Error(`the build failed:\n${build.stdout}`);

  const workspace = await Workspace.open();
  const suites = [
    webPlatform(workspace, "web-platform-prod"),
    webPlatform(workspace, "web-platform-dev"),
    planGuard(workspace),
    apiGateway(workspace),
    grow(workspace),
    release(workspace),
    noSecrets(workspace),
    ec2(workspace),
    upgradeData(workspace),
    governance(workspace),
    emulatorItself,
  ];
  const { passed, failed } = await runSuites(
    suites.filter(({ name }) => wanted === undefined || name.includes(wanted)),
    3,
  );
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main(process.argv[2]).catch((error) => {
  console.error(String(error));
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
});
