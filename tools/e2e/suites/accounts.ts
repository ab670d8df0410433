import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { startEmulator } from "../emulator";
import { expectThat, type Suite } from "../runner";
import { destroyAll, planNothing } from "./web-platform";

const OTHER_ACCOUNT = "111122223333";

/** One stack in two regions and, by an assumed role, in two accounts. */
export function accounts(workspace: Workspace): Suite {
  return {
    name: "accounts",
    async run(step) {
      const emulator = await startEmulator("accounts");
      try {
        const deployment = new Deployment(workspace, emulator, "accounts");
        const document = join(deployment.folder, "document.json");
        writeFileSync(document, JSON.stringify(DOCUMENT));
        deployment.take(document);
        await step("applies", () => deployment.apply());
        await step("has each topic in its account and region", async () => {
          const values = await deployment.values();
          const arns = ["Here", "West", "There"].map((id) => values.get(`aws_sns_topic.${id}`)?.arn);
          const expected = [
            "arn:aws:sns:us-east-1:123456789012:alarms",
            "arn:aws:sns:us-west-2:123456789012:alarms",
            `arn:aws:sns:us-east-1:${OTHER_ACCOUNT}:alarms`,
          ];
          expectThat(arns.join() === expected.join(), arns.join("\n"));
        });
        await step("plans no change", () => planNothing(deployment));
        await step("is destroyed and leaves nothing in either account", () => destroyAll(deployment, emulator));
      } finally {
        emulator.stop();
      }
    },
  };
}

/** The second account also gets a snapshot policy, which the emulator adds to moto. */
const DOCUMENT = {
  provider: {
    aws: [
      { region: "us-east-1" },
      { alias: "west", region: "us-west-2" },
      {
        alias: "other",
        region: "us-east-1",
        assume_role: [{ role_arn: `arn:aws:iam::${OTHER_ACCOUNT}:role/deploy` }],
      },
    ],
  },
  resource: {
    aws_sns_topic: {
      Here: { name: "alarms" },
      West: { name: "alarms", provider: "aws.west" },
      There: { name: "alarms", provider: "aws.other" },
    },
    aws_dlm_lifecycle_policy: {
      There: {
        provider: "aws.other",
        description: "daily",
        execution_role_arn: `arn:aws:iam::${OTHER_ACCOUNT}:role/dlm`,
        policy_details: {
          resource_types: ["VOLUME"],
          target_tags: { Backup: "daily" },
          schedule: [{ name: "daily", create_rule: { interval: 24, times: ["03:00"] }, retain_rule: { count: 7 } }],
        },
      },
    },
  },
};
