import { whyNoEmulator } from "../../e2e/emulator";
import { whyNoTerraform } from "../../terraform/mirror";
import { garbageIn } from "../judge";
import { type Result, signatureOf } from "../outcome";
import { groupsOf, inserted, tableOf } from "../report";
import { canBePlanned, invalidDocuments, unplannedDocuments } from "../terraform";
import { ask } from "./ask";

jest.setTimeout(300_000);

describe("classes with a fault each", () => {
  const outcomes = ask<[name: string, outcome: string][]>("bad");

  test.each([
    ["Accepts", "accepted"],
    ["Refuses", "refused"],
    ["Crumbles", "TypeError"],
    ["Recurses", "RangeError"],
    ["Collides", "other raw error"],
    ["Leaks", "token in message"],
    ["Murmurs", "token in message"],
    ["Stays", "left in tree"],
    ["Mumbles", "garbage in document"],
    ["Hangs", "hang"],
    ["Exits", "crash"],
  ])("every program with %s ends as %s", (name, outcome) => {
    const found = outcomes.flatMap(([target, one]) => (target === name ? [one] : []));
    expect(found.length).toBeGreaterThan(1);
    expect([...new Set(found)]).toEqual([outcome]);
  });

  test("a method that is refused may leave nothing either", () => {
    const found = outcomes.flatMap(([target, outcome]) => (target === "Litters" ? [outcome] : []));
    expect(found).toContain("left in tree");
  });
});

test("a class that nobody knows how to make is no class that is left out", () => {
  expect(ask<string>("unknown")).toContain("Unknown is not made of scope, id and props");
});

test("packages that cannot be loaded end the run", () => {
  expect(ask<string>("unloadable")).toBe("Error: the packages cannot be loaded: what the process says is above");
});

const terraform = whyNoTerraform() ? test.skip : test;

terraform("what terraform validate rejects is invalid, and nothing beside it", async () => {
  const policy = { resource: { aws_iam_policy: { Default: { policy: "{}" } } } };
  const unknown = { resource: { aws_iam_policy: { Default: { policy: "{}", colour: "blue" } } } };
  const unread = { resource: { aws_iam_policy: { Default: { policy: "${" } } } };
  const invalid = await invalidDocuments(
    new Map([4, 5, 6].map((number, at) => [number, [policy, unknown, unread][at]])),
  );
  expect([...invalid.keys()].sort()).toEqual([5, 6]);
});

const emulator = whyNoTerraform() || whyNoEmulator() ? test.skip : test;

emulator("what terraform plan rejects in a new account has no plan, and nothing beside it", async () => {
  const later = { variable: { days: { type: "number", default: 7 } } };
  const key = { ...later, resource: { aws_kms_key: { Default: { deletion_window_in_days: "${var.days}" } } } };
  const missing = { data: { aws_ssm_parameter: { Default: { name: "/shop/image" } } } };
  const unplanned = await unplannedDocuments(new Map([key, missing].map((document, at) => [at, document])));
  expect([...unplanned.keys()]).toEqual([1]);
});

test.each([
  [{ aws_ssm_parameter: { Default: { name: "/aws/service/ami-amazon-linux-latest/al2023" } } }, true],
  [{ aws_region: { Default: {} } }, true],
  [{ aws_ssm_parameter: { Default: { name: "/shop/image" } } }, false],
  [{ aws_subnet: { Default: { id: "subnet-1" } } }, false],
])("of the data sources %j, that a new account answers is %s", (data, answered) => {
  expect(canBePlanned({ data })).toBe(answered);
});

test.each([
  [{ resource: { aws_vpc: { Default: { name: "${TfToken[TOKEN.1]}" } } } }, "resource.aws_vpc.*.name has TfToken["],
  [{ output: { name: { value: ["a", "[object Object]"] } } }, "output.name.value.* has [object Object]"],
  [{ output: { name: { value: -1.8881545897087626e298 } } }, "output.name.value is the number of a token"],
  [{ output: { name: { value: "NaN days" } } }, "output.name.value has NaN"],
  [{ output: { name: { value: "banana" } }, "//": { metadata: "undefined" } }, undefined],
])("%j: %s", (document, garbage) => {
  expect(garbageIn(document)).toBe(garbage);
});

test("failures that differ in values alone have one signature", () => {
  const failure = (text: string): Result => ({
    outcome: "TypeError",
    message: `no "${text}" at 12`,
    frame: "kms alias",
  });
  expect(signatureOf(failure("a"))).toBe(signatureOf(failure("b")));
  expect(signatureOf(failure("a"))).not.toBe(signatureOf({ ...failure("a"), frame: "kms key" }));
});

describe("the report", () => {
  const results = new Map<number, Result>([
    [0, { outcome: "accepted" }],
    [1, { outcome: "TypeError", message: "x 1" }],
    [2, { outcome: "TypeError", message: "x 2" }],
    [3, { outcome: "refused" }],
  ]);
  const targetOf = (number: number) => (number === 0 ? "VpcModule" : "KmsModule");
  const tally = { seed: 1, results, targetOf, seconds: 1, documents: { distinct: 1, validated: 1, planned: 1 } };

  test("it counts outcomes by class", () => {
    expect(tableOf(tally).split("\n")).toEqual([
      "| | accepted | refused | TypeError | hang |",
      "| --- | ---: | ---: | ---: | ---: |",
      "| `KmsModule` | 0 | 1 | 2 | 0 |",
      "| `VpcModule` | 1 | 0 | 0 | 0 |",
      "| **all** | 1 | 1 | 2 | 0 |",
    ]);
  });

  test("it groups failures", () => {
    expect(groupsOf(tally)).toEqual([{ signature: "TypeError: x N", numbers: [1, 2] }]);
  });

  test("it takes its place in the page", () => {
    const page = "a\n<!-- fuzz: written by npm run fuzz -- --write -->\nold\n<!-- fuzz: end -->\nb\n";
    expect(inserted(page, "new")).toBe(page.replace("\nold\n", "\n\nnew\n\n"));
    expect(() => inserted("a page", "new")).toThrow("the page must have the lines");
  });
});
