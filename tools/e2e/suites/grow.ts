import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { startEmulator } from "../emulator";
import { expectThat, type Suite } from "../runner";
import type { Stage } from "./grow-app";
import { destroyAll, planNothing } from "./web-platform";

const STAGES: readonly Stage[] = ["one zone", "three zones", "another tier, dual stack, a route and an ACL"];

/** A network that grows: what is there is never destroyed or replaced, and keeps its addresses. */
export function grow(workspace: Workspace): Suite {
  return {
    name: "grow",
    async run(step) {
      const emulator = await startEmulator("grow");
      try {
        // The packages are built by now, and not when this file is loaded.
        const { synthesizeGrow } = await import("./grow-app.js");
        const deployment = new Deployment(workspace, emulator, "grow");
        const before = await emulator.holds();
        for (const stage of STAGES) {
          deployment.takeDocument(synthesizeGrow(stage));
          await step(`${stage}: the plan destroys and replaces nothing`, () => planGrowth(deployment));
          await step(`${stage}: applies`, () => deployment.apply());
          await step(`${stage}: plans no change`, () => planNothing(deployment));
        }
        await step("is destroyed and leaves nothing", () => destroyAll(deployment, emulator, before));
      } finally {
        emulator.stop();
      }
    },
  };
}

async function planGrowth(deployment: Deployment): Promise<void> {
  const known = await deployment.state();
  const changes = await deployment.plan();
  const lost = changes.filter(({ actions }) => actions.includes("delete"));
  const said = lost.map(({ address, actions }) => `${actions.join(" and ")} ${address}`);
  expectThat(lost.length === 0, `the plan takes away:\n${said.join("\n")}`);
  const again = changes.filter(({ address, actions }) => actions.includes("create") && known.includes(address));
  expectThat(again.length === 0, `the plan makes again: ${again.map(({ address }) => address).join(", ")}`);
  expectThat(changes.length > 0, "the plan changes nothing");
}
