import { type PlanDocument, readPlan } from "../src";

const VALUES = { type: "aws_x", mode: "managed" as const };

/** A plan with resources by address, and what was written of them. */
function plan(
  addresses: Record<string, Record<string, unknown>>,
  written: PlanDocument["configuration"],
): PlanDocument {
  const resources = Object.entries(addresses).map(([address, values]) => {
    const [, type = ""] = /(?:^|\.)(aws_\w+)\.[^.]+$/.exec(address) ?? [];
    return { ...VALUES, address, type, values };
  });
  return { planned_values: { root_module: { resources } }, configuration: written };
}

const refersTo = (...references: string[]) => ({ bucket: { references } });

describe("instances of for_each", () => {
  const stack = readPlan(
    plan(
      {
        'aws_s3_bucket.x["a"]': {},
        'aws_s3_bucket.x["b"]': {},
        'aws_s3_bucket_policy.x["a"]': {},
        "aws_s3_bucket_logging.all": {},
        "aws_s3_bucket_versioning.one": {},
      },
      {
        root_module: {
          resources: [
            { address: "aws_s3_bucket_policy.x", expressions: refersTo("aws_s3_bucket.x", "each.key") },
            { address: "aws_s3_bucket_logging.all", expressions: refersTo("aws_s3_bucket.x") },
            {
              address: "aws_s3_bucket_versioning.one",
              expressions: refersTo('aws_s3_bucket.x["b"].id', 'aws_s3_bucket.x["b"]', "aws_s3_bucket.x"),
            },
          ],
        },
      },
    ),
  );
  const [a, b] = stack.all("aws_s3_bucket");

  test("the instance of the same key is meant", () => {
    expect(stack.referringTo(a, "aws_s3_bucket_policy")).toHaveLength(1);
    expect(stack.referringTo(b, "aws_s3_bucket_policy")).toEqual([]);
  });

  test("what has no key means all", () => {
    expect(stack.referredBy(stack.all("aws_s3_bucket_logging")[0])).toEqual([a, b]);
  });

  test("what names one means that one", () => {
    expect(stack.referringTo(a, "aws_s3_bucket_versioning")).toEqual([]);
    expect(stack.referringTo(b, "aws_s3_bucket_versioning")).toHaveLength(1);
  });

  test("an address names an instance, or all", () => {
    expect(stack.at('aws_s3_bucket.x["b"]')).toEqual([b]);
    expect(stack.at("aws_s3_bucket.x")).toEqual([a, b]);
    expect(stack.at(undefined)).toEqual([]);
  });
});

test("what is in one instance of a module refers within it", () => {
  const stack = readPlan(
    plan(
      {
        'module.shop["a"].aws_lb.main[0]': {},
        'module.shop["b"].aws_lb.main[0]': {},
        'module.shop["b"].aws_lb_listener.https': {},
      },
      {
        root_module: {
          module_calls: {
            shop: {
              module: {
                resources: [{ address: "aws_lb_listener.https", expressions: refersTo("aws_lb.main[0].arn") }],
              },
            },
          },
        },
      },
    ),
  );
  const [a, b] = stack.all("aws_lb");
  expect(stack.referringTo(a)).toEqual([]);
  expect(stack.referringTo(b)).toHaveLength(1);
});

describe("an argument that the provider computes", () => {
  const module = {
    resources: [{ address: "aws_db_instance.x", expressions: { storage_encrypted: reads("var.enc") } }],
  };

  function reads(...references: string[]) {
    return { references };
  }

  function encrypted(document: Omit<PlanDocument, "planned_values" | "resource_changes">, address: string): unknown {
    const stack = readPlan({
      planned_values: { root_module: { resources: [{ ...VALUES, address, values: {} }] } },
      resource_changes: [{ address, change: { after_unknown: { storage_encrypted: true } } }],
      ...document,
    });
    return stack.resources[0].args.storage_encrypted;
  }

  test("is absent when the variable is null", () => {
    const configuration = { root_module: module };
    expect(encrypted({ configuration, variables: { enc: {} } }, "aws_db_instance.x")).toBeUndefined();
    expect(encrypted({ configuration, variables: { enc: { value: null } } }, "aws_db_instance.x")).toBeUndefined();
  });

  test("is absent when the default of the variable is null", () => {
    const variables = { enc: { default: null } };
    expect(
      encrypted({ configuration: { root_module: { ...module, variables } } }, "aws_db_instance.x"),
    ).toBeUndefined();
  });

  test.each([
    ["the caller omits it", {}, undefined],
    ["the caller says null", { enc: { constant_value: null } }, undefined],
    ["the variable of the caller is null", { enc: reads("var.outer") }, undefined],
    ["the caller reads another resource", { enc: reads("aws_kms_key.k.arn") }, "${module.m.var.enc}"],
    ["the caller reads more than the variable", { enc: reads("var.outer", "local.x") }, "${module.m.var.enc}"],
  ])("within a module, when %s", (_when, expressions, expected) => {
    const called = { ...module, variables: { enc: {} } };
    const configuration = { root_module: { module_calls: { m: { module: called, expressions } } } };
    const variables = { outer: { value: null } };
    expect(encrypted({ configuration, variables }, "module.m.aws_db_instance.x")).toBe(expected);
  });

  test("is known later when the variable has a value", () => {
    const configuration = { root_module: module };
    const variables = { enc: { value: true } };
    expect(encrypted({ configuration, variables }, "aws_db_instance.x")).toBe("${var.enc}");
  });
});

test("a resource is in the region and the account of its provider", () => {
  const stack = readPlan(
    plan(
      { "aws_x.a": {}, "aws_x.b": {} },
      {
        provider_config: {
          aws: { expressions: { region: { constant_value: "eu-west-1" } } },
          "aws.west": {
            expressions: {
              region: { references: ["var.region"] },
              assume_role: [{ role_arn: { constant_value: "arn:aws:iam::210987654321:role/deploy" } }],
            },
          },
        },
        root_module: { resources: [{ address: "aws_x.b", provider_config_key: "aws.west" }] },
      },
    ),
  );
  expect(stack.resources.map(({ provider }) => provider)).toEqual([
    { key: "aws", region: "eu-west-1" },
    { key: "aws.west", account: "210987654321" },
  ]);
});

test("a data source that is read already is in the prior state", () => {
  const read = { ...VALUES, address: "data.aws_x.now", mode: "data" as const, values: { name: "a" } };
  const stack = readPlan({ ...plan({}, {}), prior_state: { values: { root_module: { resources: [read] } } } });
  expect(stack.all("data.aws_x")).toMatchObject([{ args: { name: "a" } }]);
});

test("a plan that leaves a part for another apply says so", () => {
  expect(readPlan({ ...plan({}, {}), complete: false }).unread).toEqual(["what the plan leaves for another apply"]);
  expect(readPlan({ ...plan({}, {}), complete: true }).unread).toEqual([]);
});

test("unknown members of a list of plain values have the references of the list, in their order", () => {
  const references = ["aws_s3_bucket.a.arn", "aws_s3_bucket.a", "aws_s3_bucket.b.arn", "aws_s3_bucket.b"];
  const listed = (given: readonly string[], unknown: readonly boolean[]) =>
    readPlan({
      planned_values: {
        root_module: {
          resources: [
            {
              address: "aws_x.y",
              type: "aws_x",
              mode: "managed",
              values: { list: unknown.map((one) => (one ? null : "known")) },
            },
          ],
        },
      },
      resource_changes: [{ address: "aws_x.y", change: { after_unknown: { list: unknown } } }],
      configuration: {
        root_module: { resources: [{ address: "aws_x.y", expressions: { list: { references: given } } }] },
      },
    }).resources[0]?.args.list;
  const [a, b] = ["${aws_s3_bucket.a.arn}", "${aws_s3_bucket.b.arn}"];
  expect(listed(references, [true, false, true])).toEqual([a, "known", b]);
  expect(listed(references, [true, true, true])).toEqual([a, b, b]);
  expect(listed(["aws_s3_bucket.a", "each.key"], [true, true])).toEqual(["${aws_s3_bucket.a}", "${aws_s3_bucket.a}"]);
});
