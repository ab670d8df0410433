import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { ModuleContext } from "@plinth/core";
import { writeToCloudWatch } from "./flow-logs-cloudwatch";
import type { FlowLogsSettings } from "./flow-logs-props";
import type { VpcSettings } from "./vpc-props";

const RETENTION_DAYS = { dev: 30, prod: 365 } as const;

export interface FlowLogs {
  readonly flowLog: FlowLog;
  /** Only where the records go to CloudWatch Logs. */
  readonly logGroup?: CloudwatchLogGroup;
  readonly role?: IamRole;
  /** Refused traffic in that log group, for `monitoring.watchLogs`. Only where the format names the action. */
  readonly rejected?: { readonly logGroup: CloudwatchLogGroup; readonly pattern: string };
}

/** AWS docs, "Flow log records": the fields of version 2, which AWS writes unless it is told otherwise. */
const FORMAT = [
  ...["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol"],
  ...["packets", "bytes", "start", "end", "action", "log-status"],
];

/** Matches records of refused traffic. AWS docs, "Filter pattern syntax for metric filters", space-delimited events. */
function rejectedPattern({ format = FORMAT, trafficType }: FlowLogsSettings): string | undefined {
  if (!format.includes("action") || trafficType === "ACCEPT") return undefined;
  const fields = format.map((field) => (field === "action" ? 'action="REJECT"' : field.replaceAll("-", "_")));
  return `[${fields.join(", ")}]`;
}

/** Flow logs of a VPC. */
export function createFlowLogs(
  context: ModuleContext,
  vpcId: string,
  { environment, flowLogs }: Pick<VpcSettings, "environment" | "flowLogs">,
): FlowLogs {
  const { scope } = context;
  const { destination, format } = flowLogs;
  const common = {
    vpcId,
    trafficType: flowLogs.trafficType,
    maxAggregationInterval: flowLogs.aggregationSeconds,
    // Terraform would read ${srcaddr} as a reference of its own.
    logFormat: format?.map((field) => `$\${${field}}`).join(" "),
    tags: context.tags("flow-logs"),
  };
  if (destination?.type === "s3") {
    const { fileFormat, perHourPartition, hiveCompatiblePartitions } = destination;
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
  const { logGroup, role, permission } = writeToCloudWatch(
    context,
    flowLogs.retentionDays ?? RETENTION_DAYS[environment],
  );
  const flowLog = new FlowLog(scope, "FlowLogs", {
    ...common,
    logDestinationType: "cloud-watch-logs",
    logDestination: logGroup.arn,
    iamRoleArn: role.arn,
    dependsOn: [permission],
  });
  const pattern = rejectedPattern(flowLogs);
  return { flowLog, logGroup, role, rejected: pattern === undefined ? undefined : { logGroup, pattern } };
}
