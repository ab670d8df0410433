import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import type { CloudwatchLogDataProtectionPolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-data-protection-policy";
import type { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import {
  dependOn,
  distinct,
  idOf,
  type Monitorable,
  must,
  nameOf,
  type Problem,
  regionProblem,
  validate,
} from "@plinth/core";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { compositeProblems, suppressorAmong } from "./composite";
import { dashboardBody, type Page, thingBody } from "./dashboard/body";
import { limitProblems } from "./limits";
import { forwardLogs, forwardProblems, type LogForwarding } from "./log-groups/forward";
import { type Masking, maskPersonalData, maskProblems } from "./log-groups/mask";
import { queryProblems, type SavedQuery, savedQuery } from "./log-groups/query";
import { countTrailEvents, trailNamespace, trailSignals } from "./log-groups/trail";
import type { TrailEvent } from "./log-groups/trail-events";
import { idProblem, type LogGroupRef, type LogWatch, logSignal, patternProblem } from "./log-groups/watch";
import { emailProblem, type Hearer, hearerProblems, subscribe, subscribeEmail } from "./notify";
import type { MonitoringModuleProps, Overrides, WatchOptions } from "./props";
import { Routes } from "./routes";
import { runbookProblem } from "./runbooks";
import { alarmTopic, type TopicSettings, topicSettings } from "./topic";
import { alarmNames, type Subject, watchSubject } from "./watch";
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
  private readonly props: MonitoringModuleProps;
  private readonly tags: Record<string, string>;
  private readonly region: string;
  private readonly topicSettings: TopicSettings;
  private readonly routes = new Routes();
  private readonly homes: Readonly<Record<"alarms" | "logs", Construct>>;
  private readonly all = new Map<string, Watched>();
  private dashboard?: CloudwatchDashboard;

  constructor(scope: Construct, id: string, props: MonitoringModuleProps) {
    super(scope, id);
    const { emails = [] } = props;
    validate(this, [
      distinct("emails", emails, 0),
      ...emails.map((email, index) => emailProblem(`emails[${index}]`, email)),
      runbookProblem("runbooks", props.runbooks),
    ]);
    this.props = props;
    this.tags = { ...props.tags, Name: nameOf(this, 255) };
    this.region = new DataAwsRegion(this, "Region").id;
    this.topicSettings = topicSettings(this, props, this.tags);
    this.topic = alarmTopic(this, "Topic", this.topicSettings);
    this.routes.addTopic(this.topic.arn, "ticket");
    for (const email of emails) subscribeEmail(this, this.topic.arn, email);
    this.homes = { alarms: new Construct(this, "Alarms"), logs: new Construct(this, "Logs") };
  }

  /** All alarms on signals, in the order in which they were made. */
  get alarms(): readonly CloudwatchMetricAlarm[] {
    return this.watched.flatMap(({ signals }) => signals.flatMap(({ alarm }) => alarm?.resource ?? []));
  }

  /** Everything that is watched, in the order in which it was said. */
  get watched(): readonly Watched[] {
    return [...this.all.values()];
  }

  /**
   * Tells somebody of alarms, or does something when one starts.
   *
   * @param id name of the hearer, such as `Pager`
   * @throws Error when the name is taken, or AWS would refuse the hearer
   */
  notify(id: string, hearer: Hearer): void {
    this.check(`notify(${JSON.stringify(id)})`, [
      ...hearerProblems(id, hearer),
      must(!this.node.tryFindChild(`Hearer-${id}`), `id must be used once, got ${id} again`),
    ]);
    const home = new Construct(this, `Hearer-${id}`);
    if ("action" in hearer) this.routes.addDoing(hearer.action, hearer.severity);
    else subscribe(home, hearer.severity === "page" ? this.topicOfPages().arn : this.topic.arn, hearer);
  }

  /**
   * Watches a thing: an alarm for each of its signals that has a limit, a chart for each signal.
   *
   * @param limits other limits than the thing's own, by signal; `false` leaves the chart without an alarm
   * @throws Error when the thing is already watched, or a limit is not possible
   */
  watch<K extends string>(thing: Monitorable<K>, limits: Overrides<K> = {}, options: WatchOptions<K> = {}): void {
    const title = idOf(thing, this);
    const subject = { title, thing, signals: thing.signals, limits, options };
    const suppressor = suppressorAmong(this.all.values(), options.composite);
    const call = `watch(${JSON.stringify(title)})`;
    this.check(call, [
      must(!this.all.has(title), `thing must be watched once, got ${title} again`),
      regionProblem("thing", this, thing),
      runbookProblem("runbook", options.runbook),
      ...limitProblems(thing.signals, limits),
      ...compositeProblems(options.composite, alarmNames(this.homes.alarms, subject), suppressor),
    ]);
    dependOn(this, thing, `${this.node.path}.${call}`, "put what monitors into a stack that no other depends on");
    this.add(new Construct(this.homes.alarms, title), subject);
  }

  /**
   * Counts the lines of a log that match a pattern, and raises an alarm when there are too many.
   *
   * @param id name of the metric, such as `WebErrors`
   * @throws Error when AWS would refuse the pattern or the name
   */
  watchLogs(id: string, watch: LogWatch): void {
    const title = `Log ${id}`;
    this.check(`watchLogs(${JSON.stringify(id)})`, [
      idProblem(id),
      patternProblem(watch.pattern),
      runbookProblem("runbook", watch.runbook),
      must(!this.all.has(title), `id must be used once, got ${id} again`),
    ]);
    const scope = new Construct(this.homes.logs, id);
    this.add(scope, { title, signals: { Alarm: logSignal(scope, watch) }, limits: {}, options: watch });
  }

  /**
   * Watches the account through the log group of a trail: the CIS benchmark's alarms, and those on keys and secrets.
   *
   * @throws Error when a trail is already watched, or a limit is not possible
   */
  watchTrail(
    logGroup: LogGroupRef,
    limits: Overrides<TrailEvent> = {},
    options: Omit<WatchOptions<TrailEvent>, "composite"> = {},
  ): void {
    const namespace = trailNamespace(this);
    const signals = trailSignals(namespace);
    this.check("watchTrail", [
      must(!this.all.has("Trail"), "logGroup must be the only trail, got a second one"),
      runbookProblem("runbook", options.runbook),
      ...limitProblems(signals, limits),
    ]);
    const scope = new Construct(this, "Trail");
    countTrailEvents(scope, logGroup, namespace);
    this.add(scope, { title: "Trail", signals, limits, options });
  }

  /** A dashboard of its own for a thing that is watched; $3 a month beyond three in an account. */
  dashboardFor(thing: Monitorable): CloudwatchDashboard {
    const title = idOf(thing, this);
    const watched = this.all.get(title);
    const key = `Dashboard-${title}`;
    this.check(`dashboardFor(${JSON.stringify(title)})`, [
      must(watched !== undefined, `thing must be watched before, got ${title}`),
      must(!this.node.tryFindChild(key), `thing must have one dashboard, got ${title} again`),
    ]);
    return new CloudwatchDashboard(this, key, {
      dashboardName: nameOf(this, 255, title),
      dashboardBody: thingBody(this.page, watched as Watched),
    });
  }

  /** A query for CloudWatch Logs Insights that everybody finds saved in the console. */
  addQuery(id: string, query: SavedQuery): CloudwatchQueryDefinition {
    return savedQuery(this.homeOf("addQuery", "Queries", id, queryProblems(query)), id, query);
  }

  /** Sends the lines of a log on to a function, a stream or another account as they are written. */
  forwardLogs(id: string, forwarding: LogForwarding): CloudwatchLogSubscriptionFilter {
    const home = this.homeOf("forwardLogs", "Forwards", id, forwardProblems(forwarding));
    return forwardLogs(new Construct(home, id), forwarding);
  }

  /** Masks personal data in what is written to a log from now on; each log group can have one policy. */
  maskPersonalData(id: string, masking: Masking): CloudwatchLogDataProtectionPolicy {
    const home = this.homeOf("maskPersonalData", "Masks", id, maskProblems(masking));
    return maskPersonalData(new Construct(home, id), masking);
  }

  private add<K extends string>(scope: Construct, subject: Subject<K>): void {
    const { props, routes, tags } = this;
    const suppressor = suppressorAmong(this.all.values(), subject.options.composite);
    this.all.set(subject.title, watchSubject(scope, subject, { ...props, routes, tags, suppressor }));
    this.draw();
  }

  private topicOfPages(): SnsTopic {
    if (this.pageTopic) return this.pageTopic;
    this.pageTopic = alarmTopic(this, "PageTopic", this.topicSettings);
    this.routes.addTopic(this.pageTopic.arn, "page");
    return this.pageTopic;
  }

  /** The dashboard exists as soon as there is something to show, and shows at synth what is watched by then. */
  private draw(): void {
    this.dashboard ??= new CloudwatchDashboard(this, "Dashboard", {
      dashboardName: nameOf(this, 255),
      dashboardBody: Lazy.stringValue({ produce: () => dashboardBody(this.page, this.watched) }),
    });
  }

  private get page(): Page {
    return { ...this.props, region: this.region, title: this.node.path };
  }

  /** Where the children of a verb live, after it is clear that this one can be made. */
  private homeOf(verb: string, name: string, id: string, problems: readonly Problem[]): Construct {
    const home = this.node.tryFindChild(name) as Construct | undefined;
    const isNew = must(!home?.node.tryFindChild(id), `id must be used once, got ${id} again`);
    this.check(`${verb}(${JSON.stringify(id)})`, [idProblem(id), ...problems, isNew]);
    return home ?? new Construct(this, name);
  }

  private check(verb: string, problems: readonly Problem[]): void {
    validate(this, problems, verb);
  }
}
