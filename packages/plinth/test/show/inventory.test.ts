import { read } from "@plinth/model";
import { inventoryOf, wordsOf } from "../../src/show/inventory";

test("what has no topic is not lost", () => {
  expect(inventoryOf(read({ resource: { aws_sqs_queue: { A: {}, B: {} }, aws_vpc: { C: {} } } }))).toEqual([
    "Network             1  1 VPC",
    "Other               2  2 sqs queues",
  ]);
});

test.each([
  ["aws_vpc", 1, "VPC"],
  ["aws_nat_gateway", 3, "NAT gateways"],
  ["aws_iam_role_policy", 2, "IAM role policies"],
  ["aws_s3_bucket_ownership_controls", 2, "S3 bucket ownership controls"],
])("%s, %d of them, is %s", (type, count, words) => {
  expect(wordsOf(type, count)).toBe(words);
});
