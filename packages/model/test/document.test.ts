import { readDocument } from "../src";

const QUEUE = { name: "orders" };
const TOPIC = { name: "paid" };

test.each([
  ["alone", { aws_sqs_queue: { Orders: QUEUE }, aws_sns_topic: { Paid: TOPIC } }],
  ["with bodies in lists", { aws_sqs_queue: { Orders: [QUEUE] }, aws_sns_topic: { Paid: [TOPIC] } }],
  ["with types in lists", { aws_sqs_queue: [{ Orders: QUEUE }], aws_sns_topic: [{ Paid: TOPIC }] }],
  ["in a list", [{ aws_sqs_queue: { Orders: QUEUE } }, { aws_sns_topic: [{ Paid: [TOPIC] }] }]],
])("resources are read %s", (_form, resource) => {
  const { resources } = readDocument({ resource });
  expect(resources.map(({ address, args }) => [address, args])).toEqual([
    ["aws_sqs_queue.Orders", QUEUE],
    ["aws_sns_topic.Paid", TOPIC],
  ]);
});

test("what Terraform itself reads of a resource is no argument", () => {
  const lifecycle = { prevent_destroy: true };
  const given = { ...QUEUE, count: 2, depends_on: ["aws_sns_topic.Paid"], lifecycle, provider: "aws.west" };
  const [queue] = readDocument({ resource: { aws_sqs_queue: { Orders: given } } }).resources;
  expect(queue).toMatchObject({ args: QUEUE, lifecycle, provider: { key: "aws.west" } });
  expect([...queue.references]).toEqual([]);
});

test("a resource is in the region and the account of its provider", () => {
  const document = {
    provider: {
      aws: [
        { region: "eu-west-1", allowed_account_ids: ["123456789012"] },
        { alias: "west", region: "us-west-2", assume_role: [{ role_arn: "arn:aws:iam::210987654321:role/deploy" }] },
        { alias: "later", region: "${var.region}", allowed_account_ids: ["123456789012", "210987654321"] },
      ],
    },
    resource: {
      aws_sqs_queue: { A: {}, B: { provider: "aws.west" }, C: { provider: "aws.later" }, D: { provider: "aws.none" } },
      random_id: { E: {} },
    },
  };
  expect(readDocument(document).resources.map(({ provider }) => provider)).toEqual([
    { key: "aws", region: "eu-west-1", account: "123456789012" },
    { key: "aws.west", region: "us-west-2", account: "210987654321" },
    { key: "aws.later" },
    { key: "aws.none" },
    { key: "random" },
  ]);
});

test("a resource that says its region is there, whatever its provider says", () => {
  const resource = { aws_sqs_queue: { A: { region: "us-west-2" }, B: { region: "${var.region}" } } };
  const { resources } = readDocument({ provider: { aws: { region: "eu-west-1" } }, resource });
  expect(resources.map(({ provider }) => provider.region)).toEqual(["us-west-2", "eu-west-1"]);
});

test("a provider alone in its section is read as one in a list", () => {
  const document = { provider: { aws: { region: "eu-west-1" } }, resource: { aws_sqs_queue: { A: {} } } };
  expect(readDocument(document).resources[0].provider.region).toBe("eu-west-1");
});

test("the resources of modules are not in a document, and are listed as unread", () => {
  expect(readDocument({ module: [{ shop: { source: "./shop" } }, { logs: [{ source: "./logs" }] }] }).unread).toEqual([
    "the resources of module.shop: give the plan, which has them",
    "the resources of module.logs: give the plan, which has them",
  ]);
});

test("a reference to one instance means that instance", () => {
  const stack = readDocument({
    resource: {
      aws_vpc: { Main: { for_each: "${var.networks}" } },
      aws_flow_log: { One: { vpc_id: '${aws_vpc.Main["a"].id}' }, All: { vpc_id: "${aws_vpc.Main[0].id}" } },
    },
  });
  expect(stack.all("aws_flow_log").map(({ references }) => [...references])).toEqual([
    ['aws_vpc.Main["a"]'],
    ["aws_vpc.Main[0]"],
  ]);
});
