import { kindOf, read } from "../src";

const WHOLE = { format_version: "1.2", planned_values: { root_module: {} }, resource_changes: [] };
const EXPECTED = "expected a document in Terraform's JSON syntax (cdk.tf.json), or a plan or state";

test.each([
  ["document", { resource: {} }],
  ["document", { "//": {}, terraform: {}, provider: {} }],
  ["plan", WHOLE],
  ["plan", { ...WHOLE, format_version: "0.1" }],
  ["plan", { format_version: "1.2", planned_values: { root_module: {} } }],
  ["state", { format_version: "1.0", values: { root_module: {} } }],
  ["state", { format_version: "1.0" }],
  ["state file", { version: 4, resources: [] }],
])("a %s is known", (kind, source) => {
  expect(kindOf(source)).toBe(kind);
  expect(read(source).resources).toEqual([]);
});

test.each([
  [[], `${EXPECTED} as \`terraform show -json\` prints it, got a list`],
  [{}, "got an empty object"],
  [null, "got null"],
  ["text", 'got "text"'],
  [{ name: "shop", version: "1.0.0" }, 'got an object with "name"'],
  [{ ...WHOLE, format_version: "2.0" }, 'the format must be 0.x or 1.x, got "2.0"'],
  [{ ...WHOLE, format_version: undefined }, "the format must be 0.x or 1.x, got nothing"],
  [{ ...WHOLE, format_version: 1 }, "the format must be 0.x or 1.x, got 1"],
  [{ format_version: "2.1", values: {} }, 'the format must be 0.x or 1.x, got "2.1"'],
  [{ ...WHOLE, errored: true }, "the plan is of a run that failed"],
  [{ ...WHOLE, planned_values: null }, "the plan has no planned_values: is it cut off?"],
  [
    { ...WHOLE, planned_values: { root_module: { resources: [] } }, resource_changes: undefined },
    "the plan has no resource_changes: is it cut off?",
  ],
])("%j is refused", (source, message) => {
  expect(() => read(source as object)).toThrow(message);
});

describe("a state", () => {
  const address = 'module.shop.aws_s3_bucket.x["a"]';
  const shown = {
    format_version: "1.0",
    values: {
      root_module: {
        child_modules: [
          {
            resources: [
              { address, type: "aws_s3_bucket", mode: "managed", values: { bucket: "a", tags: null } },
              {
                address: "module.shop.aws_s3_bucket_policy.x",
                type: "aws_s3_bucket_policy",
                mode: "managed",
                values: { bucket: "a" },
                depends_on: ["module.shop.aws_s3_bucket.x"],
              },
            ],
          },
        ],
      },
    },
  };
  const file = {
    version: 4,
    resources: [
      {
        module: "module.shop",
        mode: "managed",
        type: "aws_s3_bucket",
        name: "x",
        instances: [{ index_key: "a", attributes: { bucket: "a", tags: null } }],
      },
      {
        module: "module.shop",
        mode: "managed",
        type: "aws_s3_bucket_policy",
        name: "x",
        instances: [{ attributes: { bucket: "a" }, dependencies: ["module.shop.aws_s3_bucket.x"] }],
      },
      { mode: "data", type: "aws_region", name: "now", instances: [{ attributes: { name: "eu-west-1" } }] },
    ],
  };

  test.each([
    ["as it is shown", shown],
    ["as its file is", file],
  ])("%s has what exists, and who refers to whom", (_form, source) => {
    const stack = read(source);
    const [bucket] = stack.all("aws_s3_bucket");
    expect(bucket).toMatchObject({ address, args: { bucket: "a" }, provider: { key: "aws" } });
    expect(bucket.args).not.toHaveProperty("tags");
    expect(stack.referringTo(bucket)).toEqual(stack.all("aws_s3_bucket_policy"));
  });

  test("has data sources too", () => {
    expect(read(file).all("data.aws_region")).toMatchObject([{ address: "data.aws_region.now" }]);
  });
});

describe("references in a state", () => {
  const vpc = (key: string, id: string) => ({
    address: `aws_vpc.main["${key}"]`,
    mode: "managed",
    type: "aws_vpc",
    values: { id, arn: `arn:${id}` },
  });
  const subnet = {
    ...{ address: "aws_subnet.a", mode: "managed", type: "aws_subnet", depends_on: ["aws_vpc.main"] },
    values: { vpc_id: "vpc-2", tags: { Vpc: "arn:vpc-1" }, ids: ["vpc-1", "vpc-3"], id: "subnet-1" },
  };
  const stranger = { address: "aws_subnet.b", mode: "managed", type: "aws_subnet", values: { vpc_id: "vpc-2" } };
  const resources = [vpc("a", "vpc-1"), vpc("b", "vpc-2"), subnet, stranger];
  const stack = read({ format_version: "1.0", values: { root_module: { resources } } });

  test("ids and ARNs of what a resource depends on are references, at any depth, to the instance that has them", () => {
    expect(stack.at("aws_subnet.a")[0].args).toEqual({
      vpc_id: '${aws_vpc.main["b"].id}',
      tags: { Vpc: '${aws_vpc.main["a"].arn}' },
      ids: ['${aws_vpc.main["a"].id}', "vpc-3"],
      id: "subnet-1",
    });
  });

  test("the id of a resource that it does not depend on is text", () => {
    expect(stack.at("aws_subnet.b")[0].args).toEqual({ vpc_id: "vpc-2" });
  });
});
