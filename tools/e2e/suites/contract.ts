import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Workspace } from "../../terraform/workspace";
import { ask } from "../ask";
import { Deployment } from "../deployment";
import { startEmulator } from "../emulator";
import { withoutViolations } from "../requests";
import { expectThat, type Suite } from "../runner";
import { destroyAll } from "./web-platform";

const TOO_LONG = "x".repeat(2049);
const AWS_WORDS = "at 'description' failed to satisfy constraint: Member must have length less than or equal to 2048";

/** A request that breaks AWS's model of its operation is refused in AWS's words, and fails the step in which it is made. */
export function contract(workspace: Workspace): Suite {
  return {
    name: "contract",
    async run(step) {
      const emulator = await startEmulator("contract");
      try {
        const deployment = new Deployment(workspace, emulator, "contract");
        const document = join(deployment.folder, "document.json");
        writeFileSync(document, JSON.stringify(secretDescribed(TOO_LONG)));
        deployment.take(document);
        await step("refuses a description that is too long, in AWS's words", async () => {
          const output = (await deployment.refusedApply()).replace(/[\s│]+/g, " ");
          expectThat(output.includes("1 validation error detected") && output.includes(AWS_WORDS), output);
          const [violation] = emulator.takeViolations();
          expectThat(violation?.startsWith("secretsmanager.CreateSecret: Value 'xxx") === true, violation);
        });
        await step("fails the step of a violation that nobody reports", async () => {
          const swallowed = () => ask(emulator, "ec2", "DeleteVpc").catch(() => undefined);
          const message = await withoutViolations(swallowed).catch(String);
          expectThat(String(message).includes("ec2.DeleteVpc: Value null at 'vpcId'"), String(message));
        });
        await step("leaves nothing", () => destroyAll(deployment, emulator));
      } finally {
        emulator.stop();
      }
    },
  };
}

function secretDescribed(description: string): object {
  return {
    provider: { aws: { region: "us-east-1" } },
    resource: { aws_secretsmanager_secret: { Secret: { name: "shop", description } } },
  };
}
