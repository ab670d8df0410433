import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { inputFaults, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CostAllocationTags, ProjectResourceGroup, TagPolicy } from "../src";

const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
const policy = { tags: { owner: { tag_key: { "@@assign": "Owner" } } } };

test.each<[string, (stack: TerraformStack, props: never) => Construct, (stack: TerraformStack) => object, string[]]>([
  [
    "cost allocation tags",
    (stack, props) => new CostAllocationTags(stack, "Costs", props),
    (stack) => ({ keys: ["Owner"], provider: west(stack) }),
    [],
  ],
  [
    "a resource group",
    (stack, props) => new ProjectResourceGroup(stack, "Project", props),
    (stack) => ({
      having: { Project: "shop", Environment: ["dev"] },
      resourceTypes: ["AWS::EC2::Instance"],
      name: "shop",
      description: "The shop",
      provider: west(stack),
      tags: { Owner: "me" },
    }),
    ["having.Project", "having.Environment"],
  ],
  [
    "a tag policy",
    (stack, props) => new TagPolicy(stack, "Tags", props),
    (stack) => ({ policy, name: "tags", description: "Of all", provider: west(stack), tags: { Owner: "me" } }),
    ["policy.tags.owner", "policy.tags.owner.tag_key", "policy.tags.owner.tag_key.@@assign"],
  ],
  [
    "attachTo",
    (stack, { key, targetId }: { key: never; targetId: never }) =>
      new TagPolicy(stack, "Tags", { policy }).attachTo(key, targetId),
    () => ({ key: "Root", targetId: "r-ab12" }),
    ["props"],
  ],
])("every prop of %s passes a value that is known after apply, or is refused by name", (_, create, props, unions) => {
  const faults = inputFaults({ create, props, unions });
  expect(faults.filter((fault) => !unions.includes("props") || !fault.startsWith("props"))).toEqual([]);
});

test("a provider makes everything, a given name stays, and so does a tag that is called Name", () => {
  const made = (inner: boolean) =>
    synth((stack) => {
      const provider = west(stack);
      const scope = inner ? new Construct(stack, "Shop") : stack;
      const props = { name: "shop", provider, tags: { Name: "mine" } };
      new ProjectResourceGroup(scope, "Project", { having: { Project: "shop" }, ...props });
      new TagPolicy(scope, "Tags", { policy, ...props }).attachTo("Root", "r-ab12");
      new CostAllocationTags(scope, "Costs", { keys: ["Owner"], provider });
    });
  const { resource } = made(true).document;
  const bodies = Object.values(resource as Record<string, object>).flatMap((named) => Object.values(named));
  expect(new Set(bodies.map(({ provider }) => provider))).toEqual(new Set(["aws.west"]));
  const names = (inner: boolean) =>
    ["aws_resourcegroups_group", "aws_organizations_policy"].map((type) => {
      const { name, tags } = made(inner).the(type);
      return [name, tags];
    });
  expect(names(true)).toEqual(Array.from({ length: 2 }, () => ["shop", { Name: "mine" }]));
  expect(names(false)).toEqual(names(true));
});
