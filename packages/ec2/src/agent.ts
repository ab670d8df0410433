import type { LogFileSettings } from "./log-files";

/** What the agent's metrics are kept by: the group of a fleet, or the one instance. */
export type AgentDimension = "AutoScalingGroupName" | "InstanceId";

/**
 * Configuration of the CloudWatch agent: memory and disks as metrics, and the log files. AWS docs, "Manually create or
 * edit the CloudWatch agent configuration file".
 */
export function agentConfig(
  files: readonly LogFileSettings[],
  logGroupName: (file: LogFileSettings) => string,
  dimension: AgentDimension = "AutoScalingGroupName",
  mountPaths: readonly string[] = [],
): string {
  return JSON.stringify({
    agent: { metrics_collection_interval: 60 },
    metrics: {
      namespace: "CWAgent",
      append_dimensions: { [dimension]: `\${aws:${dimension}}` },
      aggregation_dimensions: [[dimension]],
      metrics_collected: {
        mem: { measurement: ["mem_used_percent"] },
        disk: { measurement: ["disk_used_percent"], resources: ["/", ...mountPaths], drop_device: true },
      },
    },
    ...(files.length > 0 && {
      logs: {
        logs_collected: {
          files: {
            collect_list: files.map((file) => ({
              file_path: file.path,
              log_group_name: logGroupName(file),
              log_stream_name: `{instance_id}`,
            })),
          },
        },
      },
    }),
  });
}

/** Installs and starts the agent; the image brings neither. */
export function agentScript(config: string): string {
  const file = "/opt/aws/amazon-cloudwatch-agent/etc/amazon-cloudwatch-agent.json";
  return [
    "#!/bin/bash",
    "dnf install -y amazon-cloudwatch-agent",
    `cat > ${file} <<'CONFIG'`,
    config,
    "CONFIG",
    `/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${file}`,
    "",
  ].join("\n");
}
