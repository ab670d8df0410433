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
  must,
  type Protectable,
  type Signals,
  type TargetGroupRef,
  validate,
  withDefaults,
} from "@plinth/core";
import { Construct } from "constructs";
import { addHook, type HookProps } from "./add-hook";
import { type FailureRules, failureRules } from "./failures";
import type { Fleet } from "./fleet";
import { scalingGroup } from "./group";
import { launchTemplate } from "./launch-template";
import { bootText, machine, tagsOf } from "./machine";
import { encode, sizeProblem } from "./multipart";
import { type NotifyProps, notify } from "./notify";
import { fleetProblems } from "./problems";
import { DEFAULTS, type EC2ModuleProps, REPLACING } from "./props";
import { type AlarmRef, defaultMaxHealthy, instanceRefresh, type RefreshSettings } from "./refresh";
import { type StepsProps, scaleBySteps } from "./scale-by-steps";
import { type ForecastLoad, type ForecastProps, scaleOnForecast } from "./scale-on-forecast";
import { type MetricTarget, scaleOnMetric } from "./scale-on-metric";
import { scaleOnNetwork } from "./scale-on-network";
import { type ScheduleProps, scaleOnSchedule, sizesOver } from "./scale-on-schedule";
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
  implements Backend, Connectable, Fleet, Grantable, Monitorable<FleetSignal>, Protectable
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
  private readonly schedules: ScheduleProps[] = [];
  private readonly refresh: RefreshSettings;
  private readonly rollbackAlarms: AlarmRef[] = [];

  constructor(scope: Construct, id: string, props: EC2ModuleProps) {
    super(scope, id);
    const settings = withDefaults(props, DEFAULTS[props.environment]);
    const userData = bootText(this, props, "AutoScalingGroupName");
    validate(this, [...fleetProblems(props, settings), sizeProblem(userData)]);
    const { tags, volumeTags } = tagsOf(this, props);
    const { minHealthyPercent, logRetentionDays, detailedMonitoring } = settings;
    this.protection = { volumeTags };
    this.minSize = settings.minSize;
    this.maxSize = settings.maxSize;
    const maxHealthyPercent = defaultMaxHealthy(REPLACING[props.environment].maxHealthyPercent, minHealthyPercent);
    this.refresh = {
      ...withDefaults(props.refresh ?? {}, { maxHealthyPercent }),
      minHealthyPercent,
      scaleInProtection: props.capacity?.scaleInProtection ?? false,
    };

    const around = machine(this, props, { description: "Instances of an Auto Scaling group", logRetentionDays, tags });
    this.securityGroup = around.securityGroup;
    this.connections = around.connections;
    this.logGroups = around.logGroups;
    this.role = around.role;
    this.instanceProfile = around.profile;
    this.launchTemplate = launchTemplate(this, props, {
      securityGroupId: this.securityGroup.id,
      profileArn: this.instanceProfile.arn,
      userData: encode(this, userData),
      detailedMonitoring,
      tags,
      volumeTags,
    });
    this.group = scalingGroup(this, props, settings, { template: this.launchTemplate, refresh: this.refresh, tags });
    scaleOnCpu(this, this.group.name, settings.targetCpuPercent);
    this.failureRules = failureRules(this, this.group.name, tags);
    this.backend = {
      port: props.port,
      connections: this.connections,
      attach: (targetGroup) => this.attach(targetGroup, settings.targetRequestsPerMinute),
    };
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
    const schedule = scaleOnSchedule(this, name, props);
    this.schedules.push(props);
    return schedule;
  }

  /** Holds any metric near a target, as a whole or for each instance. */
  scaleOnMetric(name: string, props: MetricTarget): AutoscalingPolicy {
    return scaleOnMetric(this, name, props);
  }

  /** Holds the bytes a minute that each instance receives (`in`) or sends (`out`) near a target. */
  scaleOnNetwork(direction: "in" | "out", targetBytesPerMinute: number): AutoscalingPolicy {
    return scaleOnNetwork(this, direction, targetBytesPerMinute);
  }

  /** Adds and removes instances in steps, the more the farther a metric is off. */
  scaleBySteps(name: string, props: StepsProps): void {
    scaleBySteps(this, name, props);
  }

  /** Adds instances before they are needed, by what two weeks have taught. */
  scaleOnForecast(load: ForecastLoad, props: ForecastProps): AutoscalingPolicy {
    return scaleOnForecast(this, load, props);
  }

  /** Holds instances before they serve or before they end, until they say `complete-lifecycle-action`, which they may. */
  addHook(name: string, props: HookProps): AutoscalingLifecycleHook {
    return addHook(this, name, props);
  }

  /** Tells a topic when instances come, go or fail to. */
  notify(name: string, props: NotifyProps): AutoscalingNotification {
    return notify(this, name, props);
  }

  /**
   * Goes back to the former template when one of the alarms goes off during a refresh. Alarms about this group itself are
   * given by name: a resource that reads the group cannot be part of it.
   */
  rollBackOn(...alarms: AlarmRef[]): void {
    const count = this.rollbackAlarms.length + alarms.length;
    validate(this, [must(count <= 10, `alarms must be at most 10, got ${count}`)], "rollBackOn");
    this.rollbackAlarms.push(...alarms);
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
      createdByCall(scaleOnRequests(this, home, { key, resourceLabel: requestCountLabel, requestsPerMinute }));
    }
  }
}
