import { AutoscalingAttachment } from "@cdktf/provider-aws/lib/autoscaling-attachment";
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { AutoscalingLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-lifecycle-hook";
import type { AutoscalingNotification } from "@cdktf/provider-aws/lib/autoscaling-notification";
import type { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Backend,
  type Connectable,
  type Connections,
  createdByCall,
  type Grantable,
  idBelow,
  type Monitorable,
  moduleContext,
  type Protectable,
  parse,
  regionProblem,
  type Signals,
  type TargetGroupRef,
  warn,
} from "@plinth/core";
import { Construct } from "constructs";
import { addHook, type HookProps } from "./add-hook";
import { createFailureRules, type FailureRules } from "./failures";
import type { FleetContext } from "./fleet";
import { type EC2ModuleProps, FLEET } from "./fleet-props";
import { fleetWarnings } from "./fleet-warnings";
import { createGroup } from "./group";
import { createInstanceSupport, regionRules, renderUserData, volumeTagsOf } from "./instance-support";
import { createLaunchTemplate } from "./launch-template";
import { type NotifyProps, notify } from "./notify";
import { quotaProblems } from "./quotas";
import { type AlarmRef, alarmsParser, defaultMaxHealthy, instanceRefresh, type RefreshSettings } from "./refresh";
import { type StepsProps, scaleBySteps } from "./scale-by-steps";
import { type ForecastLoad, type ForecastProps, scaleOnForecast } from "./scale-on-forecast";
import { type MetricTarget, scaleOnMetric } from "./scale-on-metric";
import { scaleOnNetwork } from "./scale-on-network";
import { type Schedule, type ScheduleProps, scaleOnSchedule, scheduleWarnings, sizesOver } from "./scale-on-schedule";
import { scaleOnCpu, scaleOnRequests } from "./scaling";
import { type FleetSignal, fleetSignals } from "./signals";

/**
 * An Auto Scaling group over a launch template: IMDSv2, encrypted gp3 volumes, Session Manager instead of SSH, memory and
 * logs by the CloudWatch agent, a rolling refresh whenever the template changes.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class EC2Module
  extends Construct
  implements Backend, Connectable, Grantable, Monitorable<FleetSignal>, Protectable
{
  public readonly group: AutoscalingGroup;
  public readonly launchTemplate: LaunchTemplate;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly role: IamRole;
  public readonly instanceProfile: IamInstanceProfile;
  /** By the name of the log file. */
  public readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  public readonly failureRules: FailureRules;
  public readonly backend: Backend["backend"];
  public readonly protection: { readonly volumeTags: Readonly<Record<string, string>> };
  /** As declared; schedules may say otherwise for a time. */
  public readonly minSize: number;
  public readonly maxSize: number;
  private readonly context: FleetContext;
  private readonly schedules: Schedule[] = [];
  private readonly refresh: RefreshSettings;
  private readonly rollbackAlarms: AlarmRef[] = [];

  constructor(scope: Construct, id: string, props: EC2ModuleProps) {
    super(scope, id);
    const settings = parse(this, FLEET, props, { rules: regionRules(this) });
    const context = moduleContext(this, { ...settings, baseName: settings.name });
    const { environment, port, minSize, maxSize, minHealthyPercent, refresh, capacity } = settings;
    const userData = renderUserData(context, settings, "AutoScalingGroupName");
    this.minSize = minSize;
    this.maxSize = maxSize;
    this.refresh = {
      ...refresh,
      minHealthyPercent,
      maxHealthyPercent: refresh.maxHealthyPercent ?? defaultMaxHealthy(environment, minHealthyPercent),
      scaleInProtection: capacity.scaleInProtection ?? false,
    };
    warn(this, ...fleetWarnings(settings));

    const support = createInstanceSupport(context, settings, "Instances of an Auto Scaling group");
    this.securityGroup = support.securityGroup;
    this.connections = support.connections;
    this.logGroups = support.logGroups;
    this.role = support.role;
    this.instanceProfile = support.instanceProfile;
    this.launchTemplate = createLaunchTemplate(context, settings, { ...support, userData });
    this.group = createGroup(context, settings, { template: this.launchTemplate, refresh: this.refresh });
    this.context = { ...context, group: this.group, role: this.role, minSize, maxSize };
    scaleOnCpu(this.context, settings.targetCpuPercent);
    this.failureRules = createFailureRules(context, this.group.name);
    this.protection = { volumeTags: volumeTagsOf(context) };
    this.backend = {
      port,
      connections: this.connections,
      attach: (targetGroup) => this.attach(targetGroup, settings.targetRequestsPerMinute),
    };
    this.node.addValidation({
      validate: () => {
        warn(this, ...scheduleWarnings(this, this.schedules));
        return quotaProblems(this);
      },
    });
  }

  /** What schedules were said so far moves the limits of the sizes. */
  get signals(): Signals<FleetSignal> {
    const { refreshFailures, launchFailures } = this.failureRules;
    return fleetSignals(this.node.id, this.group.name, {
      ...sizesOver(this, this.schedules),
      refreshRule: refreshFailures.name,
      launchRule: launchFailures.name,
    });
  }

  /** Another size at another time. The sizes that a schedule sets are its own from then on: no apply resets them. */
  scaleOnSchedule(name: string, props: ScheduleProps): AutoscalingSchedule {
    return scaleOnSchedule(this.context, this.schedules, name, props);
  }

  /** Holds any metric near a target, as a whole or for each instance. */
  scaleOnMetric(name: string, props: MetricTarget): AutoscalingPolicy {
    return scaleOnMetric(this.context, name, props);
  }

  /** Holds the bytes a minute that each instance receives (`in`) or sends (`out`) near a target. */
  scaleOnNetwork(direction: "in" | "out", targetBytesPerMinute: number): AutoscalingPolicy {
    return scaleOnNetwork(this.context, direction, targetBytesPerMinute);
  }

  /** Adds and removes instances in steps, the more the farther a metric is off. */
  scaleBySteps(name: string, props: StepsProps): void {
    scaleBySteps(this.context, name, props);
  }

  /** Adds instances before they are needed, by what two weeks have taught. */
  scaleOnForecast(load: ForecastLoad, props: ForecastProps): AutoscalingPolicy {
    return scaleOnForecast(this.context, load, props);
  }

  /** Holds instances before they serve or before they end, until they say `complete-lifecycle-action`, which they may. */
  addHook(name: string, props: HookProps): AutoscalingLifecycleHook {
    return addHook(this.context, name, props);
  }

  /** Tells a topic when instances come, go or fail to. */
  notify(name: string, props: NotifyProps): AutoscalingNotification {
    return notify(this.context, name, props);
  }

  /**
   * Goes back to the former template when one of the alarms goes off during a refresh. Alarms about this group itself are
   * given by name: a resource that reads the group cannot be part of it.
   */
  rollBackOn(...alarms: AlarmRef[]): void {
    const rules = alarms.map((alarm, index) => () => regionProblem(`alarms[${index}]`, this, alarm));
    const parser = alarmsParser(this.rollbackAlarms.length);
    this.rollbackAlarms.push(...parse(this, parser, { alarms }, { call: "rollBackOn()", rules }).alarms);
    this.group.putInstanceRefresh(instanceRefresh(this.refresh, this.rollbackAlarms));
  }

  private attach(targetGroup: TargetGroupRef, requestsPerMinute: number): void {
    const { key, arn, requestCountLabel, home = this } = targetGroup;
    const id = idBelow(home, this, `Attachment-${key}`);
    if (home.node.tryFindChild(id)) return;
    const attachment = new AutoscalingAttachment(home, id, {
      autoscalingGroupName: this.group.name,
      lbTargetGroupArn: arn,
      lifecycle: { createBeforeDestroy: true },
    });
    createdByCall(attachment);
    targetGroup.attached?.(attachment);
    if (requestCountLabel) {
      createdByCall(scaleOnRequests(this.context, home, { key, resourceLabel: requestCountLabel, requestsPerMinute }));
    }
  }
}
