import type { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Severity } from "@plinth/core";

/** What an alarm does when it starts and when it ends, by ARN. */
export interface Actions {
  readonly start: readonly string[];
  readonly end: readonly string[];
}

/** An alarm whose place a composite alarm takes. */
export const SILENT: Actions = { start: [], end: [] };

type Speaker = CloudwatchMetricAlarm | CloudwatchCompositeAlarm;

/**
 * Who is told what. The first topic hears every alarm; a topic for pages hears those that wake somebody, too. Alarms and
 * hearers come in any order.
 */
export class Routes {
  private readonly speakers: { readonly alarm: Speaker; readonly severity: Severity }[] = [];
  private readonly topics: { readonly arn: string; readonly hears: Severity }[] = [];
  private readonly doings: { readonly arn: string; readonly hears: Severity }[] = [];

  actionsOf(severity: Severity): Actions {
    const heard = (all: readonly { readonly arn: string; readonly hears: Severity }[]) =>
      all.filter(({ hears }) => hears === "ticket" || severity === "page").map(({ arn }) => arn);
    return { start: [...heard(this.topics), ...heard(this.doings)], end: heard(this.topics) };
  }

  /** This alarm speaks for itself. */
  add(alarm: Speaker, severity: Severity): void {
    this.speakers.push({ alarm, severity });
  }

  /** Hears when an alarm starts and when it ends. */
  addTopic(arn: string, hears: Severity): void {
    this.topics.push({ arn, hears });
    this.retell();
  }

  /** Is done when an alarm starts. */
  addDoing(arn: string, hears: Severity = "ticket"): void {
    this.doings.push({ arn, hears });
    this.retell();
  }

  private retell(): void {
    for (const { alarm, severity } of this.speakers) {
      const { start, end } = this.actionsOf(severity);
      alarm.alarmActions = [...start];
      alarm.okActions = [...end];
    }
  }
}
