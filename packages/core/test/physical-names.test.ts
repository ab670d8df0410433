import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { synth } from "@plinth/testing";
import { Fn, type TerraformResource, type TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { checkPhysicalNames } from "../src";

type ResourceClass = (new (
  scope: Construct,
  id: string,
  config: object,
) => TerraformResource) & {
  readonly tfResourceType?: string;
};

const build = (create: (stack: TerraformStack) => void) => () =>
  synth((stack) => {
    checkPhysicalNames(new Construct(stack, "Module"));
    create(stack);
  });

test("two resources of one type with one name are refused by their paths", () => {
  const twice = build((stack) => {
    for (const id of ["A", "B", "C"]) new SnsTopic(stack, id, { name: "orders" });
  });
  expect(twice).toThrow(
    'test/A and test/B both have the name "orders", which AWS wants unique: give one of them another',
  );
  expect(twice).toThrow("test/A and test/C both have");
});

test("another type, another provider, and a name that is known only after apply are no repetition", () => {
  const different = build((stack) => {
    const west = new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
    new SnsTopic(stack, "Topic", { name: "orders" });
    new SqsQueue(stack, "Queue", { name: "orders" });
    new SnsTopic(stack, "Far", { name: "orders", provider: west });
    for (const id of ["A", "B"]) new SnsTopic(stack, id, { name: Token.asString(Fn.lower("ORDERS")) });
    for (const id of ["C", "D"]) new SnsTopic(stack, id, { namePrefix: "orders-" });
  });
  expect(different).not.toThrow();
});

/** The bindings of each type that has a name, and the prop of the name where it is another. */
test.each([
  ["autoscaling-group"],
  ["backup-plan"],
  ["backup-vault"],
  ["cloudwatch-composite-alarm", "alarmName"],
  ["cloudwatch-dashboard", "dashboardName"],
  ["cloudwatch-event-rule"],
  ["cloudwatch-log-group"],
  ["cloudwatch-metric-alarm", "alarmName"],
  ["db-instance", "identifier"],
  ["db-option-group"],
  ["db-parameter-group"],
  ["db-proxy"],
  ["db-subnet-group"],
  ["iam-policy"],
  ["iam-role"],
  ["kms-alias"],
  ["launch-template"],
  ["lb"],
  ["lb-target-group"],
  ["placement-group"],
  ["rds-cluster", "clusterIdentifier"],
  ["rds-cluster-instance", "identifier"],
  ["rds-cluster-parameter-group"],
  ["s3-bucket", "bucket"],
  ["secretsmanager-secret"],
  ["sns-topic"],
  ["sqs-queue"],
  ["ssm-parameter"],
  ["wafv2-ip-set"],
  ["wafv2-web-acl"],
])("of %s two with one name are refused", (bindings, prop = "name") => {
  const type = `aws_${bindings.replaceAll("-", "_")}`;
  const resources = Object.values(require(`@cdktf/provider-aws/lib/${bindings}`)) as ResourceClass[];
  const Resource = resources.find(({ tfResourceType }) => tfResourceType === type);
  if (!Resource) throw new Error(`the bindings have no ${type}`);
  const twice = build((stack) => {
    for (const id of ["A", "B"]) new Resource(stack, id, { [prop]: "orders" });
  });
  expect(twice).toThrow(`test/A and test/B both have the ${prop} "orders"`);
});
