/** What a plan needs where the values of any other argument are refused by the provider, or say too little. */
export interface Given {
  /** Other arguments that are there before and after. */
  readonly beside?: Readonly<Record<string, unknown>>;
  /** Values of the argument itself. */
  readonly values?: readonly [before: unknown, after: unknown];
}

/** By type, for all its arguments, or by `type.argument`. */
export const GIVEN: Readonly<Record<string, Given>> = {
  aws_api_gateway_authorizer: { beside: { authorizer_uri: "a" } },
  "aws_cloudwatch_metric_alarm.metric_name": { beside: { statistic: "Average" } },
  "aws_db_instance.blue_green_update.enabled": { beside: { engine: "mysql" } },
  aws_lb_target_group: { beside: { port: 1, protocol: "HTTP", vpc_id: "vpc-1" } },
  "aws_lb_target_group.protocol": { values: ["HTTP", "HTTPS"] },
  "aws_sns_topic.archive_policy": { beside: { fifo_topic: true, name: "a.fifo" } },
  "aws_sns_topic.content_based_deduplication": { beside: { fifo_topic: true, name: "a.fifo" } },
  "aws_sns_topic.fifo_throughput_scope": { beside: { fifo_topic: true, name: "a.fifo" } },
  "aws_sns_topic_subscription.filter_policy_scope": { beside: { filter_policy: "{}" } },
  // The way up is in place, the way down is not.
  "aws_ssm_parameter.tier": { values: ["Advanced", "Standard"] },
  aws_vpc_block_public_access_exclusion: { beside: { internet_gateway_exclusion_mode: "allow-egress" } },
  "aws_vpc_block_public_access_exclusion.internet_gateway_exclusion_mode": {
    values: ["allow-bidirectional", "allow-egress"],
  },
};
