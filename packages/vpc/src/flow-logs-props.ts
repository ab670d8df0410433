import {
  boolean,
  choice,
  LOG_RETENTION_DAYS,
  list,
  object,
  type Problem,
  type RowsOf,
  type SettingsOf,
  text,
  variants,
} from "@plinth/core";

export interface FlowLogsProps {
  /** @default - a log group of their own in CloudWatch Logs */
  readonly destination?: FlowLogsDestination;
  /** Days to keep the records in CloudWatch Logs; no effect on other destinations. @default 30 in dev, 365 in prod */
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

const DESTINATION = variants("type", {
  s3: {
    bucketArn: text("be the ARN of a bucket", /^arn:[\w-]+:s3:::\S+$/),
    fileFormat: choice("plain-text", "parquet").default("plain-text"),
    perHourPartition: boolean.default(false),
    hiveCompatiblePartitions: boolean.default(false),
  },
  firehose: {
    deliveryStreamArn: text(
      "be the ARN of a delivery stream",
      /^arn:[\w-]+:firehose:[\w-]+:\d{12}:deliverystream\/\S+$/,
    ),
  },
});

export const FLOW_LOGS = object({
  destination: DESTINATION.optional(),
  retentionDays: LOG_RETENTION_DAYS.optional(),
  aggregationSeconds: choice(60, 600).default(600),
  trafficType: choice("ALL", "ACCEPT", "REJECT").literal().default("ALL"),
  format: list(text("be the name of a field, such as srcaddr", /^[a-z0-9-]+$/).literal())
    .literal()
    .optional(),
} satisfies RowsOf<FlowLogsProps>);
export type FlowLogsSettings = SettingsOf<typeof FLOW_LOGS>;

export function retentionWarning({ destination, retentionDays }: FlowLogsSettings): Problem {
  return (
    destination !== undefined &&
    retentionDays !== undefined &&
    `flowLogs.retentionDays has no effect on records in ${DESTINATION_NAMES[destination.type]}: set how long they stay there`
  );
}

const DESTINATION_NAMES = { s3: "S3", firehose: "Firehose" } as const;
