import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  type Backend,
  between,
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
import { addVolume, type VolumeProps } from "./add-volume";
import { architectureOf } from "./architecture";
import { instance } from "./instance";
import { typeProblem } from "./instances";
import { bootText, machine, tagsOf } from "./machine";
import { sizeProblem } from "./multipart";
import { machineProblems } from "./problems";
import { INSTANCE_DEFAULTS, type InstanceModuleProps } from "./props";
import { type InstanceSignal, instanceSignals } from "./signals";

/**
 * One instance that keeps its data: volumes by name, pinned to its zone, that outlive it and come back to it. Otherwise as
 * `EC2Module`: IMDSv2, encrypted gp3 volumes, Session Manager, agent. A fleet heals itself; this one waits for you.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class InstanceModule
  extends Construct
  implements Backend, Connectable, Grantable, Monitorable<InstanceSignal>, Protectable
{
  public readonly instance: Instance;
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;
  public readonly role: IamRole;
  public readonly instanceProfile: IamInstanceProfile;
  /** By the name of the log file. */
  public readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  public readonly backend: Backend["backend"];
  public readonly protection: { readonly volumeTags: Readonly<Record<string, string>> };
  private readonly volumeSettings: Parameters<typeof addVolume>[1];

  constructor(scope: Construct, id: string, props: InstanceModuleProps) {
    super(scope, id);
    const settings = withDefaults(props, INSTANCE_DEFAULTS[props.environment]);
    const { port, subnets, zone, instanceType } = props;
    const userData = bootText(this, props, "InstanceId");
    const place = subnets.availabilityZones.indexOf(zone);
    validate(this, [
      between("port", port, 1, 65535),
      must(place >= 0, `zone must be one of ${subnets.availabilityZones.join(", ")}, got ${JSON.stringify(zone)}`),
      typeProblem("instanceType", instanceType),
      ...machineProblems(props, architectureOf(instanceType)),
      sizeProblem(userData),
    ]);
    const { tags, volumeTags } = tagsOf(this, props);
    const { logRetentionDays, deletionProtection, detailedMonitoring } = settings;
    this.protection = { volumeTags };

    const around = machine(this, props, { description: "A single instance", logRetentionDays, tags });
    this.securityGroup = around.securityGroup;
    this.connections = around.connections;
    this.logGroups = around.logGroups;
    this.role = around.role;
    this.instanceProfile = around.profile;
    this.instance = instance(this, props, {
      subnetId: subnets.subnetIds[place],
      securityGroupId: this.securityGroup.id,
      profileName: this.instanceProfile.name,
      userData,
      detailedMonitoring,
      deletionProtection,
      tags,
      volumeTags,
    });
    this.volumeSettings = {
      instance: this.instance,
      zone,
      kmsKeyId: props.encryptionKey?.arn,
      deletionProtection,
      tags: { ...tags, ...volumeTags },
      devices: new Set(),
    };
    this.backend = { port, connections: this.connections, attach: (targetGroup) => this.attach(targetGroup) };
  }

  get signals(): Signals<InstanceSignal> {
    return instanceSignals(this.node.id, this.instance.id);
  }

  /** A volume for data, in the zone of the instance. It touches no other volume, and neither replaces nor stops the instance. */
  addVolume(name: string, props: VolumeProps): EbsVolume {
    return addVolume(this, this.volumeSettings, name, props);
  }

  private attach({ key, arn, home = this }: TargetGroupRef): void {
    const id = idBelow(home, this, `Attachment-${key}`);
    if (home.node.tryFindChild(id)) return;
    const { port } = this.backend;
    createdByCall(new LbTargetGroupAttachment(home, id, { targetGroupArn: arn, targetId: this.instance.id, port }));
  }
}
