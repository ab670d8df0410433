import { readFileSync } from "node:fs";
import { guardPlan, verdictText } from "@plinth/guardrails";
import type { Workspace } from "../../terraform/workspace";
import { allowedLosses, baseline, CERTIFICATE } from "../../upgrade/baseline";
import type { Document } from "../../upgrade/document";
import { MUTATIONS } from "../../upgrade/mutations";
import { Deployment } from "../deployment";
import { startEmulator } from "../emulator";
import { synthesizeExample } from "../example";
import { expectThat, type Suite } from "../runner";

const STACK = "web-platform-dev";

/** The dev stack as the last release made it, applied; then what this release makes of it, planned and judged. */
export function upgradeRelease(workspace: Workspace): Suite {
  return {
    name: "upgrade-release",
    async run(step) {
      const emulator = await startEmulator("upgrade-release");
      try {
        const deployment = new Deployment(workspace, emulator, "upgrade-release");
        const certificate = await emulator.certificate("dev.example.com");
        const take = (document: string) => deployment.takeDocument(document.replaceAll(CERTIFICATE, certificate));
        await step("applies what the last release made", async () => {
          const released = baseline().get(STACK);
          if (released === undefined) throw new Error(`the last release had no ${STACK}`);
          take(released);
          await deployment.apply();
        });
        const now = readFileSync(synthesizeExample(STACK, { CERTIFICATE_ARN: certificate }), "utf8");
        await step("loses nothing on the way to this release", async () => {
          take(now);
          const verdict = guardPlan(await deployment.planDocument(), { allow: allowedLosses() });
          expectThat(verdict.safe, verdictText(verdict));
        });
        await step("notices what a careless release would lose, and nothing else", async () => {
          const careless = MUTATIONS.reduce((document, { change }) => change(document), JSON.parse(now) as Document);
          take(JSON.stringify(careless));
          const { losses } = guardPlan(await deployment.planDocument());
          const found = losses.map(({ action, address }) => `${action} ${address}`);
          const expected = MUTATIONS.flatMap(({ loss }) => loss ?? []);
          const right = found.length === expected.length && expected.every((loss) => found.includes(loss));
          expectThat(right, `found ${found.join(", ")}, and not ${expected.join(", ")}`);
        });
      } finally {
        emulator.stop();
      }
    },
  };
}
