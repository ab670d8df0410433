import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import { must, nameOf, type Problem, validate } from "@plinth/core";
import type { Construct } from "constructs";
import { call } from "./fleet";
import {
  dataDeviceProblem,
  gp3,
  gp3Problems,
  type RootVolumeProps,
  snapshotProblem,
  volumeNameProblem,
} from "./volumes";

/** A volume that outlives its instance. */
export interface VolumeProps extends RootVolumeProps {
  /** 1 to 16384; it can grow, never shrink. */
  readonly sizeGiB: number;
  /** Where the instance finds it: `/dev/sdf` to `/dev/sdp`. */
  readonly device: string;
  /** `snap-…`, to begin with what it holds; read at its creation only. @default - an empty volume */
  readonly snapshotId?: string;
}

interface Settings {
  readonly instance: Instance;
  readonly zone: string;
  readonly kmsKeyId: string | undefined;
  readonly deletionProtection: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** Taken by volumes so far. */
  readonly devices: Set<string>;
}

export function addVolume(scope: Construct, settings: Settings, name: string, props: VolumeProps): EbsVolume {
  const { instance, zone, kmsKeyId, deletionProtection, tags } = settings;
  validate(scope, volumeProblems(scope, settings, name, props), call("addVolume", name));
  settings.devices.add(props.device);
  const volume = new EbsVolume(scope, `Volume-${name}`, {
    availabilityZone: zone,
    ...argumentsOf(props),
    encrypted: true,
    kmsKeyId,
    snapshotId: props.snapshotId,
    finalSnapshot: deletionProtection,
    tags: { ...tags, Name: nameOf(scope, 255, name) },
    lifecycle: { preventDestroy: deletionProtection, ignoreChanges: ["snapshot_id"] },
  });
  new VolumeAttachment(scope, `VolumeAttachment-${name}`, {
    deviceName: props.device,
    volumeId: volume.id,
    instanceId: instance.id,
    // A mounted volume does not come off a running instance.
    stopInstanceBeforeDetaching: true,
  });
  return volume;
}

function argumentsOf(props: VolumeProps) {
  const { volumeType: type, volumeSize: size, iops, throughput } = gp3(props);
  return { type, size, iops, throughput };
}

function volumeProblems(scope: Construct, { devices }: Settings, name: string, props: VolumeProps): Problem[] {
  return [
    volumeNameProblem("name", name),
    must(!scope.node.tryFindChild(`Volume-${name}`), `name must be new, got ${JSON.stringify(name)} again`),
    dataDeviceProblem("device", props.device),
    must(!devices.has(props.device), `device must be free, got ${props.device} again`),
    snapshotProblem("snapshotId", props.snapshotId),
    ...gp3Problems("", props),
  ];
}
