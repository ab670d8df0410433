import { run } from "../../src/run";
import { documentOf, folderWith } from "../folder";

test("each stack is shown with its resources by topic", () => {
  const folder = folderWith({
    "cdk.tf.json": documentOf("shop", { aws_vpc: { A: {} }, aws_sqs_queue: { B: {}, C: {} } }),
  });
  const { status, output } = run(["show"], folder);
  expect([status, output.split("\n").slice(1)]).toEqual([
    0,
    ["  Network             1  1 VPC", "  Other               2  2 sqs queues"],
  ]);
  expect(output).toMatch(/^\S+: 3 resources\n/);
});
