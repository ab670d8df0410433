import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { synth } from "@plinth/testing";
import { Aspects } from "cdktf";
import type { IConstruct } from "constructs";
import { createTags, type StackDocument, type TagBlock, tagBlocks, tagCoverage } from "../src";

const tags = createTags({ environment: "prod", project: "shop", owner: "me", costCenter: "1" });
const REQUIRED = ["Environment", "Project", "Owner", "CostCenter"];

/** As in HashiCorp docs, "Aspects", https://developer.hashicorp.com/terraform/cdktf/concepts/aspects */
const aspect = {
  visit(node: IConstruct) {
    if ("tags" in node && "tagsInput" in node) node.tags = { ...(node.tagsInput as object), ...tags };
  },
};

/** A group and its template, with tags of their own or without. */
const coverageOf = (tag: TagBlock[] = [], specified: readonly string[] = []) => {
  const { document } = synth((stack) => {
    const template = new LaunchTemplate(stack, "Web", {
      tagSpecifications: specified.map((resourceType) => ({ resourceType, tags: { ...tags } })),
    });
    new AutoscalingGroup(stack, "Group", { minSize: 1, maxSize: 2, launchTemplate: { id: template.id }, tag });
    Aspects.of(stack).add(aspect);
  });
  return tagCoverage(document as StackDocument).rows.map(({ address, missing }) => [
    address.replace("aws_", ""),
    missing,
  ]);
};

test("TerraConstructs/base#125: a tag aspect misses a group and what it launches, and the coverage tells", () => {
  expect(coverageOf()).toEqual([
    ["autoscaling_group.Group", REQUIRED],
    ["launch_template.Web", []],
    ["autoscaling_group.Group → instance", REQUIRED],
    ["autoscaling_group.Group → volume", REQUIRED],
    ["autoscaling_group.Group → network-interface", REQUIRED],
  ]);
});

test("tags that the group and the template are given reach all of it", () => {
  const rows = coverageOf(tagBlocks(tags), ["instance", "volume", "network-interface"]);
  expect(rows.map(([, missing]) => missing)).toEqual([[], [], [], [], []]);
});
