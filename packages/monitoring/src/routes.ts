import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { must, type Problem, type Severity } from "@plinth/core";

/** What an alarm does when it starts and when it ends, by ARN. */
export interface Actions {
  readonly start: readonly string[];
  readonly end: readonly string[];
}

/** An alarm whose place a composite alarm takes. */
export const SILENT: Actions = { start: [], end: [] };

type Alarm = CloudwatchMetricAlarm | CloudwatchCompositeAlarm;

interface Target {
  readonly arn: string;
  readonly hears: Severity;
}

/** AWS docs, "CloudWatch service quotas", https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const MOST_ACTIONS = 5;

/**
 * Who is told what. The first topic hears every alarm; a topic for pages hears those that wake somebody, too. Alarms and
 * subscribers come in any order.
 */
export class Routes {
  private readonly alarms: { readonly alarm: Alarm; readonly severity: Severity }[] = [];
  private readonly topics: Target[] = [];
  private readonly actions: Target[] = [];

  actionsOf(severity: Severity): Actions {
    const heard = (all: readonly Target[]) =>
      all.filter(({ hears }) => hears === "ticket" || severity === "page").map(({ arn }) => arn);
    return { start: [...heard(this.topics), ...heard(this.actions)], end: heard(this.topics) };
  }

  /** Whether an alarm can do one thing more. */
  get problem(): Problem {
    const { length } = this.actionsOf("page").start;
    return must(length < MOST_ACTIONS, `an alarm must have at most ${MOST_ACTIONS} actions, topics among them`);
  }

  /** This alarm speaks for itself. */
  add(alarm: Alarm, severity: Severity): void {
    this.alarms.push({ alarm, severity });
  }

  /** Hears when an alarm starts and when it ends. */
  addTopic(arn: string, hears: Severity): void {
    this.topics.push({ arn, hears });
    this.refreshAlarms();
  }

  /** Is done when an alarm starts. */
  addAction(arn: string, hears: Severity): void {
    this.actions.push({ arn, hears });
    this.refreshAlarms();
  }

  private refreshAlarms(): void {
    for (const { alarm, severity } of this.alarms) {
      const { start, end } = this.actionsOf(severity);
      alarm.alarmActions = [...start];
      alarm.okActions = [...end];
    }
  }
}
