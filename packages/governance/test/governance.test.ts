import { type Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { CostAllocationTags, ProjectResourceGroup, type ProjectResourceGroupProps, TagPolicy } from "../src";

const group = (props: Partial<ProjectResourceGroupProps> = {}) =>
  synth((stack) => new ProjectResourceGroup(stack, "Project", { having: { Project: "shop" }, ...props }));

const queryOf = (made: Synthesized) => JSON.parse(made.the("aws_resourcegroups_group").resource_query.query);

const policyDocument = { tags: { owner: { tag_key: { "@@assign": "Owner" } } } };

const policy = (use: (policy: TagPolicy, stack: TerraformStack) => void = () => {}) =>
  synth((stack) => use(new TagPolicy(stack, "Tags", { policy: policyDocument }), stack));

test("every address is the one of the snapshot", () => {
  const made = synth((stack) => {
    new CostAllocationTags(stack, "Costs", { keys: ["Project", "CostCenter"] });
    new ProjectResourceGroup(stack, "Project", { having: { Project: "shop" } });
    new TagPolicy(stack, "Tags", { policy: policyDocument }).attachTo("Workloads", "ou-ab12-34cd56ef");
  });
  expect(made.addresses).toMatchInlineSnapshot(`
[
  "aws_ce_cost_allocation_tag.Costs_CostCenter_A694C741",
  "aws_ce_cost_allocation_tag.Costs_Project_76607B19",
  "aws_organizations_policy.Tags",
  "aws_organizations_policy_attachment.Tags_To-Workloads_54C7D96E",
  "aws_resourcegroups_group.Project",
]
`);
});

describe("cost allocation tags", () => {
  test("every key is activated", () => {
    const made = synth((stack) => new CostAllocationTags(stack, "Costs", { keys: ["Project", "aws:createdBy"] }));
    expect(Object.values(made.all("aws_ce_cost_allocation_tag"))).toEqual([
      { tag_key: "Project", status: "Active" },
      { tag_key: "aws:createdBy", status: "Active" },
    ]);
  });

  test("another key touches no other address, and neither does their order", () => {
    const made = (keys: string[]) => synth((stack) => new CostAllocationTags(stack, "Costs", { keys })).addresses;
    expect(made(["Owner", "Project"])).toEqual(made(["Project", "Owner"]));
    expect(made(["CostCenter", "Owner", "Project"])).toEqual(expect.arrayContaining(made(["Project", "Owner"])));
  });

  test.each([
    [Array.from({ length: 501 }, (_, index) => `Key${index}`), "keys must have at most 500 members, got 501"],
    [[], "keys must have at least 1 members, got 0"],
    [["A", "A"], 'keys must not repeat a member, got "A" twice'],
    [["A", ""], 'keys[1] must have 1 to 128 characters, got ""'],
  ])("the keys of case %# are refused", (keys, message) => {
    expect(() => synth((stack) => new CostAllocationTags(stack, "Costs", { keys }))).toThrow(
      `test/Costs (CostAllocationTags) is misconfigured:\n  - ${message}`,
    );
  });
});

describe("resource group", () => {
  test("it holds everything with the tags of the project", () => {
    expect(queryOf(group({ having: { Project: "shop", Environment: ["dev", "test"] } }))).toEqual({
      ResourceTypeFilters: ["AWS::AllSupported"],
      TagFilters: [
        { Key: "Project", Values: ["shop"] },
        { Key: "Environment", Values: ["dev", "test"] },
      ],
    });
  });

  test("it may hold some types only", () => {
    const made = group({ resourceTypes: ["AWS::EC2::Instance"] });
    expect(queryOf(made).ResourceTypeFilters).toEqual(["AWS::EC2::Instance"]);
  });

  test("its name and description are made of its path, in the letters that the service takes", () => {
    expect(group().the("aws_resourcegroups_group")).toMatchObject({
      name: "test-project",
      description: "test-project",
      tags: { Name: "test-project" },
    });
    expect(
      group({ name: "Shop", description: "The shop", tags: { Owner: "me" } }).the("aws_resourcegroups_group"),
    ).toMatchObject({ name: "Shop", description: "The shop", tags: { Owner: "me", Name: "test-project" } });
  });

  test("a path that begins with aws, which the service reserves, gets another beginning", () => {
    const named = (stack: string) =>
      synth((scope) => new ProjectResourceGroup(scope, "Project", { having: { Project: "shop" } }), { stack });
    expect(named("aws-shop").the("aws_resourcegroups_group").name).toBe("group-aws-shop-project");
    expect(named("a".repeat(90)).the("aws_resourcegroups_group").name).toBe(`${"a".repeat(90)}-project`);
    const long = named(`aws${"s".repeat(200)}`).the("aws_resourcegroups_group").name;
    expect(long).toMatch(/^group-aws/);
    expect(long).toHaveLength(128);
  });

  test("what AWS would refuse is refused, all problems in one error", () => {
    const many = Array.from({ length: 21 }, (_, index) => `v${index}`);
    expect(() =>
      group({
        name: "aws things",
        description: "a/b",
        having: { "": "x", Environment: [], Owner: many },
        resourceTypes: ["ec2:instance"],
      }),
    ).toThrow(
      [
        "test/Project (ProjectResourceGroup) is misconfigured:",
        '  - having must have keys of 1 to 128 characters, got ""',
        "  - having.Environment must have at least 1 members, got 0",
        "  - having.Owner must have at most 20 members, got 21",
        '  - resourceTypes[0] must be written as "AWS::EC2::Instance", got "ec2:instance"',
        '  - name must have 1 to 300 letters, digits and "._-", and not begin with "aws", got "aws things"',
        '  - description must have at most 1024 letters, digits, spaces and "._-", got "a/b"',
      ].join("\n"),
    );
    expect(() => group({ having: {} })).toThrow("having must have 1 to 50 members, got {}");
  });
});

describe("tag policy", () => {
  test("it is a policy of the organization with the document as it is", () => {
    const { content, ...rest } = policy().the("aws_organizations_policy");
    expect(JSON.parse(content)).toEqual(policyDocument);
    expect(rest).toEqual({
      name: "test-tags",
      description: "test/Tags",
      type: "TAG_POLICY",
      tags: { Name: "test-tags" },
    });
  });

  test("it applies to nothing until it is attached", () => {
    expect(policy().all("aws_organizations_policy_attachment")).toEqual({});
    const attached = policy((tags) => {
      tags.attachTo("Root", "r-ab12");
      tags.attachTo("Shop", "123456789012");
    });
    const targets = Object.values(attached.all("aws_organizations_policy_attachment"));
    expect(targets).toEqual([
      { policy_id: "${aws_organizations_policy.Tags.id}", target_id: "r-ab12" },
      { policy_id: "${aws_organizations_policy.Tags.id}", target_id: "123456789012" },
    ]);
  });

  test("a key is attached once, to something that can have a policy", () => {
    policy((tags) => {
      tags.attachTo("Root", "r-ab12");
      expect(() => tags.attachTo("Root", "everybody")).toThrow(
        [
          'test/Tags.attachTo("Root") (TagPolicy) is misconfigured:',
          '  - key must be new, got "Root"',
          '  - targetId must be the id of a root, an organizational unit or an account, got "everybody"',
        ].join("\n"),
      );
    });
  });

  test("a document without keys, and texts that are too long, are refused", () => {
    const long = { name: "n".repeat(129), description: "d".repeat(513) };
    expect(() => synth((stack) => new TagPolicy(stack, "Tags", { policy: { tags: {} }, ...long }))).toThrow(
      [
        "test/Tags (TagPolicy) is misconfigured:",
        `  - name must have 1 to 128 characters, got "${long.name.slice(0, 78)}…`,
        `  - description must have 0 to 512 characters, got "${long.description.slice(0, 78)}…`,
        "  - policy.tags must name at least one key, got none",
      ].join("\n"),
    );
    const large = { tags: { owner: { tag_value: { "@@assign": ["v".repeat(10_000)] } } } };
    expect(() => synth((stack) => new TagPolicy(stack, "Tags", { policy: large }))).toThrow(
      "policy must have at most 10000 characters, got 10050",
    );
  });
});

test("a tag policy that holds a construct is refused, because it is no JSON", () => {
  expect(() =>
    synth((stack) => new TagPolicy(stack, "Tags", { policy: { tags: { Project: { owner: stack } } } })),
  ).toThrow("policy must be JSON, got something that contains itself");
});
