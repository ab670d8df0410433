import { ask, elements } from "./ask";
import type { Emulator } from "./emulator";
import { expectThat } from "./runner";

/** Names of all Auto Scaling groups. */
export async function groupNames(emulator: Emulator): Promise<string[]> {
  const answer = await ask(emulator, "autoscaling", "DescribeAutoScalingGroups");
  return [...new Set(elements(answer, "AutoScalingGroupName"))];
}

/** The number of instance refreshes that were started, in all groups. */
export async function countRefreshes(emulator: Emulator): Promise<number> {
  const answers = await Promise.all(
    (await groupNames(emulator)).map((AutoScalingGroupName) =>
      ask(emulator, "autoscaling", "DescribeInstanceRefreshes", { AutoScalingGroupName }),
    ),
  );
  return answers.flatMap((answer) => elements(answer, "InstanceRefreshId")).length;
}

const TAGGED = ["instance", "volume", "network-interface", "launch-template", "auto-scaling-group"];

/** The groups and all that they launch have the tags. */
export async function expectTags(emulator: Emulator, wanted: Readonly<Record<string, string>>): Promise<void> {
  const tags = new Map([...(await tagsOfEc2(emulator)), ...(await tagsOfAutoScaling(emulator))]);
  for (const kind of TAGGED) {
    const some = [...tags].filter(([resource]) => resource.startsWith(`${kind}/`));
    expectThat(some.length > 0, `there is no ${kind} with tags`);
    for (const [resource, own] of some) {
      const lacks = Object.entries(wanted).filter(([key, value]) => own.get(key) !== value);
      expectThat(lacks.length === 0, `${resource} lacks ${lacks.map(([key]) => key).join(", ")}`);
    }
  }
}

type Tags = Map<string, Map<string, string>>;

async function tagsOfEc2(emulator: Emulator): Promise<Tags> {
  const items = elements(await ask(emulator, "ec2", "DescribeTags"), "item");
  return byResource(items, ["resourceType", "resourceId", "key", "value"]);
}

async function tagsOfAutoScaling(emulator: Emulator): Promise<Tags> {
  const members = elements(await ask(emulator, "autoscaling", "DescribeTags"), "member");
  return byResource(members, ["ResourceType", "ResourceId", "Key", "Value"]);
}

/** Tags by `<type>/<id>` of the resource. */
function byResource(descriptions: readonly string[], names: readonly string[]): Tags {
  const all: Tags = new Map();
  for (const description of descriptions) {
    const [type, id, key, value] = names.map((name) => elements(description, name)[0] ?? "");
    const resource = `${type}/${id}`;
    all.set(resource, (all.get(resource) ?? new Map<string, string>()).set(key, value));
  }
  return all;
}
