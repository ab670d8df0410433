import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { documentOf } from "../document";
import { startEmulator } from "../emulator";
import { expectThat, type Suite } from "../runner";
import { bothApis, type Release } from "../stacks/api-gateway";
import { destroyAll, planNothing } from "./web-platform";

/** The end of a central directory: an archive without files, which is enough for a function that is never called. */
const EMPTY_ZIP = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]);

/** Both kinds of API: applied, planned again, released with a changed route, and destroyed. */
export function apiGateway(workspace: Workspace): Suite {
  const name = "api-gateway";
  return {
    name,
    async run(step) {
      const emulator = await startEmulator(name);
      try {
        const deployment = new Deployment(workspace, emulator, name);
        const code = join(deployment.folder, "answer.zip");
        writeFileSync(code, EMPTY_ZIP);
        const take = (release: Omit<Release, "certificateArn" | "code">) => {
          deployment.takeDocument(documentOf(name, (stack) => bothApis(stack, { certificateArn, code, ...release })));
        };
        const certificateArn = await emulator.certificate("api.example.com");
        const before = await emulator.holds();

        take({ weather: "https://weather.example.com/today" });
        await step("applies", () => deployment.apply());
        await step("plans no change", () => planNothing(deployment));
        await step("deploys a changed and a new route beside the old deployment", async () => {
          take({ weather: "https://weather.example.com/tomorrow", prices: true });
          const said = (await deployment.plan()).map(({ type, actions }) => `${actions.join(" and ")} ${type}`).sort();
          const wanted = [
            "create and delete aws_api_gateway_deployment",
            "create aws_api_gateway_integration",
            "create aws_api_gateway_method",
            "create aws_api_gateway_resource",
            "update aws_api_gateway_integration",
            "update aws_api_gateway_stage",
            "update aws_apigatewayv2_integration",
          ];
          expectThat(said.join() === wanted.join(), `the plan was:\n${said.join("\n")}`);
          await deployment.apply();
        });
        await step("plans no change after it", () => planNothing(deployment));
        await step("is destroyed and leaves nothing", () => destroyAll(deployment, emulator, before));
      } finally {
        emulator.stop();
      }
    },
  };
}
