import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import type { CloudwatchLogDataProtectionPolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-data-protection-policy";
import type { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import {
  checkTogether,
  dependOn,
  type ModuleContext,
  type Monitorable,
  moduleContext,
  parse,
  regionProblem,
  type SettingsOf,
} from "@plinth/core";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { bodyOf, details, overview, type Page } from "./dashboard/body";
import { parseDashboard } from "./dashboard/parse";
import { addForwarding, type LogForwarding } from "./log-groups/forward";
import { addMasking, type Masking } from "./log-groups/mask";
import { addQuery, type SavedQuery } from "./log-groups/query";
import { parseTrail, type TrailOptions, trailSubject } from "./log-groups/trail";
import type { TrailEvent } from "./log-groups/trail-events";
import { type LogGroupRef, type LogWatch, logSubject, parseLogWatch } from "./log-groups/watch";
import { MONITORING, type MonitoringModuleProps, type Overrides, type WatchOptions } from "./props";
import { quotaProblems } from "./quotas";
import { Routes } from "./routes";
import { parseSubscriber, type Subscriber, subscribe, subscribeEmail } from "./subscribers";
import { createTopic, topicKeyOf } from "./topic";
import { parseWatch, type Subject, watchSubject } from "./watch";
import type { Watched } from "./watched";

/**
 * Turns what things say of themselves into alarms, dashboards and messages to people.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class MonitoringModule extends Construct {
  /** Every alarm publishes here, encrypted. */
  public readonly topic: SnsTopic;
  /** Alarms that must wake somebody publish here too; there as soon as somebody hears only those. */
  public pageTopic: SnsTopic | undefined;
  private readonly settings: SettingsOf<typeof MONITORING>;
  private readonly context: ModuleContext;
  private readonly topicKey: string;
  private readonly routes = new Routes();
  private readonly scopes: Readonly<Record<"alarms" | "logs", Construct>>;
  private readonly watchedByPath = new Map<string, Watched>();
  private dashboard?: CloudwatchDashboard;

  constructor(scope: Construct, id: string, props: MonitoringModuleProps) {
    super(scope, id);
    const settings = parse(this, MONITORING, props, {
      rules: [({ encryptionKey }) => regionProblem("encryptionKey", this, encryptionKey)],
    });
    const context = moduleContext(this, { ...settings, baseName: settings.name });
    this.settings = settings;
    this.context = context;
    this.topicKey = topicKeyOf(context, settings);
    this.topic = createTopic(context, "Topic", settings.name ?? context.name(256), this.topicKey);
    this.routes.addTopic(this.topic.arn, "ticket");
    for (const email of settings.emails) subscribeEmail(this, this.topic.arn, email);
    this.scopes = { alarms: new Construct(this, "Alarms"), logs: new Construct(this, "Logs") };
    checkTogether(this, quotaProblems);
  }

  /** All alarms on signals, in the order in which they were made. */
  get alarms(): readonly CloudwatchMetricAlarm[] {
    return this.watched.flatMap(({ signals }) => signals.flatMap(({ alarm }) => alarm?.resource ?? []));
  }

  /** Everything that is watched, in the order in which it was said. */
  get watched(): readonly Watched[] {
    return [...this.watchedByPath.values()];
  }

  /** Of the dashboard of all things. */
  get widgetCount(): number {
    return this.dashboard ? overview(this.page, this.watched).length : 0;
  }

  /**
   * Tells somebody of alarms, or does something when one starts.
   *
   * @param id name of the subscriber, such as `Pager`
   * @throws Error when the name is taken, or AWS would refuse the subscriber
   */
  notify(id: string, subscriber: Subscriber): void {
    const settings = parseSubscriber(this, this.routes, id, subscriber);
    const home = new Construct(this, settings.id);
    if ("action" in settings) this.routes.addAction(settings.action, settings.severity);
    else subscribe(home, this.topicOf(settings.severity).arn, settings);
  }

  /**
   * Watches a thing: an alarm for each of its signals that has a limit, a chart for each signal. The stack depends on the stack
   * of the thing.
   *
   * @param limits other limits than the thing's own, by signal; `false` leaves the chart without an alarm
   * @throws Error when the thing is already watched, or a limit is not possible
   */
  watch<K extends string>(thing: Monitorable<K>, limits: Overrides<K> = {}, options: WatchOptions<K> = {}): void {
    const subject = parseWatch(this, this.scopes.alarms, thing, limits, options);
    const call = `${this.node.path}.watch(${JSON.stringify(subject.title)})`;
    dependOn(this, thing, call, "put what monitors into a stack that no other depends on");
    this.add(new Construct(this.scopes.alarms, subject.title), subject);
  }

  /**
   * Counts the lines of a log that match a pattern, and raises an alarm when there are too many.
   *
   * @param id name of the metric, such as `WebErrors`
   * @throws Error when AWS would refuse the pattern or the name
   */
  watchLogs(id: string, watch: LogWatch): void {
    const settings = parseLogWatch(this, id, watch);
    const scope = new Construct(this.scopes.logs, id);
    this.add(scope, logSubject(scope, settings));
  }

  /**
   * Watches the account through the log group of a trail: the CIS benchmark's alarms, and those on keys and secrets.
   *
   * @throws Error when a trail is already watched, or a limit is not possible
   */
  watchTrail(logGroup: LogGroupRef, limits: Overrides<TrailEvent> = {}, options: TrailOptions = {}): void {
    const settings = parseTrail(this, logGroup, limits, options);
    const scope = new Construct(this, "Trail");
    this.add(scope, trailSubject(this, scope, settings));
  }

  /** A dashboard of its own for a thing that is watched; $3 a month beyond three in an account. */
  dashboardFor(thing: Monitorable): CloudwatchDashboard {
    const [id, watched] = parseDashboard(this, thing);
    return this.createDashboard(id, this.context.name(255, watched.title), bodyOf(details(this.page, watched)));
  }

  /** A query for CloudWatch Logs Insights that everybody finds saved in the console. */
  addQuery(id: string, query: SavedQuery): CloudwatchQueryDefinition {
    return addQuery(this, id, query);
  }

  /** Sends the lines of a log on to a function, a stream or another account as they are written. */
  forwardLogs(id: string, forwarding: LogForwarding): CloudwatchLogSubscriptionFilter {
    return addForwarding(this.context, id, forwarding);
  }

  /** Masks personal data in what is written to a log from now on; each log group can have one policy. */
  maskPersonalData(id: string, masking: Masking): CloudwatchLogDataProtectionPolicy {
    return addMasking(this.context, id, masking);
  }

  private add(scope: Construct, subject: Subject): void {
    const { settings, routes, watched } = this;
    this.watchedByPath.set(subject.title, watchSubject(scope, subject, { ...settings, routes, watched }));
    this.ensureDashboard();
  }

  /** The topic for pages exists as soon as somebody hears only those. */
  private topicOf(severity: "page" | "ticket"): SnsTopic {
    if (severity === "ticket") return this.topic;
    if (!this.pageTopic) {
      this.pageTopic = createTopic(this.context, "PageTopic", this.context.name(256, "pages"), this.topicKey);
      this.routes.addTopic(this.pageTopic.arn, "page");
    }
    return this.pageTopic;
  }

  /** The dashboard exists as soon as there is something to show, and shows at synth what is watched by then. */
  private ensureDashboard(): void {
    const produce = () => bodyOf(overview(this.page, this.watched));
    const name = this.settings.name ?? this.context.name(255);
    this.dashboard ??= this.createDashboard("Dashboard", name, Lazy.stringValue({ produce }));
  }

  private createDashboard(id: string, dashboardName: string, dashboardBody: string): CloudwatchDashboard {
    return new CloudwatchDashboard(this, id, { dashboardName, dashboardBody });
  }

  private get page(): Page {
    return { ...this.settings, region: this.context.aws.region, title: this.node.path };
  }
}
