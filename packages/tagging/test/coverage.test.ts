import {
  createTags,
  defineTagSchema,
  isTaggable,
  tagCoverage,
  tagCoverageCsv,
  tagCoverageJson,
  tagCoverageLine,
  tagCoverageTable,
} from "../src";

const tags = createTags({ environment: "prod", project: "shop", owner: "me", costCenter: "1" });
const ALL = ["Environment", "Project", "Owner", "CostCenter"];
const provider = {
  aws: [
    { region: "us-east-1", default_tags: [{ tags }] },
    { alias: "west", region: "us-west-2" },
  ],
};

const rowOf = (resource: object, address: string, schema?: Parameters<typeof tagCoverage>[1]) =>
  tagCoverage({ provider, resource }, schema).rows.find((row) => row.address === address);

test("terraform-guides#321: required tags that come as default tags of the provider count", () => {
  const resource = { aws_vpc: { Network: { tags: { Name: "net", Owner: "you" } }, Bare: {} } };
  expect(rowOf(resource, "aws_vpc.Network")).toEqual({
    address: "aws_vpc.Network",
    kind: "resource",
    by: ["default tags", "own"],
    tags: { ...tags, Owner: "you", Name: "net" },
    missing: [],
    problems: [],
  });
  expect(rowOf(resource, "aws_vpc.Bare")).toMatchObject({ by: ["default tags"], missing: [] });
});

test("a resource of a provider without default tags gets none", () => {
  const resource = { aws_vpc: { West: { provider: "aws.west" } } };
  expect(rowOf(resource, "aws_vpc.West")).toMatchObject({ by: [], tags: {}, missing: ALL });
});

test("types that carry no tags, and other providers' resources, do not count", () => {
  const resource = {
    aws_route: { A: {} },
    aws_inspector_resource_group: { B: { tags: { A: "b" } } },
    null_resource: { C: {} },
  };
  expect(tagCoverage({ provider, resource })).toMatchObject({ rows: [], untaggable: 2 });
  expect(["aws_vpc", "aws_autoscaling_group", "aws_route", "aws_autoscaling_group_tag"].map(isTaggable)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe("what is launched", () => {
  const specification = (resource_type: string) => ({ resource_type, tags });
  const block = (key: string, propagate_at_launch: boolean) => ({ key, value: "v", propagate_at_launch });
  const template = { tags, tag_specifications: [specification("instance"), specification("volume")] };

  test("asg#162: a group does not get the default tags, and needs its own", () => {
    const resource = { aws_autoscaling_group: { Web: { tag: [block("Owner", false)] }, Bare: {} } };
    expect(rowOf(resource, "aws_autoscaling_group.Web")).toMatchObject({
      by: ["own"],
      missing: ["Environment", "Project", "CostCenter"],
    });
    expect(rowOf(resource, "aws_autoscaling_group.Bare")).toMatchObject({ by: [], missing: ALL });
  });

  test("instances, volumes and network interfaces get what the launch template propagates, and no default tags", () => {
    const resource = {
      aws_launch_template: { Web: template },
      aws_autoscaling_group: { Web: { launch_template: { id: "${aws_launch_template.Web.id}" } } },
    };
    const kinds = ["instance", "volume", "network-interface"].map((kind) =>
      rowOf(resource, `aws_autoscaling_group.Web → ${kind}`),
    );
    expect(kinds).toMatchObject([
      { kind: "launched", by: ["propagated"], missing: [] },
      { kind: "launched", by: ["propagated"], missing: [] },
      { kind: "launched", by: [], missing: ALL },
    ]);
  });

  test("a group propagates its own tags to instances, and to nothing else", () => {
    const group = {
      launch_template: { id: "${aws_launch_template.Web.id}" },
      tag: [block("Team", true), block("Secret", false)],
    };
    const resource = { aws_launch_template: { Web: template }, aws_autoscaling_group: { Web: group } };
    expect(rowOf(resource, "aws_autoscaling_group.Web → instance")?.tags).toEqual({ ...tags, Team: "v" });
    expect(rowOf(resource, "aws_autoscaling_group.Web → volume")?.tags).toEqual(tags);
  });

  test("a template without a group, and a group of somebody else's template, launch too", () => {
    const alone = { aws_launch_template: { Web: template } };
    expect(rowOf(alone, "aws_launch_template.Web → network-interface")).toMatchObject({ missing: ALL });
    const foreign = { aws_autoscaling_group: { Web: { launch_template: { id: "lt-1" }, tag: [block("Team", true)] } } };
    expect(rowOf(foreign, "aws_autoscaling_group.Web → instance")?.tags).toEqual({ Team: "v" });
  });

  test("of two templates of one group only what both say is sure", () => {
    const other = { tag_specifications: [{ resource_type: "instance", tags: { Owner: "you" } }] };
    const resource = {
      aws_launch_template: { Web: template, Other: other },
      aws_autoscaling_group: {
        Web: { mixed: ["${aws_launch_template.Web.id}", "${aws_launch_template.Other.id}"] },
      },
    };
    expect(Object.keys(rowOf(resource, "aws_autoscaling_group.Web → instance")?.tags ?? {})).toEqual(["Owner"]);
  });
});

test("what AWS would not take, and what only an apply can tell, is a problem", () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`k${index}`, "v"]));
  const resource = {
    aws_s3_object: {
      Page: { tags: many },
      Own: { tags: many, override_provider: { default_tags: { tags: {} } } },
    },
    aws_vpc: {
      Later: { tags: { Id: "${aws_kms_key.Key.id}", owner: "x" } },
      All: { tags: "${merge(local.a, local.b)}" },
    },
  };
  expect(rowOf(resource, "aws_s3_object.Page")?.problems).toEqual(["there must be at most 10 tags, got 13"]);
  expect(rowOf(resource, "aws_s3_object.Own")).toMatchObject({ by: ["own"], problems: [], missing: ALL });
  expect(rowOf(resource, "aws_vpc.Later")?.problems).toEqual([
    "Id is known only after apply, so that plans can differ",
    'keys "Owner" and "owner" differ only in case',
  ]);
  expect(rowOf(resource, "aws_vpc.All")?.problems).toEqual(["the tags are known only after apply"]);
});

test("a schema of one's own says what is required and allowed", () => {
  const schema = defineTagSchema({ required: ["team"], allowed: { environment: ["dev"] } });
  expect(rowOf({ aws_vpc: { A: { tags: { Name: "a" } } } }, "aws_vpc.A", schema)).toMatchObject({
    missing: ["Team"],
    problems: ['Environment must be one of dev, got "prod"'],
  });
});

describe("report", () => {
  const resource = {
    aws_vpc: { A: { tags: { Name: 'a "b"' } } },
    aws_sqs_queue: { B: { provider: "aws.west", tags: { Owner: "${x}" } } },
    aws_route: { C: {} },
  };
  const coverage = tagCoverage({ provider, resource });

  test("JSON holds all of it", () => {
    expect(JSON.parse(tagCoverageJson(coverage))).toEqual(coverage);
  });

  test("CSV quotes what has to be quoted", () => {
    expect(tagCoverageCsv(coverage).split("\r\n")).toEqual([
      "address,tagged by,keys,missing,problems",
      "aws_vpc.A,default tags and own,Environment; Project; Owner; CostCenter; Name,,",
      'aws_sqs_queue.B,own,Owner,Environment; Project; CostCenter,"Owner is known only after apply, so that plans can differ"',
      "",
    ]);
  });

  test("the table lines up, and may show gaps alone", () => {
    const gaps = coverage.rows.filter(({ missing }) => missing.length > 0);
    expect(tagCoverageTable({ rows: gaps })).toBe(
      [
        "address          tagged by  keys   missing                           problems",
        "aws_sqs_queue.B  own        Owner  Environment; Project; CostCenter  Owner is known only after apply, so that plans can differ",
      ].join("\n"),
    );
  });

  test("one line says how far it is", () => {
    expect(tagCoverageLine(coverage)).toBe(
      "tags: 1 of 2 taggable resources have Environment, Project, Owner, CostCenter; 1 problem",
    );
    const launching = { aws_launch_template: { A: {} } };
    expect(tagCoverageLine(tagCoverage({ provider, resource: launching }))).toBe(
      "tags: 1 of 1 taggable resources and 0 of 3 launched things have Environment, Project, Owner, CostCenter",
    );
  });
});
