import { warningsOf } from "@plinth/testing";
import type { VpcModule } from "../src";
import { network } from "./network";

test("records can go to S3 as partitioned Parquet files, and then no role or log group is made", () => {
  const made = network({
    flowLogs: {
      destination: {
        type: "s3",
        bucketArn: "arn:aws:s3:::example-flow-logs/network/",
        fileFormat: "parquet",
        perHourPartition: true,
        hiveCompatiblePartitions: true,
      },
    },
  });
  expect(made.the("aws_flow_log")).toMatchObject({
    log_destination_type: "s3",
    log_destination: "arn:aws:s3:::example-flow-logs/network/",
    destination_options: { file_format: "parquet", per_hour_partition: true, hive_compatible_partitions: true },
  });
  expect(made.addresses.filter((address) => /iam_role|log_group/.test(address))).toEqual([]);
});

test("records can go to Firehose", () => {
  const deliveryStreamArn = "arn:aws:firehose:us-east-1:123456789012:deliverystream/flow-logs";
  expect(
    network({ flowLogs: { destination: { type: "firehose", deliveryStreamArn } } }).the("aws_flow_log"),
  ).toMatchObject({
    log_destination_type: "kinesis-data-firehose",
    log_destination: deliveryStreamArn,
  });
});

test("the format of a record is a list of fields, written so that Terraform leaves it alone", () => {
  expect(network({ flowLogs: { format: ["srcaddr", "pkt-dstaddr"] } }).the("aws_flow_log").log_format).toBe(
    "$${srcaddr} $${pkt-dstaddr}",
  );
});

test("the address of the flow log does not depend on its destination", () => {
  const bucketArn = "arn:aws:s3:::example-flow-logs";
  const there = network({ flowLogs: { destination: { type: "s3", bucketArn } } });
  expect(Object.keys(there.all("aws_flow_log"))).toEqual(Object.keys(network().all("aws_flow_log")));
});

test.each([
  [{ retentionDays: 31 }, /flowLogs.retentionDays must be one of 1, 3, 5, .*, got 31/],
  [{ aggregationSeconds: 30 as 60 }, /flowLogs.aggregationSeconds must be one of 60, 600, got 30/],
  [
    { format: ["${srcaddr}"] },
    /flowLogs.format\[0\] must be the name of a field, such as srcaddr, got "\$\{srcaddr\}"/,
  ],
])("%j is refused", (flowLogs, message) => {
  expect(() => network({ flowLogs })).toThrow(message);
});

test.each([
  [{ type: "s3", bucketArn: "arn:aws:s3:::example" } as const, "S3"],
  [
    { type: "firehose", deliveryStreamArn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/logs" } as const,
    "Firehose",
  ],
])("retentionDays of records in %j is a warning, and no log group is made", (destination, name) => {
  const made = network({ flowLogs: { retentionDays: 7, destination } }, (one) => {
    expect(warningsOf(one)).toEqual([
      `flowLogs.retentionDays has no effect on records in ${name}: set how long they stay there`,
    ]);
  });
  expect(made.all("aws_cloudwatch_log_group")).toEqual({});
});

test("retentionDays of a log group and a destination without it are no warning", () => {
  const silent = (one: VpcModule) => expect(warningsOf(one)).toEqual([]);
  network({ flowLogs: { retentionDays: 7 } }, silent);
  network({ flowLogs: { destination: { type: "s3", bucketArn: "arn:aws:s3:::example" } } }, silent);
});
