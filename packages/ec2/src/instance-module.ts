import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
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
  type Signals,
  type TargetGroupRef,
} from "@plinth/core";
import { Construct } from "constructs";
import { addVolume, type VolumeContext, type VolumeProps } from "./add-volume";
import { ROOT_DEVICE } from "./ami";
import { createInstance } from "./instance";
import { INSTANCE, type InstanceModuleProps } from "./instance-props";
import { createInstanceSupport, regionRules, renderUserData, volumeTagsOf } from "./instance-support";
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
  private readonly context: VolumeContext;

  constructor(scope: Construct, id: string, props: InstanceModuleProps) {
    super(scope, id);
    const settings = parse(this, INSTANCE, props, { rules: regionRules(this) });
    const context = moduleContext(this, { ...settings, baseName: settings.name });
    const { port, zone, encryptionKey, deletionProtection } = settings;
    const userData = renderUserData(context, settings, "InstanceId");
    const volumeTags = volumeTagsOf(context);
    this.protection = { volumeTags };

    const support = createInstanceSupport(context, settings, "A single instance");
    this.securityGroup = support.securityGroup;
    this.connections = support.connections;
    this.logGroups = support.logGroups;
    this.role = support.role;
    this.instanceProfile = support.instanceProfile;
    this.instance = createInstance(context, settings, { ...support, userData });
    this.context = {
      ...context,
      instance: this.instance,
      zone,
      kmsKeyId: encryptionKey?.arn,
      deletionProtection,
      volumeTags,
      devices: new Set([settings.ami?.rootDevice ?? ROOT_DEVICE]),
    };
    this.backend = { port, connections: this.connections, attach: (targetGroup) => this.attach(targetGroup) };
  }

  get signals(): Signals<InstanceSignal> {
    return instanceSignals(this.node.id, this.instance.id);
  }

  /** A volume for data, in the zone of the instance. It touches no other volume, and neither replaces nor stops the instance. */
  addVolume(name: string, props: VolumeProps): EbsVolume {
    return addVolume(this.context, name, props);
  }

  private attach({ key, arn, home = this, attached }: TargetGroupRef): void {
    const id = idBelow(home, this, `Attachment-${key}`);
    if (home.node.tryFindChild(id)) return;
    const { port } = this.backend;
    const target = { targetGroupArn: arn, targetId: this.instance.id, port };
    const attachment = createdByCall(new LbTargetGroupAttachment(home, id, target));
    attached?.(attachment);
  }
}
