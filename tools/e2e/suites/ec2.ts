import type { Workspace } from "../../terraform/workspace";
import { ask } from "../ask";
import { Deployment } from "../deployment";
import { type Emulator, startEmulator } from "../emulator";
import { countRefreshes, expectTags, groupNames } from "../fleets";
import { expectThat, type Suite } from "../runner";
import type { Variant } from "./ec2-stack";
import { destroyAll, planNothing } from "./web-platform";

const FIRST: Variant = { command: "systemctl start web", protect: true, volumes: ["Data"] };
const RELEASED: Variant = { ...FIRST, command: "systemctl restart web" };

/** Fleets and a single instance: whole, planned again, scaled behind Terraform's back, released, and retired. */
export function ec2(workspace: Workspace): Suite {
  return {
    name: "ec2",
    async run(step) {
      // Loads the packages, which are built by now.
      const { synthesizeFleets, TAGS } = await import("./ec2-stack.js");
      const emulator = await startEmulator("ec2");
      try {
        const deployment = new Deployment(workspace, emulator, "ec2");
        const before = await emulator.holds();
        deployment.takeDocument(synthesizeFleets(FIRST));
        await step("applies", () => deployment.apply());
        await step("plans no change", () => planNothing(deployment));
        await step("has tagged all that it launched", () => expectTags(emulator, TAGS));
        await step("leaves the capacity to scaling, and the sizes to schedules", async () => {
          await resize(emulator);
          await planNothing(deployment);
        });
        await step("plans a refresh when the template changes, and of that group only", async () => {
          deployment.takeDocument(synthesizeFleets(RELEASED));
          await expectPlan(deployment, [
            "update aws_autoscaling_group.Plain",
            "update aws_launch_template.Plain_LaunchTemplate",
          ]);
          await deployment.apply();
          expectThat((await countRefreshes(emulator)) === 1, "no refresh was started");
          await planNothing(deployment);
        });
        await step("adds a volume and touches nothing else", async () => {
          deployment.takeDocument(synthesizeFleets({ ...RELEASED, volumes: ["Data", "Logs"] }));
          await expectPlan(deployment, [
            "create aws_ebs_volume.Wiki_Volume-Logs",
            "create aws_volume_attachment.Wiki_VolumeAttachment-Logs",
          ]);
        });
        await step("keeps its volumes from being destroyed", async () => {
          const [volume] = (await deployment.state()).filter((address) => address.startsWith("aws_ebs_volume."));
          const said = await deployment.refusedDestroy(volume);
          expectThat(said.includes("prevent_destroy"), said.slice(-2000));
        });
        await step("gives up its protection, is destroyed and leaves nothing", async () => {
          deployment.takeDocument(synthesizeFleets({ ...RELEASED, protect: false }));
          await deployment.apply();
          await destroyAll(deployment, emulator, before);
        });
      } finally {
        emulator.stop();
      }
    },
  };
}

/** What a policy, a schedule and a person do: another desired capacity, and other sizes where a schedule has a say. */
async function resize(emulator: Emulator): Promise<void> {
  const found = await groupNames(emulator);
  for (const name of found) {
    const sizes: Record<string, string> = name.startsWith("ec2-mixed-") ? { MinSize: "0", MaxSize: "4" } : {};
    const DesiredCapacity = name.startsWith("ec2-chosen-") ? "2" : "4";
    await ask(emulator, "autoscaling", "UpdateAutoScalingGroup", {
      AutoScalingGroupName: name,
      DesiredCapacity,
      ...sizes,
    });
  }
  expectThat(found.length === 3, `groups: ${found.join(", ")}`);
}

async function expectPlan(deployment: Deployment, wanted: readonly string[]): Promise<void> {
  const planned = await deployment.plannedChanges();
  expectThat(planned.join() === wanted.join(), `planned: ${planned.join(", ")}`);
}
