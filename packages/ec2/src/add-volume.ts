import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import { type ModuleContext, object, parseChild, type RowsOf, type Tags, warn } from "@plinth/core";
import { DATA_VOLUME, deviceWarning, GP3_RULES, gp3, type RootVolumeProps, VOLUME_NAME } from "./volumes";

/** A volume that outlives its instance. */
export interface VolumeProps extends RootVolumeProps {
  /** GiB, 1 to 16384; it can grow, never shrink. */
  readonly sizeGiB: number;
  /** Where the instance finds it: `/dev/sdf` to `/dev/sdp`; others with a warning. */
  readonly device: string;
  /** `snap-…`, to begin with what it holds; read at its creation only. @default - an empty volume */
  readonly snapshotId?: string;
}

const VOLUME = object(DATA_VOLUME satisfies RowsOf<VolumeProps>, { rules: GP3_RULES });

export interface VolumeContext extends ModuleContext {
  readonly instance: Instance;
  readonly zone: string;
  readonly kmsKeyId: string | undefined;
  readonly deletionProtection: boolean;
  /** What snapshots look for. */
  readonly volumeTags: Tags;
  /** Taken by the root volume and by volumes so far. */
  readonly devices: Set<string>;
}

export function addVolume(context: VolumeContext, name: string, props: VolumeProps): EbsVolume {
  const { scope, instance, deletionProtection, devices } = context;
  const { id, ...settings } = parseChild(scope, name, VOLUME, props, {
    method: "addVolume",
    prefix: "Volume",
    keyName: "name",
    keyParser: VOLUME_NAME.literal(),
    rules: [({ device }) => devices.has(device) && `device must be free, got ${device} again`],
  });
  devices.add(settings.device);
  warn(scope, deviceWarning(`addVolume("${name}"): device`, settings.device));
  const { volumeType: type, volumeSize: size, iops, throughput } = gp3(settings);
  const volume = new EbsVolume(scope, id, {
    availabilityZone: context.zone,
    type,
    size,
    iops,
    throughput,
    encrypted: true,
    kmsKeyId: context.kmsKeyId,
    snapshotId: settings.snapshotId,
    finalSnapshot: deletionProtection,
    tags: { ...context.tags(name), ...context.volumeTags },
    lifecycle: { preventDestroy: deletionProtection, ignoreChanges: ["snapshot_id"] },
  });
  new VolumeAttachment(scope, `VolumeAttachment-${name}`, {
    deviceName: settings.device,
    volumeId: volume.id,
    instanceId: instance.id,
    // A mounted volume does not come off a running instance.
    stopInstanceBeforeDetaching: true,
  });
  return volume;
}
