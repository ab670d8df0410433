import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import {
  distinct,
  idOf,
  type Limit,
  type Monitorable,
  matches,
  must,
  nameOf,
  type Signal,
  type Signals,
  validate,
} from "@plinth/core";
import { Construct } from "constructs";
import { alarm } from "./alarm";
import { dashboardBody, type Section } from "./dashboard";
import { limitProblems, withOverrides } from "./limits";
import { type LogWatch, logSignal } from "./log-errors";
import type { MonitoringModuleProps, Overrides } from "./props";
import { alarmTopic } from "./topic";

export type { LogWatch } from "./log-errors";

/**
 * Turns what things say of themselves into alarms, one dashboard and messages to people.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class MonitoringModule extends Construct {
  /** Alarms publish here, encrypted. */
  public readonly topic: SnsTopic;
  private readonly tags: Record<string, string>;
  private readonly region: string;
  private readonly alarmsScope: Construct;
  private readonly logsScope: Construct;
  private readonly sections = new Map<string, Section>();
  private readonly alarmList: CloudwatchMetricAlarm[] = [];
  private dashboard?: CloudwatchDashboard;

  constructor(scope: Construct, id: string, props: MonitoringModuleProps) {
    super(scope, id);
    const { emails = [] } = props;
    validate(this, [
      distinct("emails", emails, 0),
      ...emails.map((email, index) =>
        matches(`emails[${index}]`, email, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, "be an e-mail address"),
      ),
    ]);
    this.tags = { ...props.tags, Name: nameOf(this, 255) };
    this.region = new DataAwsRegion(this, "Region").id;
    this.topic = alarmTopic(this, props, this.tags);
    this.alarmsScope = new Construct(this, "Alarms");
    this.logsScope = new Construct(this, "Logs");
  }

  /** All alarms, in the order in which they were made. */
  get alarms(): readonly CloudwatchMetricAlarm[] {
    return this.alarmList;
  }

  /**
   * Watches a thing: an alarm for each of its signals that has a limit, a chart for each signal.
   *
   * @param limits other limits than the thing's own, by signal; `false` leaves the chart without an alarm
   * @throws Error when the thing is already watched, or a limit is not possible
   */
  watch<K extends string>(thing: Monitorable<K>, limits: Overrides<K> = {}): void {
    const name = idOf(thing, this);
    validate(
      this,
      [
        must(!this.sections.has(name), `thing must be watched once, got ${name} again`),
        ...limitProblems(thing, limits),
      ],
      `watch(${JSON.stringify(name)})`,
    );
    this.add(name, new Construct(this.alarmsScope, name), withOverrides(thing.signals, limits));
  }

  /**
   * Counts the lines of a log that match a pattern, and raises an alarm when there are too many.
   *
   * @param id name of the metric, such as `WebErrors`
   * @throws Error when AWS would refuse the pattern or the name
   */
  watchLogs(id: string, watch: LogWatch): void {
    const name = `Log ${id}`;
    validate(
      this,
      [
        matches("id", id, /^[A-Za-z][\w-]{0,99}$/, "be 1 to 100 letters, digits, - and _, beginning with a letter"),
        matches("pattern", watch.pattern, /^[\s\S]{1,1024}$/, "have 1 to 1024 characters"),
        must(!this.sections.has(name), `id must be used once, got ${id} again`),
      ],
      `watchLogs(${JSON.stringify(id)})`,
    );
    const scope = new Construct(this.logsScope, id);
    this.add(name, scope, { Alarm: logSignal(scope, watch) });
  }

  private add(title: string, scope: Construct, signals: Signals): void {
    for (const [key, signal] of Object.entries<Signal>(signals)) {
      if (!hasLimit(signal)) continue;
      const settings = { name: nameOf(scope, 255, key), topicArn: this.topic.arn, tags: this.tags };
      this.alarmList.push(alarm(scope, key, signal, settings));
    }
    this.sections.set(title, { title, signals: Object.values(signals) });
    this.draw();
  }

  /** The dashboard exists as soon as there is something to show. */
  private draw(): void {
    const arns = this.alarmList.map(({ arn }) => arn);
    const body = dashboardBody(this.region, [...this.sections.values()], arns);
    this.dashboard ??= new CloudwatchDashboard(this, "Dashboard", {
      dashboardName: nameOf(this, 255),
      dashboardBody: body,
    });
    this.dashboard.dashboardBody = body;
  }
}

function hasLimit(signal: Signal): signal is Signal & { readonly limit: Limit } {
  return signal.limit !== undefined;
}
