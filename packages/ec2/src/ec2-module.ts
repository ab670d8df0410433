import { AutoscalingAttachment } from "@cdktf/provider-aws/lib/autoscaling-attachment";
import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Backend,
  type Connectable,
  Connections,
  type Grantable,
  keyFor,
  type Monitorable,
  nameOf,
  type Protectable,
  type Signals,
  type TargetGroupRef,
  validate,
  withDefaults,
} from "@plinth/core";
import { Construct } from "constructs";
import { agentConfig, agentScript } from "./agent";
import { launchTemplate } from "./launch-template";
import { problemsOf } from "./problems";
import { DEFAULTS, type EC2ModuleProps } from "./props";
import { fleetRole } from "./role";
import { scaleOnCpu, scaleOnRequests } from "./scaling";
import { type FleetSignal, fleetSignals } from "./signals";
import { encode, multipart, sizeProblem } from "./user-data";

/** Metrics of the group itself, which cost nothing. */
const GROUP_METRICS = [
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupMaxSize",
  "GroupMinSize",
  "GroupTotalInstances",
];

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
  public readonly signals: Signals<FleetSignal>;
  public readonly backend: Backend["backend"];
  public readonly protection: { readonly volumeTags: Readonly<Record<string, string>> };

  constructor(scope: Construct, id: string, props: EC2ModuleProps) {
    super(scope, id);
    const settings = withDefaults(props, DEFAULTS[props.environment]);
    const { port, subnets, logFiles = [] } = props;
    const logGroupName = ({ name }: { name: string }) => `/plinth/ec2/${nameOf(this, 200)}/${name}`;
    const scripts = [agentScript(agentConfig(logFiles, logGroupName)), ...(props.userData ? [props.userData] : [])];
    const userData = multipart(scripts);
    validate(this, [...problemsOf(props, settings), sizeProblem(userData)]);
    const tags = { ...props.tags, Name: nameOf(this, 255) };
    this.protection = { volumeTags: { "plinth:snapshots": nameOf(this, 255) } };

    this.securityGroup = new SecurityGroup(this, "SecurityGroup", {
      namePrefix: `${nameOf(this, 100)}-`,
      description: "Instances of an Auto Scaling group",
      vpcId: subnets.vpcId,
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    this.connections = new Connections(this, this.securityGroup.id, port, subnets.vpcId);
    this.logGroups = Object.fromEntries(
      logFiles.map((file) => [
        file.name,
        new CloudwatchLogGroup(this, `LogGroup-${file.name}`, {
          name: logGroupName(file),
          retentionInDays: settings.logRetentionDays,
          kmsKeyId: keyFor(props.encryptionKey, "logs"),
          tags,
        }),
      ]),
    );
    const { role, profile } = fleetRole(this, Object.values(this.logGroups), tags);
    this.role = role;
    this.instanceProfile = profile;
    this.launchTemplate = launchTemplate(this, props, {
      securityGroupId: this.securityGroup.id,
      profileArn: profile.arn,
      userData: encode(this, userData),
      detailedMonitoring: settings.detailedMonitoring,
      tags,
      volumeTags: this.protection.volumeTags,
    });
    this.group = new AutoscalingGroup(this, "Default", {
      namePrefix: `${nameOf(this, 200)}-`,
      minSize: settings.minSize,
      maxSize: settings.maxSize,
      vpcZoneIdentifier: [...subnets.subnetIds],
      launchTemplate: { id: this.launchTemplate.id, version: `${this.launchTemplate.latestVersion}` },
      healthCheckType: "ELB",
      healthCheckGracePeriod: settings.warmupSeconds,
      defaultInstanceWarmup: settings.warmupSeconds,
      enabledMetrics: GROUP_METRICS,
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: settings.minHealthyPercent, autoRollback: true },
      },
      tag: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ["load_balancers", "target_group_arns"] },
    });
    scaleOnCpu(this, this.group.name, settings.targetCpuPercent);
    this.signals = fleetSignals(this.node.id, this.group.name, settings.minSize);
    this.backend = {
      port,
      connections: this.connections,
      attach: (targetGroup) => this.attach(targetGroup, settings.targetRequestsPerMinute),
    };
  }

  private attach(targetGroup: TargetGroupRef, requestsPerMinute: number): void {
    const { key, arn, requestCountLabel } = targetGroup;
    const id = `Attachment-${key}`;
    if (this.node.tryFindChild(id)) return;
    const attachment = new AutoscalingAttachment(this, id, {
      autoscalingGroupName: this.group.name,
      lbTargetGroupArn: arn,
      lifecycle: { createBeforeDestroy: true },
    });
    targetGroup.attached?.(attachment);
    if (requestCountLabel) scaleOnRequests(this, this.group.name, key, requestCountLabel, requestsPerMinute);
  }
}
