import type { LaunchTemplateBlockDeviceMappings } from "@cdktf/provider-aws/lib/launch-template";
import { between, distinct, matches, must, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import { ROOT_DEVICE } from "./ami";

/** A gp3 volume, always encrypted. AWS docs, "Amazon EBS General Purpose SSD volumes". */
export interface RootVolumeProps {
  /** 1 to 16384. @default 8 */
  readonly sizeGiB?: number;
  /** 3000 to 16000, at most 500 for each GiB. @default 3000 */
  readonly iops?: number;
  /** MiB/s: 125 to 1000, at most a quarter of the IOPS. @default 125 */
  readonly throughput?: number;
}

/** A further volume that every instance is born and dies with. */
export interface FleetVolume extends RootVolumeProps {
  /** Where the instance finds it: `/dev/sdf` to `/dev/sdp`. */
  readonly device: string;
  /** 1 to 16384. */
  readonly sizeGiB: number;
  /** `snap-…`, to begin with what it holds. @default - an empty volume */
  readonly snapshotId?: string;
}

/** Further volumes by name. */
export type FleetVolumes = Readonly<Record<string, FleetVolume>>;

export function gp3({ sizeGiB = 8, iops = 3000, throughput = 125 }: RootVolumeProps) {
  return { volumeType: "gp3", volumeSize: sizeGiB, iops, throughput };
}

/** First the root, then the others by name, whatever the order they are given in. */
export function blockDevices(
  rootDevice: string | undefined,
  root: RootVolumeProps,
  volumes: FleetVolumes,
  kmsKeyId: string | undefined,
): LaunchTemplateBlockDeviceMappings[] {
  const mapping = (deviceName: string, volume: RootVolumeProps, snapshotId?: string) => ({
    deviceName,
    ebs: { ...gp3(volume), snapshotId, encrypted: "true", kmsKeyId, deleteOnTermination: "true" },
  });
  return [
    mapping(rootDevice ?? ROOT_DEVICE, root),
    ...named(volumes).map(([, volume]) => mapping(volume.device, volume, volume.snapshotId)),
  ];
}

export function fleetVolumesProblems(volumes: FleetVolumes = {}): Problem[] {
  const all = named(volumes);
  const devices = all.map(([, { device }]) => device);
  return [
    distinct("volumes", devices, 0),
    ...all.flatMap(([name, volume]) => [
      volumeNameProblem("volumes", name),
      dataDeviceProblem(`volumes.${name}.device`, volume.device),
      snapshotProblem(`volumes.${name}.snapshotId`, volume.snapshotId),
      ...gp3Problems(`volumes.${name}.`, volume),
    ]),
  ];
}

/** `prefix` is what leads to the props, with its dot. */
export function gp3Problems(
  prefix: string,
  { sizeGiB = 8, iops = 3000, throughput = 125 }: RootVolumeProps = {},
): Problem[] {
  const known = [sizeGiB, iops, throughput].every((value) => !Token.isUnresolved(value));
  return [
    between(`${prefix}sizeGiB`, sizeGiB, 1, 16384),
    between(`${prefix}iops`, iops, 3000, 16000),
    between(`${prefix}throughput`, throughput, 125, 1000),
    must(
      !known || iops === 3000 || iops <= 500 * sizeGiB,
      `${prefix}iops must be at most 500 for each GiB, got ${iops} for ${sizeGiB}`,
    ),
    must(
      !known || throughput * 4 <= iops,
      `${prefix}throughput must be at most a quarter of the IOPS, got ${throughput} for ${iops}`,
    ),
  ];
}

export function volumeNameProblem(prop: string, name: string): Problem {
  return matches(prop, name, /^[A-Za-z][A-Za-z0-9]{0,63}$/, "be named by letters and digits");
}

export function snapshotProblem(prop: string, id: string | undefined): Problem {
  return matches(prop, id, /^snap-[0-9a-f]{8,17}$/, 'be an id such as "snap-0a1b2c3d4e5f60718"');
}

/** AWS docs, "Device names for volumes on Amazon EC2 instances": recommended for EBS data volumes. */
export function dataDeviceProblem(prop: string, device: string): Problem {
  return matches(prop, device, /^\/dev\/sd[f-p]$/, 'be "/dev/sdf" to "/dev/sdp"');
}

function named(volumes: FleetVolumes): [string, FleetVolume][] {
  return Object.entries(volumes).sort(([a], [b]) => (a < b ? -1 : 1));
}
