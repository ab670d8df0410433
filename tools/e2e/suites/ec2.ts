import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { type Emulator, startEmulator } from "../emulator";
import { expectThat, type Suite } from "../runner";
import type { Variant } from "./ec2-stack";
import { destroyAll, planNothing } from "./web-platform";

const FIRST: Variant = { command: "systemctl start web", protect: true, volumes: ["Data"] };
const RELEASED: Variant = { ...FIRST, command: "systemctl restart web" };
const KINDS = ["instance", "volume", "network-interface", "launch-template", "group"];

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
        const planned = async () =>
          (await deployment.plan()).map(({ address, actions }) => `${actions} ${withoutHash(address)}`);
        const before = await emulator.holds();
        deployment.take(synthesizeFleets(FIRST));
        await step("applies", () => deployment.apply());
        await step("plans no change", () => planNothing(deployment));
        await step("has tagged all that it launched", () => allTagged(emulator, TAGS));
        await step("leaves the capacity to scaling, and the sizes to schedules", async () => {
          await resize(emulator);
          await planNothing(deployment);
        });
        await step("plans a refresh when the template changes, and of that group only", async () => {
          deployment.take(synthesizeFleets(RELEASED));
          expectSame(await planned(), [
            "update aws_autoscaling_group.Plain",
            "update aws_launch_template.Plain_LaunchTemplate",
          ]);
          await deployment.apply();
          expectThat((await refreshes(emulator)) === 1, "no refresh was started");
          await planNothing(deployment);
        });
        await step("adds a volume and touches nothing else", async () => {
          deployment.take(synthesizeFleets({ ...RELEASED, volumes: ["Data", "Logs"] }));
          expectSame(await planned(), [
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
          deployment.take(synthesizeFleets({ ...RELEASED, protect: false }));
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
  const found = await groups(emulator);
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

async function allTagged(emulator: Emulator, wanted: Record<string, string>): Promise<void> {
  const tags = await tagsByResource(emulator);
  for (const tag of blocks(await ask(emulator, "autoscaling", "DescribeTags"), "member")) {
    const resource = `group/${text(tag, "ResourceId")}`;
    tags.set(resource, (tags.get(resource) ?? new Map()).set(text(tag, "Key"), text(tag, "Value")));
  }
  for (const kind of KINDS) {
    const some = [...tags].filter(([resource]) => resource.startsWith(`${kind}/`));
    expectThat(some.length > 0, `there is no ${kind}`);
    for (const [resource, own] of some) {
      const lacks = Object.entries(wanted).filter(([key, value]) => own.get(key) !== value);
      expectThat(lacks.length === 0, `${resource} lacks ${lacks.map(([key]) => key).join(", ")}`);
    }
  }
}

/** Tags of what EC2 holds, by `<kind>/<id>`. */
async function tagsByResource(emulator: Emulator): Promise<Map<string, Map<string, string>>> {
  const all = new Map<string, Map<string, string>>();
  for (const item of blocks(await ask(emulator, "ec2", "DescribeTags"), "item")) {
    const resource = `${text(item, "resourceType")}/${text(item, "resourceId")}`;
    const own = all.get(resource) ?? new Map<string, string>();
    all.set(resource, own.set(text(item, "key"), text(item, "value")));
  }
  return all;
}

async function groups(emulator: Emulator): Promise<string[]> {
  const answer = await ask(emulator, "autoscaling", "DescribeAutoScalingGroups");
  return [...new Set(blocks(answer, "AutoScalingGroupName"))];
}

async function refreshes(emulator: Emulator): Promise<number> {
  const answers = await Promise.all(
    (await groups(emulator)).map((AutoScalingGroupName) =>
      ask(emulator, "autoscaling", "DescribeInstanceRefreshes", { AutoScalingGroupName }),
    ),
  );
  return answers.flatMap((answer) => blocks(answer, "InstanceRefreshId")).length;
}

const VERSIONS = { autoscaling: "2011-01-01", ec2: "2016-11-15" } as const;

/** Asks the account itself, in the query protocol of both services. */
async function ask(
  emulator: Emulator,
  service: keyof typeof VERSIONS,
  action: string,
  parameters: Record<string, string> = {},
): Promise<string> {
  const response = await fetch(emulator.env.AWS_ENDPOINT_URL, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service}/aws4_request, SignedHeaders=, Signature=`,
    },
    body: new URLSearchParams({ Action: action, Version: VERSIONS[service], ...parameters }).toString(),
  });
  const answer = await response.text();
  expectThat(response.ok, `${action}: ${answer}`);
  return answer;
}

function blocks(xml: string, tag: string): string[] {
  return [...xml.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"))].map(([, body]) => body);
}

function text(xml: string, tag: string): string {
  return blocks(xml, tag)[0] ?? "";
}

function withoutHash(address: string): string {
  return address.replace(/_[0-9A-F]{8}$/, "");
}

function expectSame(got: readonly string[], wanted: readonly string[]): void {
  expectThat([...got].sort().join() === [...wanted].sort().join(), `planned: ${got.join(", ")}`);
}
