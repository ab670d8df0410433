import type { LaunchTemplateBlockDeviceMappings } from "@cdktf/provider-aws/lib/launch-template";
import {
  integer,
  isKnownLater,
  object,
  type Problem,
  type RowsOf,
  type Rule,
  record,
  type SettingsOf,
  text,
} from "@plinth/core";

/** A gp3 volume, always encrypted. AWS docs, "Amazon EBS General Purpose SSD volumes". */
export interface RootVolumeProps {
  /** GiB, 1 to 16384. @default 8 */
  readonly sizeGiB?: number;
  /** 3000 to 16000, at most 500 for each GiB. @default 3000 */
  readonly iops?: number;
  /** MiB/s: 125 to 1000, at most a quarter of the IOPS. @default 125 */
  readonly throughput?: number;
}

/** A further volume that every instance is born and dies with. */
export interface FleetVolume extends RootVolumeProps {
  /** Where the instance finds it: `/dev/sdf` to `/dev/sdp`; others with a warning. */
  readonly device: string;
  /** GiB, 1 to 16384. */
  readonly sizeGiB: number;
  /** `snap-…`, to begin with what it holds. @default - an empty volume */
  readonly snapshotId?: string;
}

/** Further volumes by name. */
export type FleetVolumes = Readonly<Record<string, FleetVolume>>;

const SIZE = integer(1, 16_384);
const GP3 = { iops: integer(3000, 16_000).default(3000), throughput: integer(125, 1000).default(125) };

/** AWS docs, "Device names for volumes on Amazon EC2 instances", https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html */
export const DATA_DEVICE = text('be a device such as "/dev/sdf"', /^\/dev\/(sd[b-z]|xvd[b-z]|xvd[a-d][a-z])$/);

/** The same page, for volumes of EBS. */
const RECOMMENDED_DEVICE = /^\/dev\/sd[f-p]$/;

/** @param path - of the device, as warnings write it */
export function deviceWarning(path: string, device: string): Problem {
  return (
    !isKnownLater(device) &&
    !RECOMMENDED_DEVICE.test(device) &&
    `${path} ${device} can be the name of a disk that the instance type has: use /dev/sdf to /dev/sdp`
  );
}

export const VOLUME_NAME = text("be letters and digits, a letter first", /^[A-Za-z][A-Za-z0-9]{0,63}$/);

/** Of every gp3 volume. */
export const GP3_RULES: readonly Rule<Required<RootVolumeProps>>[] = [
  ({ iops, sizeGiB }, path) =>
    iops > 3000 &&
    iops > 500 * sizeGiB &&
    `${path("iops")} must be at most 500 for each GiB, got ${iops} for ${sizeGiB}`,
  ({ throughput, iops }, path) =>
    throughput * 4 > iops &&
    `${path("throughput")} must be at most a quarter of the IOPS, got ${throughput} for ${iops}`,
];

export const ROOT_VOLUME = object({ sizeGiB: SIZE.default(8), ...GP3 } satisfies RowsOf<RootVolumeProps>, {
  rules: GP3_RULES,
});

/** What a volume has that is not the root. */
export const DATA_VOLUME = {
  sizeGiB: SIZE,
  ...GP3,
  device: DATA_DEVICE,
  snapshotId: text('be an id such as "snap-0a1b2c3d4e5f60718"', /^snap-[0-9a-f]{8,17}$/).optional(),
} satisfies RowsOf<FleetVolume>;

export const FLEET_VOLUMES = record(object(DATA_VOLUME, { rules: GP3_RULES }), VOLUME_NAME)
  .where("have a device of its own for each", (volumes) => {
    const devices = Object.values(volumes).map(({ device }) => device);
    return new Set(devices).size === devices.length;
  })
  .literal();
type FleetVolumesSettings = SettingsOf<typeof FLEET_VOLUMES>;

export function gp3({ sizeGiB, iops, throughput }: Required<RootVolumeProps>) {
  return { volumeType: "gp3", volumeSize: sizeGiB, iops, throughput };
}

/** First the root, then the others by name, whatever the order they are given in. */
export function blockDevices(
  rootDevice: string,
  root: Required<RootVolumeProps>,
  volumes: FleetVolumesSettings,
  kmsKeyId: string | undefined,
): LaunchTemplateBlockDeviceMappings[] {
  const mapping = (deviceName: string, volume: Required<RootVolumeProps>, snapshotId?: string) => ({
    deviceName,
    ebs: { ...gp3(volume), snapshotId, encrypted: "true", kmsKeyId, deleteOnTermination: "true" },
  });
  return [
    mapping(rootDevice, root),
    ...Object.entries(volumes)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, volume]) => mapping(volume.device, volume, volume.snapshotId)),
  ];
}
