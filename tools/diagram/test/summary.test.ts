import { synthesizeExample } from "../../provider-matrix/compare";
import { resourceCount, summaryLines, wordsOf } from "../summary";

const examples = [...synthesizeExample("aws5")].map(([name, text]) => [name, JSON.parse(text)] as const);

describe.each(examples)("%s", (_name, document) => {
  const lines = summaryLines(document);

  test("every resource is counted, under a topic and by its kind", () => {
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    const topics = lines.flatMap((line) => /^\S.*?\s(\d+) {2}\d/.exec(line)?.[1] ?? []).map(Number);
    const kinds = lines
      .flatMap((line) => [...line.matchAll(/(?<=^|\s)(\d+) [a-zA-Z]/g)])
      .map(([, count]) => Number(count));
    expect([sum(topics), sum(kinds)]).toEqual([resourceCount(document), resourceCount(document)]);
  });

  test("every kind has a topic, and no line is too long for a terminal", () => {
    expect(lines.filter((line) => line.startsWith("Other") || line.length > 120)).toEqual([]);
  });
});

test("what has no topic is not lost", () => {
  expect(summaryLines({ resource: { aws_sqs_queue: { A: {}, B: {} }, aws_vpc: { C: {} } } })).toEqual([
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
