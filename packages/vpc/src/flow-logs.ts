import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { type KeyRef, oneOf, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import { writeToCloudWatch } from "./flow-logs-cloudwatch";

export interface FlowLogsProps {
  /** @default - a log group of their own in CloudWatch Logs */
  readonly destination?: FlowLogsDestination;
  /** Days to keep the records in CloudWatch Logs. @default 30 in dev, 365 in prod */
  readonly retentionDays?: number;
  /** Longest time that one record covers. @default 600 */
  readonly aggregationSeconds?: 60 | 600;
  /** @default "ALL" */
  readonly trafficType?: "ALL" | "ACCEPT" | "REJECT";
  /** Fields of a record, `${version} ${srcaddr} …`. AWS docs, "Flow log records". @default - the format of AWS */
  readonly format?: readonly string[];
}

/** S3 and Firehose deliver by a service-linked permission: the bucket policy or stream must let them. */
export type FlowLogsDestination =
  | {
      readonly type: "s3";
      /** ARN of the bucket, optionally with a prefix: `arn:aws:s3:::bucket/prefix/`. */
      readonly bucketArn: string;
      /** @default "plain-text" */
      readonly fileFormat?: "plain-text" | "parquet";
      /** Folders by the hour instead of the day. @default false */
      readonly perHourPartition?: boolean;
      /** Folder names such as `year=2026/`, which query engines understand. @default false */
      readonly hiveCompatiblePartitions?: boolean;
    }
  | { readonly type: "firehose"; readonly deliveryStreamArn: string };

export interface FlowLogs {
  readonly flowLog: FlowLog;
  /** Only where the records go to CloudWatch Logs. */
  readonly logGroup?: CloudwatchLogGroup;
  readonly role?: IamRole;
  /** Refused traffic in that log group, for `monitoring.watchLogs`. Only where the format names the action. */
  readonly rejected?: { readonly logGroup: CloudwatchLogGroup; readonly pattern: string };
}

/** Days that CloudWatch Logs can keep; 0 would be for ever. AWS docs, "PutRetentionPolicy". */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

export function flowLogsProblems({
  retentionDays,
  aggregationSeconds,
  format,
  destination,
}: FlowLogsProps = {}): Problem[] {
  const fields = (format ?? []).filter((field) => !/^[a-z0-9-]+$/.test(field));
  return [
    oneOf<number>("flowLogs.retentionDays", retentionDays, RETENTIONS),
    oneOf<number>("flowLogs.aggregationSeconds", aggregationSeconds, [60, 600]),
    fields.length > 0 && `flowLogs.format must name fields such as srcaddr, got ${fields.join(", ")}`,
    destination !== undefined &&
      retentionDays !== undefined &&
      `flowLogs.retentionDays is for CloudWatch Logs only, the destination is ${destination.type}`,
  ];
}

/** AWS docs, "Flow log records": the fields of version 2, which AWS writes unless it is told otherwise. */
const FORMAT = [
  ...["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol"],
  ...["packets", "bytes", "start", "end", "action", "log-status"],
];

/** Matches records of refused traffic. AWS docs, "Filter pattern syntax for metric filters", space-delimited events. */
function rejectedPattern({ format = FORMAT, trafficType }: FlowLogsProps): string | undefined {
  if (!format.includes("action") || trafficType === "ACCEPT") return undefined;
  const fields = format.map((field) => (field === "action" ? 'action="REJECT"' : field.replaceAll("-", "_")));
  return `[${fields.join(", ")}]`;
}

/** Flow logs of a VPC. */
export function flowLogs(
  scope: Construct,
  vpcId: string,
  props: FlowLogsProps & {
    readonly retentionDays: number;
    readonly encryptionKey?: KeyRef;
    readonly tags: Record<string, string>;
  },
): FlowLogs {
  const { destination, tags } = props;
  const common = {
    vpcId,
    trafficType: props.trafficType ?? "ALL",
    maxAggregationInterval: props.aggregationSeconds ?? 600,
    // Terraform would read ${srcaddr} as a reference of its own.
    logFormat: props.format?.map((field) => `$\${${field}}`).join(" "),
    tags,
  };
  if (destination?.type === "s3") {
    const { fileFormat = "plain-text", perHourPartition = false, hiveCompatiblePartitions = false } = destination;
    const flowLog = new FlowLog(scope, "FlowLogs", {
      ...common,
      logDestinationType: "s3",
      logDestination: destination.bucketArn,
      destinationOptions: { fileFormat, perHourPartition, hiveCompatiblePartitions },
    });
    return { flowLog };
  }
  if (destination?.type === "firehose") {
    const flowLog = new FlowLog(scope, "FlowLogs", {
      ...common,
      logDestinationType: "kinesis-data-firehose",
      logDestination: destination.deliveryStreamArn,
    });
    return { flowLog };
  }
  const { logGroup, role, permission } = writeToCloudWatch(scope, props);
  const flowLog = new FlowLog(scope, "FlowLogs", {
    ...common,
    logDestinationType: "cloud-watch-logs",
    logDestination: logGroup.arn,
    iamRoleArn: role.arn,
    dependsOn: [permission],
  });
  const pattern = rejectedPattern(props);
  return { flowLog, logGroup, role, rejected: pattern === undefined ? undefined : { logGroup, pattern } };
}
