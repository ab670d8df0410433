import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { synth } from "@plinth/testing";
import { Fn, type TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { checkPhysicalNames } from "../src";

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
